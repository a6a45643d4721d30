import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { DomainError } from '#kernel';
import { accessSchema } from '#access';
import { auditSchema } from '#audit';
import { complaintsSchema } from '#complaints';
import { siblingsSchema } from '#siblings';
import { vaultSchema } from '#vault';
import { hana, ren, type IncidentDesk } from './incident-desk.fixture.js';
import { FakeClock, openTestDatabase, type TestDatabase } from '#testing';
import { incidentsSchema } from '../index.js';
import { at, codeOf, WorkRoom } from './work-room.fixture.js';

const YES = { involved: true, reason: '他人の通信の内容が見えた' };
const NO = { involved: false, reason: '本人の設定による' };

let db: TestDatabase;
let room: WorkRoom;
let desk: IncidentDesk;

beforeEach(async () => {
  db = await openTestDatabase([
    ...[vaultSchema, auditSchema, accessSchema],
    ...[complaintsSchema, siblingsSchema, incidentsSchema],
  ]);
  room = new WorkRoom(db.uow, db.settings, new FakeClock(at('2025-03-03')));
  desk = room.desk;
});
afterEach(() => db.close());

describe('the secrecy question', () => {
  it('is asked at both ends, and a yes keeps the incident from being called unfounded but stays on record', async () => {
    const id = await room.suspected();
    const end = (secrecy?: typeof YES) =>
      desk.transition.execute(id, { to: 'unfounded', reason: '調査した', secrecy }, hana);
    await room.dutiesDenied(id);
    expect(await codeOf(end())).toBe('incidents.secrecy-answer-missing');
    expect(await codeOf(end({ ...NO, reason: ' ' }))).toBe('incidents.secrecy-answer-missing');
    expect(await codeOf(end(YES))).toBe('incidents.secrecy-involved');
    expect((await desk.reader.execute(id, hana)).secrecyAnswers).toMatchObject([{ ...YES, answeredBy: 'hana' }]);
    // The yes became a fact, which the decisions have to be taken on anew.
    expect((await desk.reader.execute(id, hana)).facts).toMatchObject({ secrecy_involved: 'yes' });
    await room.dutiesDenied(id);
    expect((await end(NO)).state).toBe('suspected');
    expect((await desk.transition.approve(id, ren)).state).toBe('unfounded');
    const { secrecyAnswers, facts } = await desk.reader.execute(id, hana);
    expect(secrecyAnswers).toHaveLength(2);
    expect(facts).toMatchObject({ secrecy_involved: 'yes' });
  });

  it('is asked again when an incident that was opened again is to end', async () => {
    const id = await room.suspected();
    await desk.unfounded(id);
    const again = await desk.transition.execute(id, { to: 'suspected', reason: '新しい苦情' }, ren);
    expect(again.reopenedAt).not.toBeNull();
    const end = desk.transition.execute(id, { to: 'unfounded', reason: '誤り' }, hana);
    expect(await codeOf(end)).toBe('incidents.secrecy-answer-missing');
  });
});

describe('knowledge', () => {
  it('is registered with each complaint, by whoever learned; what the house knew before the anchor is marked', async () => {
    const id = await room.suspected(at('2025-03-02'));
    const entry = { name: '店舗の店長', what: '店頭で申出を受けていた', learnedAt: '2025-02-27T10:00:00+09:00' };
    await desk.work.knowledge.execute(id, { who: 'outside', ...entry }, hana);
    expect((await desk.reader.execute(id, hana)).gap.knownEarlier).toEqual([]);
    const wrong = await desk.work.knowledge.execute(id, { who: 'department', ...entry }, hana);
    const { gap } = await desk.reader.execute(id, hana);
    expect(gap).toMatchObject({ knownEarlier: [at('2025-02-27')], signalToKnownHours: 0, knownToReportHours: 24 });
    const { knowledge } = await desk.work.investigation.execute(id, hana);
    expect(knowledge.map(({ source, beforeKnownAt }) => [source, beforeKnownAt])).toEqual([
      ['person', false],
      ['person', true],
      ['arrival', false],
    ]);
    const right = { who: 'department', ...entry, learnedAt: '2025-03-03T09:00:00+09:00', correctsId: wrong } as const;
    await desk.work.knowledge.execute(id, right, hana);
    expect((await desk.reader.execute(id, hana)).gap.knownEarlier).toEqual([]);
    const future = desk.work.knowledge.execute(id, { who: 'desk', ...entry, learnedAt: '2025-04-01T00:00:00Z' }, hana);
    expect(await codeOf(future)).toBe('incidents.known-at-in-future');
  });
});

describe('knowledge under any sequence of work', () => {
  it('never moves later by itself: the first sign only earlier, the anchor only by two people', async () => {
    const hours = fc.integer({ min: 0, max: 60 });
    const step = fc.oneof(
      fc.record({ do: fc.constant('link' as const), n: fc.nat(3) }),
      fc.record({ do: fc.constant('unlink' as const), n: fc.nat(3) }),
      fc.record({ do: fc.constant('learn' as const), n: hours }),
      fc.record({ do: fc.constant('propose' as const), n: hours }),
      fc.record({ do: fc.constant('approve' as const), n: fc.nat(1) }),
    );
    await fc.assert(
      fc.asyncProperty(fc.array(step, { minLength: 4, maxLength: 12 }), async (steps) => {
        const complaints: string[] = [];
        for (const hour of ['09', '08', '12', '07'])
          complaints.push(await desk.complaint(at('2025-03-01', `${hour}:00`)));
        const { id } = await desk.open.execute({ title: 'x', complaintIds: [complaints[0] ?? ''] }, hana);
        let before = await desk.incidents.row(id);
        for (const each of steps) {
          const moved = await tried(take(id, each, complaints));
          const after = await desk.incidents.row(id);
          expect((after.firstSignalAt ?? '') <= (before.firstSignalAt ?? '')).toBe(true);
          if (each.do !== 'approve' || each.n === 0 || !moved) expect(after.knownAt).toBe(before.knownAt);
          before = after;
        }
        const { knownAtHistory } = await desk.reader.execute(id, hana);
        expect(knownAtHistory[0]).toMatchObject({ state: 'first', toAt: at('2025-03-01', '09:00') });
      }),
      { numRuns: 8 },
    );
  });

  /** Proposals are hana's; `n` 1 approves as ren, 0 as hana, which is refused. */
  async function take(id: string, step: { do: string; n: number }, complaints: string[]): Promise<unknown> {
    const complaint = complaints[step.n] ?? '';
    const moment = new Date(Date.parse(at('2025-02-28')) + step.n * 3_600_000).toISOString();
    const words = { name: '運用部', what: '警告を見た' };
    switch (step.do) {
      case 'link':
        return desk.link.execute(id, complaint, hana);
      case 'unlink':
        return desk.link.unlink(id, complaint, '別の件', hana);
      case 'learn':
        return desk.work.knowledge.execute(id, { who: 'department', ...words, learnedAt: moment }, hana);
      case 'propose':
        return desk.knownAt.propose(id, { knownAt: moment, reason: '記録' }, hana);
      default:
        return desk.knownAt.approve(id, step.n === 1 ? ren : hana);
    }
  }

  /** Whether it went through; a refusal is an answer too. */
  async function tried(work: Promise<unknown>): Promise<boolean> {
    try {
      await work;
      return true;
    } catch (error) {
      if (error instanceof DomainError) return false;
      throw error;
    }
  }
});

describe('a complaint that joins later', () => {
  it('asks for the decision again, and opens an ended incident when it changes it', async () => {
    const id = await room.suspected();
    const before = await desk.complaint(at('2025-03-02', '11:00'));
    await desk.link.execute(id, before, hana);
    expect(await room.openAt(id, 'members-judged')).toEqual([]);
    await desk.unfounded(id);
    for (const n of [1, 2])
      await desk.link.execute(id, await desk.complaint(at('2025-03-03', `0${String(n)}:00`)), hana);
    const { memberQuestions } = await desk.reader.execute(id, hana);
    expect(memberQuestions).toHaveLength(2);
    const [first, second] = memberQuestions.map(({ id: question }) => question);
    await desk.judge.execute(id, first ?? '', { answer: 'covered', reason: '同じ設定' }, ren);
    expect((await desk.incidents.row(id)).state).toBe('unfounded');
    await desk.judge.execute(id, second ?? '', { answer: 'changes', reason: '別の人にも届いている' }, ren);
    expect((await desk.incidents.row(id)).state).toBe('suspected');
    const again = desk.judge.execute(id, second ?? '', { answer: 'covered', reason: 'x' }, ren);
    expect(await codeOf(again)).toBe('incidents.question-not-found');
  });
});

describe('an estimate', () => {
  it('may leave any count unknown, but not all four', async () => {
    const id = await room.suspected();
    const given = { basis: '回線の抽出', asOf: '2025-03-03T09:00:00+09:00' };
    await desk.estimates.execute(id, { ...given, lines: 7002 }, hana);
    expect((await desk.reader.execute(id, hana)).estimates).toMatchObject([
      { persons: null, lines: 7002, accounts: null, messages: null },
    ]);
    expect(await codeOf(desk.estimates.execute(id, given, hana))).toBe('incidents.no-count');
  });
});

describe('the title', () => {
  it('can be changed by who saw the present one; the earlier stays in the timeline', async () => {
    const id = await room.suspected();
    const { version } = await desk.incidents.row(id);
    await desk.work.rename.execute(id, { version, title: '転送設定の不具合' }, ren);
    const view = await desk.reader.execute(id, hana);
    expect(view.title).toBe('転送設定の不具合');
    expect(view.timeline.at(-1)).toMatchObject({ action: 'title-changed', note: '受信箱の取り違え' });
    const stale = desk.work.rename.execute(id, { version, title: 'x' }, ren);
    expect(await codeOf(stale)).toBe('incidents.version-conflict');
  });
});
