import { afterEach, beforeEach, describe, expect, it, jest } from '@jest/globals';
import fc from 'fast-check';
import { AuditEntryRow, auditSchema } from '#audit';
import { complaintsSchema } from '#complaints';
import { vaultSchema } from '#vault';
import { FakeClock, openTestDatabase, type TestDatabase } from '#testing';
import { Assessment, ReviewDecision, Signal } from '../data/assessment.entity.js';
import { triageSchema } from '../index.js';
import type { QueueCursor } from './review-queue.js';
import { aoi, hana, TriageDesk } from './triage-desk.fixture.js';

jest.setTimeout(60_000);

type SignalLine = Pick<Signal, 'kind' | 'state' | 'createdAt'>;

const SET_ASIDE = { decision: 'set_aside', reasonCode: 'no-communication', note: '料金の申出。' } as const;
const SUSPECTED = { decision: 'suspected', reasonCode: 'leak-suspected' } as const;

let db: TestDatabase;
let clock: FakeClock;
let desk: TriageDesk;

beforeEach(async () => {
  db = await openTestDatabase([vaultSchema, auditSchema, complaintsSchema, triageSchema]);
  clock = new FakeClock('2026-11-25T00:00:00.000Z');
  desk = new TriageDesk(db.uow, clock);
});
afterEach(() => db.close());

const signalsOf = async (id: string): Promise<Record<string, string>> =>
  Object.fromEntries((await desk.queue.signals(id)).map((signal) => [signal.kind, signal.state]));
const flaggedOf = async (id: string): Promise<boolean> => (await desk.repository.row(id)).flagged;
const followUp = (id: string, text: string, subject: string | null = null): Promise<void> =>
  desk.handle.addFollowUp(id, {
    channel: 'email',
    subject,
    text,
    arrivalId: '01JDH0NC0DENT0000000000001',
    at: clock.now().toISOString(),
    humanMustRead: false,
  });

describe('an assessment', () => {
  it('opens one signal for each kind, and one without a kind when the engine names none', async () => {
    expect(await signalsOf(await desk.complaint('signals: misdelivery interception'))).toEqual({
      misdelivery: 'open',
      interception: 'open',
    });
    expect(await signalsOf(await desk.complaint('signals:'))).toEqual({ unspecified: 'open' });
    expect(await signalsOf(await desk.complaint('料金が高い'))).toEqual({});
  });

  it('is kept beside the earlier ones, its quotations sealed', async () => {
    const id = await desk.complaint('signals: misdelivery');
    await desk.update.execute(id, { version: 1, text: '料金が高い' }, aoi);
    expect((await desk.queue.assessments(id)).map(({ source, flagged }) => ({ source, flagged }))).toEqual([
      { source: 'registration', flagged: true },
      { source: 'correction', flagged: false },
    ]);
    const [row] = await db.reads.find(Assessment, { order: { id: 'ASC' } });
    expect(row?.sealedReasons.includes(Buffer.from('signals'))).toBe(false);
    expect((await desk.queue.assessments(id))[0]?.reasons[0]?.text).toBe('signals: misdelivery');
    expect(await flaggedOf(id)).toBe(true);
  });

  it('reads the subject too, with spans that lie in the text', async () => {
    const inText = desk.record.assess({
      subject: '件名',
      text: 'あ signals: lost_media',
      channel: 'email',
      language: 'ja',
    });
    expect(inText.reasons).toMatchObject([{ start: 2, end: 21, text: 'signals: lost_media' }]);
    const id = await desk.complaint('料金が高い');
    await followUp(id, 'よろしく', 'signals: lost_media');
    expect(await signalsOf(id)).toHaveProperty('lost_media', 'open');
  });
});

describe('a decision', () => {
  it('answers every open signal at once, with reason, note and audit entry', async () => {
    const id = await desk.complaint('signals: misdelivery interception');
    await desk.decide.execute(id, SET_ASIDE, hana);
    expect(await signalsOf(id)).toEqual({ misdelivery: 'set_aside', interception: 'set_aside' });
    expect(await desk.queue.decisions(id)).toMatchObject([
      { decision: 'set_aside', kinds: ['misdelivery', 'interception'], note: '料金の申出。', decidedBy: 'hana' },
    ]);
    expect(await db.reads.countBy(AuditEntryRow, { action: 'signal.decided', actorId: 'hana' })).toBe(1);
    await expect(desk.decide.execute(id, SET_ASIDE, hana)).rejects.toMatchObject({ code: 'triage.nothing-open' });
  });

  it('is made by one of two officers who decide at the same moment', async () => {
    desk.openIncidents();
    const id = await desk.complaint('signals: misdelivery');
    const both = await Promise.allSettled([
      desk.decide.execute(id, SET_ASIDE, hana),
      desk.decide.execute(id, SUSPECTED, { ...hana, id: 'ren' }),
    ]);
    expect(both.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected']);
    expect(await db.reads.count(ReviewDecision)).toBe(1);
  });

  it('refuses a reason of the other decision', async () => {
    const id = await desk.complaint('signals: misdelivery');
    const wrong = desk.decide.execute(id, { ...SET_ASIDE, reasonCode: 'leak-suspected' }, hana);
    await expect(wrong).rejects.toMatchObject({ code: 'triage.unknown-reason' });
  });

  it('does not suspect anything that no incident takes up', async () => {
    const id = await desk.complaint('signals: misdelivery');
    await expect(desk.decide.execute(id, SUSPECTED, hana)).rejects.toThrow('nobody opened an incident');
    expect(await signalsOf(id)).toEqual({ misdelivery: 'open' });
    desk.openIncidents();
    expect((await desk.decide.execute(id, SUSPECTED, hana)).incidentId).toHaveLength(26);
    expect(await signalsOf(id)).toEqual({ misdelivery: 'suspected' });
  });
});

describe('closing', () => {
  const involved = { to: 'closed', secrecy: { involved: true, reason: '店員が通話相手を知っていた。' } } as const;
  const notInvolved = { to: 'closed', secrecy: { involved: false, reason: '料金のみ。' } } as const;

  it('waits for the decision on an open signal', async () => {
    const id = await desk.complaint('signals: misdelivery');
    await expect(desk.handle.execute(id, notInvolved, aoi)).rejects.toMatchObject({ code: 'triage.signal-undecided' });
    await desk.decide.execute(id, SET_ASIDE, hana);
    await desk.handle.execute(id, notInvolved, aoi);
    expect((await desk.repository.row(id)).state).toBe('closed');
  });

  it('leaves the signal standing that the answer itself raised, and is refused', async () => {
    const id = await desk.complaint('料金が高い');
    await expect(desk.handle.execute(id, involved, aoi)).rejects.toMatchObject({ code: 'triage.signal-undecided' });
    expect(await signalsOf(id)).toEqual({ raised_by_staff: 'open' });
    expect(await flaggedOf(id)).toBe(true);
    expect((await desk.queue.page('hana', 10, null)).map((item) => item.complaintId)).toEqual([id]);
    expect(await db.reads.countBy(AuditEntryRow, { action: 'signal.raised', actorId: 'aoi' })).toBe(1);
  });
});

describe('SignalsStay', () => {
  const KINDS = ['misdelivery', 'interception', 'lost_media'] as const;
  const words = fc
    .subarray([...KINDS])
    .chain((kinds) =>
      fc.boolean().map((flagged) => (flagged || kinds.length > 0 ? `signals: ${kinds.join(' ')}` : '料金が高い')),
    );
  type Step =
    | { do: 'correct' | 'follow-up'; text: string }
    | { do: 'set_aside' | 'suspect' | 'raise' }
    | { do: 'close'; involved: boolean };

  const step: fc.Arbitrary<Step> = fc.oneof(
    words.map((text) => ({ do: 'correct' as const, text })),
    words.map((text) => ({ do: 'follow-up' as const, text })),
    fc.constantFrom({ do: 'set_aside' as const }, { do: 'suspect' as const }, { do: 'raise' as const }),
    fc.boolean().map((involved) => ({ do: 'close' as const, involved })),
  );

  /** Kinds that went away, changed their beginning, or left a state that only a person may end. */
  function lost(before: SignalLine[], after: SignalLine[], decided: boolean): string[] {
    return before
      .filter((signal) => {
        const now = after.find(({ kind }) => kind === signal.kind);
        if (now?.createdAt !== signal.createdAt) return true;
        return now.state !== signal.state && signal.state !== 'set_aside' && !(decided && signal.state === 'open');
      })
      .map(({ kind }) => kind);
  }

  async function take(id: string, one: Step): Promise<void> {
    clock.advance(60_000);
    const { version } = await desk.repository.row(id);
    if (one.do === 'correct')
      await desk.update.execute(id, { version, text: `第${String(version)}版 ${one.text}` }, aoi);
    else if (one.do === 'follow-up') await followUp(id, one.text);
    else if (one.do === 'raise') await desk.record.raise(id, aoi);
    else if (one.do === 'close')
      await desk.handle.execute(id, { to: 'closed', secrecy: { involved: one.involved, reason: '確認済み。' } }, aoi);
    else await desk.decide.execute(id, one.do === 'suspect' ? SUSPECTED : SET_ASIDE, hana);
  }

  it('holds for every sequence of corrections, replies, decisions and closings', async () => {
    desk.openIncidents();
    await fc.assert(
      fc.asyncProperty(words, fc.array(step, { minLength: 1, maxLength: 8 }), async (first, steps) => {
        const id = await desk.complaint(first);
        let before = await desk.queue.signals(id);
        for (const one of steps) {
          await take(id, one).catch((error: unknown) => {
            expect(error).toHaveProperty('kind');
          });
          const after = await desk.queue.signals(id);
          expect(lost(before, after, one.do === 'set_aside' || one.do === 'suspect')).toEqual([]);
          const named = 'text' in one ? KINDS.filter((kind) => one.text.includes(kind)) : [];
          for (const kind of named) expect(after.find((signal) => signal.kind === kind)?.state).not.toBe('set_aside');
          if (after.length > 0) expect(await flaggedOf(id)).toBe(true);
          before = after;
        }
      }),
      { numRuns: 40 },
    );
  });

  it('would be seen broken: a signal taken away, or set aside by nobody, is named', async () => {
    const id = await desk.complaint('signals: misdelivery interception lost_media');
    const before = await desk.queue.signals(id);
    await db.uow.write(async (m) => {
      await m.delete(Signal, { complaintId: id, kind: 'misdelivery' });
      await m.update(Signal, { complaintId: id, kind: 'interception' }, { state: 'set_aside' });
    });
    expect(lost(before, await desk.queue.signals(id), false)).toEqual(['misdelivery', 'interception']);
  });
});

describe('the queue', () => {
  it('pages through every waiting complaint once, received first, without content', async () => {
    const ids: string[] = [];
    for (let n = 0; n < 7; n += 1) {
      if (n % 2 === 0) clock.advance(1000);
      ids.push(await desk.complaint('signals: misdelivery interception'));
    }
    await desk.complaint('料金が高い');
    const seen: string[] = [];
    for (let after: QueueCursor | null = null; ;) {
      const page = await desk.queue.page('hana', 3, after);
      const last = page.at(-1);
      if (!last) break;
      expect(new Set(page.flatMap((item) => Object.keys(item))).size).toBe(4);
      expect(JSON.stringify(page)).not.toContain('signals:');
      seen.push(...page.map((item) => item.complaintId));
      after = { receivedAt: last.receivedAt, complaintId: last.complaintId };
    }
    expect(seen).toEqual(ids);
  });

  it('shows a set aside complaint again, where its arrival puts it, when a later message shows the same sign', async () => {
    const first = await desk.complaint('signals: misdelivery');
    clock.advance(1000);
    const second = await desk.complaint('signals: misdelivery');
    await desk.decide.execute(first, SET_ASIDE, hana);
    expect((await desk.queue.page('hana', 9, null)).map((item) => item.complaintId)).toEqual([second]);
    clock.advance(1000);
    await followUp(first, 'signals: misdelivery');
    expect((await desk.queue.page('hana', 9, null)).map((item) => item.complaintId)).toEqual([first, second]);
    expect(await desk.queue.decisions(first)).toHaveLength(1);
  });
});
