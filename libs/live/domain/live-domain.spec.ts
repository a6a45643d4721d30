import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { plusMs } from '#kernel';
import { ASK_RUNS_OUT_MS, CLAIM_LAPSES_MS, claimOf, settle, type ClaimState } from './claim-state.js';
import { digestOf, type LiveNews } from './live-news.js';
import { changeOfDeed } from './news-of-deeds.js';

const T0 = '2026-11-26T01:00:00.000Z';
const at = (ms: number) => plusMs(T0, ms);
const held = (o: Partial<ClaimState> = {}): ClaimState => ({ ...claimOf('sato', T0), ...o });

describe('a claim', () => {
  it.each([
    ['stands until its holder was silent for 90 s', held(), CLAIM_LAPSES_MS - 1, 'sato'],
    ['lapses then', held(), CLAIM_LAPSES_MS, null],
    ['stands while somebody asks', held({ askedBy: 'suzuki', askedAt: T0 }), ASK_RUNS_OUT_MS - 1, 'sato'],
    ['changes hands when nobody answers', held({ askedBy: 'suzuki', askedAt: T0 }), ASK_RUNS_OUT_MS, 'suzuki'],
    [
      'goes at once to who asks when the holder has gone',
      held({ askedBy: 'suzuki', askedAt: at(80_000) }),
      90_000,
      'suzuki',
    ],
    ['is nobody’s when who asked has gone too', held({ askedBy: 'suzuki', askedAt: T0 }), 150_000, null],
  ])('%s', (_, before, ms, holder) => {
    expect(settle(before, at(ms)).claim?.holderId ?? null).toBe(holder);
  });

  it('says from whom it was taken over, once', () => {
    const { claim, tookOver } = settle(held({ askedBy: 'suzuki', askedAt: T0 }), at(61_000));
    expect(tookOver).toEqual({ by: 'suzuki', from: 'sato', at: at(60_000) });
    expect(settle(claim, at(61_000)).tookOver).toBeNull();
  });

  it('is settled the same however often one looks', () => {
    const moment = fc.integer({ min: 0, max: 300_000 });
    fc.assert(
      fc.property(moment, moment, fc.option(moment), (beat, look, ask) => {
        const before = held({ beatAt: at(beat), ...(ask === null ? {} : { askedBy: 'suzuki', askedAt: at(ask) }) });
        const once = settle(before, at(look)).claim;
        expect(settle(once, at(look)).claim).toEqual(once);
      }),
    );
  });
});

describe('what a listener is sent', () => {
  const changed = (n: number): LiveNews => ({ n: String(n), type: 'complaint.changed', id: `c${String(n)}`, at: T0 });

  it('names each thing once, and says that queues are to be counted', () => {
    const news = digestOf([changed(1), changed(1), { n: '2', type: 'alarm', id: '', at: T0 }]);
    expect(news.map(({ type, id }) => `${type} ${id}`)).toEqual(['complaint.changed c1', 'alarm ', 'queue.changed ']);
  });

  it('says "many" of more than fifty complaints', () => {
    const news = digestOf(Array.from({ length: 51 }, (_, n) => changed(n)));
    expect(news.map(({ type, id }) => `${type} ${id}`)).toEqual(['complaint.changed ', 'queue.changed ']);
    expect(digestOf(Array.from({ length: 50 }, (_, n) => changed(n)))).toHaveLength(51);
  });
});

describe('a deed in the audit log', () => {
  it.each([
    ['complaint.replied', 'complaint:c1', { type: 'complaint.changed', id: 'c1' }],
    ['incident.known-at-approved', 'incident:i1', { type: 'incident.changed', id: 'i1' }],
    ['signal.decided', 'complaint:c1', { type: 'review.changed', id: '', about: ['c1'] }],
    ['complaint.read', 'complaint:c1', null],
    ['incident.own-tasks-read', 'incident:i1', null],
    ['user.changed', 'user:u1', null],
  ])('%s of %s is news, or is none', (action, object, news) => {
    expect(changeOfDeed(action, object)).toEqual(news);
  });
});
