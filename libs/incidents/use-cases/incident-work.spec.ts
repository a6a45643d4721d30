import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { accessSchema } from '#access';
import { auditSchema } from '#audit';
import { complaintsSchema } from '#complaints';
import { DomainError, type OperationsAlarm } from '#kernel';
import { siblingsSchema } from '#siblings';
import { vaultSchema } from '#vault';
import { FakeClock, openTestDatabase, type TestDatabase } from '#testing';
import { incidentsSchema } from '../index.js';
import { hana, IncidentDesk, mio, ren } from './incident-desk.fixture.js';

const at = (on: string, time = '10:00') => new Date(`${on}T${time}:00+09:00`).toISOString();
const YES = { involved: true, reason: '他人の通信の内容が見えた' };
const NO = { involved: false, reason: '本人の設定による' };

let db: TestDatabase;
let clock: FakeClock;
let desk: IncidentDesk;
let raised: string[];

beforeEach(async () => {
  db = await openTestDatabase([
    ...[vaultSchema, auditSchema, accessSchema],
    ...[complaintsSchema, siblingsSchema, incidentsSchema],
  ]);
  clock = new FakeClock(at('2025-03-03'));
  desk = new IncidentDesk(db.uow, db.settings, clock);
  raised = [];
  const note = (sign: string) => (alarm: Pick<OperationsAlarm, 'code' | 'about'>) => {
    raised.push(`${sign}${alarm.code} ${alarm.about}`);
    return Promise.resolve();
  };
  desk.events.on('operations.alarm', note('+'));
  desk.events.on('operations.calm', note('-'));
});
afterEach(() => db.close());

async function codeOf(work: Promise<unknown>): Promise<string> {
  const error: unknown = await work.then(
    () => null,
    (caught: unknown) => caught,
  );
  if (!(error instanceof DomainError)) throw new Error('a refusal was expected');
  return error.code;
}

async function suspected(received = at('2025-03-02')): Promise<string> {
  const complaintId = await desk.complaint(received);
  return (await desk.open.execute({ title: '受信箱の取り違え', complaintIds: [complaintId] }, hana)).id;
}

const gatesOf = async (id: string) => (await desk.reader.execute(id, hana)).closingGates;
const openAt = async (id: string, gate: string) => (await gatesOf(id)).find(({ name }) => name === gate)?.open ?? [];

describe('the secrecy question', () => {
  it('is asked at both ends, and a yes keeps the incident from being called unfounded but stays on record', async () => {
    const id = await suspected();
    const end = (secrecy?: typeof YES) =>
      desk.transition.execute(id, { to: 'unfounded', reason: '調査した', secrecy }, hana);
    expect(await codeOf(end())).toBe('incidents.secrecy-answer-missing');
    expect(await codeOf(end({ ...NO, reason: ' ' }))).toBe('incidents.secrecy-answer-missing');
    expect(await codeOf(end(YES))).toBe('incidents.secrecy-involved');
    expect((await desk.reader.execute(id, hana)).secrecyAnswers).toMatchObject([{ ...YES, answeredBy: 'hana' }]);
    expect((await end(NO)).state).toBe('unfounded');
    expect((await desk.reader.execute(id, hana)).secrecyAnswers).toHaveLength(2);
  });

  it('is asked again when an incident that was opened again is to end', async () => {
    const id = await suspected();
    await desk.transition.execute(id, { to: 'unfounded', reason: '誤り', secrecy: NO }, hana);
    const again = await desk.transition.execute(id, { to: 'suspected', reason: '新しい苦情' }, ren);
    expect(again.reopenedAt).not.toBeNull();
    const end = desk.transition.execute(id, { to: 'unfounded', reason: '誤り' }, hana);
    expect(await codeOf(end)).toBe('incidents.secrecy-answer-missing');
  });
});

describe('an investigation task', () => {
  const task = { title: '記録の抽出', text: '3月の記録', assigneeKind: 'department', assignee: '運用部' } as const;

  it('keeps both ends shut until its answer is accepted; each step is in the timeline with its words', async () => {
    const id = await suspected();
    const taskId = await desk.work.tasks.set.execute(id, { ...task, dueAt: at('2025-03-05') }, hana);
    const step = (name: 'answer' | 'return' | 'accept', words: string) =>
      desk.work.tasks.work.step(id, taskId, { step: name, words }, hana);
    expect(await openAt(id, 'tasks-done')).toEqual(['1']);
    expect(await codeOf(step('accept', 'よい'))).toBe('incidents.work-step-impossible');
    expect(await codeOf(step('answer', ' '))).toBe('incidents.reason-needed');
    await step('answer', '12件');
    await step('return', '期間が足りない');
    await step('answer', '14件');
    const unfounded = desk.transition.execute(id, { to: 'unfounded', reason: '誤り', secrecy: NO }, hana);
    expect(await codeOf(unfounded)).toBe('incidents.gates-shut');
    await step('accept', '検算した');
    expect(await openAt(id, 'tasks-done')).toEqual([]);
    const [view] = (await desk.work.investigation.execute(id, hana)).tasks;
    expect(view).toMatchObject({ title: '記録の抽出', assignee: '運用部', state: 'accepted' });
    expect(view?.entries.map(({ action, note }) => [action, note])).toEqual([
      ['task-set', '記録の抽出'],
      ['task-answered', '12件'],
      ['task-returned', '期間が足りない'],
      ['task-answered', '14件'],
      ['task-accepted', '検算した'],
    ]);
  });

  it('raises one alarm when it is past its date, also after a standstill, and calms it with the last one', async () => {
    const id = await suspected();
    const { number } = await desk.incidents.row(id);
    const first = await desk.work.tasks.set.execute(id, { ...task, dueAt: at('2025-03-04') }, hana);
    const second = await desk.work.tasks.set.execute(id, { ...task, dueAt: at('2025-03-04') }, hana);
    expect(await desk.work.tasks.sweep.execute()).toBe(0);
    clock.set(at('2025-03-20'));
    expect([await desk.work.tasks.sweep.execute(), await desk.work.tasks.sweep.execute()]).toEqual([2, 0]);
    const alarm = `incidents.task-overdue ${number}`;
    expect(raised).toEqual([`+${alarm}`, `+${alarm}`]);
    await desk.work.tasks.work.step(id, first, { step: 'answer', words: '14件' }, hana);
    expect(raised).toHaveLength(2);
    await desk.work.tasks.work.postpone(id, second, { dueAt: at('2025-03-25'), reason: '抽出中' }, hana);
    expect(raised.at(-1)).toBe(`-${alarm}`);
    clock.set(at('2025-03-26'));
    expect(await desk.work.tasks.sweep.execute()).toBe(1);
  });

  it('can only be asked of users who are there', async () => {
    const id = await suspected();
    const ask = { ...task, assigneeKind: 'user', userId: 'nobody', dueAt: at('2025-03-05') } as const;
    expect(await codeOf(desk.work.tasks.set.execute(id, ask, hana))).toBe('incidents.unknown-person');
  });
});

describe('a file of evidence', () => {
  it.each([20, 100_000])('of %d bytes comes back as it was handed in, with its hash, and never in clear', async (n) => {
    const id = await suspected();
    const bytes = Buffer.from('他人のメール'.repeat(n / 20));
    const file = { fileName: '画面.txt', mediaType: 'text/plain', bytes };
    const kept = await desk.work.files.add(id, file, hana);
    const read = await desk.work.files.read(id, kept.id, ren);
    expect(read.bytes.equals(bytes)).toBe(true);
    expect(read.evidence).toMatchObject({ name: '画面.txt', sha256: kept.sha256, size: bytes.length });
    const [row] = await db.reads.query<{ sealed_name: Buffer }[]>('SELECT sealed_name FROM incident_evidence');
    expect(row?.sealed_name.includes('画面')).toBe(false);
  });
});

describe('prevention of recurrence', () => {
  const plan = { kind: 'prevention', text: '二人で照合する', owner: '品質部', dueOn: '2025-03-10' } as const;
  const withCheck = { ...plan, checkDueOn: '2025-04-10' };

  it('needs a date for the check of its effect, not before it is carried out', async () => {
    const id = await suspected();
    expect(await codeOf(desk.work.measures.plan.execute(id, plan, hana))).toBe('incidents.check-date-needed');
    const early = { ...plan, checkDueOn: '2025-03-09' };
    expect(await codeOf(desk.work.measures.plan.execute(id, early, hana))).toBe('incidents.check-date-needed');
  });

  it('is called effective by somebody else than its doer; without effect it keeps the incident open until replaced', async () => {
    const id = await suspected();
    const { number } = await desk.incidents.row(id);
    const first = await desk.work.measures.plan.execute(id, withCheck, hana);
    const step = (of: string, name: 'done' | 'effective' | 'ineffective', actor = hana) =>
      desk.work.measures.work.step(id, of, { step: name, words: '確認' }, actor);
    expect(await openAt(id, 'measures-done')).toEqual(['1']);
    expect(await codeOf(step(first, 'effective', ren))).toBe('incidents.work-step-impossible');
    await step(first, 'done');
    expect(await openAt(id, 'measures-done')).toEqual([]);
    expect(await codeOf(step(first, 'effective'))).toBe('incidents.other-person-needed');
    await step(first, 'ineffective', ren);
    expect(raised).toEqual([`+incidents.prevention-failed ${number}`]);
    expect(await openAt(id, 'measures-effective')).toEqual(['1']);
    const second = await desk.work.measures.plan.execute(id, { ...withCheck, replacesId: first }, hana);
    expect(await openAt(id, 'measures-effective')).toEqual(['1']);
    await step(second, 'done', mio);
    expect(await openAt(id, 'measures-effective')).toEqual([]);
  });

  it('raises one alarm past its date, and another past the date of its check', async () => {
    const id = await suspected();
    const measure = await desk.work.measures.plan.execute(id, withCheck, hana);
    clock.set(at('2025-03-10', '23:00'));
    expect(await desk.work.measures.sweep.execute()).toBe(0);
    clock.set(at('2025-03-11'));
    expect([await desk.work.measures.sweep.execute(), await desk.work.measures.sweep.execute()]).toEqual([1, 0]);
    await desk.work.measures.work.step(id, measure, { step: 'done', words: '実施' }, hana);
    clock.set(at('2025-04-11'));
    expect(await openAt(id, 'measures-done')).toEqual(['1']);
    expect(await desk.work.measures.sweep.execute()).toBe(1);
    expect(raised.map((each) => each.slice(0, 1))).toEqual(['+', '-', '+']);
  });
});

describe('a cause', () => {
  const cause = { code: 'misaddressed', part: 'root', basis: '封入の記録' } as const;

  /** An incident whose prevention was called effective on 2025-03-03. */
  async function prevented(): Promise<string> {
    const id = await suspected();
    await desk.work.causes.find.add(id, cause, hana);
    const plan = { kind: 'prevention', text: '照合', owner: '品質部' } as const;
    const dates = { dueOn: '2025-03-03', checkDueOn: '2025-03-03' };
    const measure = await desk.work.measures.plan.execute(id, { ...plan, ...dates }, hana);
    await desk.work.measures.work.step(id, measure, { step: 'done', words: '実施' }, hana);
    await desk.work.measures.work.step(id, measure, { step: 'effective', words: '誤りなし' }, ren);
    return id;
  }

  it('that works again after effective prevention raises an alarm once, and closing waits for what follows from it', async () => {
    const earlier = await desk.incidents.row(await prevented());
    clock.set(at('2025-06-02'));
    const later = await suspected(at('2025-06-01'));
    const { number } = await desk.incidents.row(later);
    expect(await openAt(later, 'recurrence-considered')).toEqual([]);
    await desk.work.causes.find.add(later, cause, hana);
    await desk.work.causes.find.add(later, { ...cause, part: 'contributing' }, hana);
    expect(raised).toEqual([`+incidents.recurrence ${number}`]);
    expect(await openAt(later, 'recurrence-considered')).toEqual([earlier.number]);
    const view = await desk.work.measures.read.execute(later, hana);
    expect(view.sameCause).toMatchObject([{ number: earlier.number, code: 'misaddressed' }]);
    const [recurrence] = view.recurrences;
    expect(recurrence).toMatchObject({ earlier: earlier.number, causeCode: 'misaddressed', note: null });
    await desk.work.causes.consider.execute(later, recurrence?.id ?? '', '委託先にも広げる', hana);
    expect(raised.at(-1)).toBe(`-incidents.recurrence ${number}`);
    expect(await openAt(later, 'recurrence-considered')).toEqual([]);
  });

  it('that worked before the prevention is no recurrence, unless it turns out to have worked after it', async () => {
    await prevented();
    clock.set(at('2025-06-02'));
    const later = await suspected(at('2025-06-01'));
    const { version } = await desk.incidents.row(later);
    const early = { occurred_at: '2025-01-10T00:00:00+09:00' };
    await desk.facts.execute(later, { version, facts: early }, hana);
    await desk.work.causes.find.add(later, cause, hana);
    expect(raised).toEqual([]);
    const now = (await desk.incidents.row(later)).version;
    const late = { occurred_at: '2025-05-10T00:00:00+09:00' };
    await desk.facts.execute(later, { version: now, facts: late }, hana);
    expect(raised).toHaveLength(1);
  });

  it('is a code of the taxonomy, and is taken back with a reason', async () => {
    const id = await suspected();
    const unknown = desk.work.causes.find.add(id, { ...cause, code: 'weather' }, hana);
    expect(await codeOf(unknown)).toBe('incidents.unknown-cause');
    const causeId = await desk.work.causes.find.add(id, cause, hana);
    await desk.work.causes.find.withdraw(id, causeId, '別の原因と判明', ren);
    expect(await openAt(id, 'cause-found')).toEqual(['cause']);
    expect((await desk.work.measures.read.execute(id, hana)).causes).toMatchObject([{ withdrawnBy: 'ren' }]);
  });
});

describe('knowledge', () => {
  it('is registered with each complaint, by whoever learned; what the house knew before the anchor is marked', async () => {
    const id = await suspected(at('2025-03-02'));
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
  }, 60_000);

  /** Proposals are hana's; `n` 1 approves as ren, 0 as hana, which is refused. */
  async function take(id: string, step: { do: string; n: number }, complaints: string[]): Promise<unknown> {
    const complaint = complaints[step.n] ?? '';
    const moment = new Date(Date.parse(at('2025-02-28')) + step.n * 3_600_000).toISOString();
    const words = { name: '運用部', what: '警告を見た' };
    switch (step.do) {
      case 'link':
        return desk.link.execute(id, complaint, hana);
      case 'unlink':
        return desk.link.unlink(id, complaint, hana);
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
    const id = await suspected();
    const before = await desk.complaint(at('2025-03-02', '11:00'));
    await desk.link.execute(id, before, hana);
    expect(await openAt(id, 'members-judged')).toEqual([]);
    await desk.transition.execute(id, { to: 'unfounded', reason: '誤り', secrecy: NO }, hana);
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
    const id = await suspected();
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
    const id = await suspected();
    const { version } = await desk.incidents.row(id);
    await desk.work.rename.execute(id, { version, title: '転送設定の不具合' }, ren);
    const view = await desk.reader.execute(id, hana);
    expect(view.title).toBe('転送設定の不具合');
    expect(view.timeline.at(-1)).toMatchObject({ action: 'title-changed', note: '受信箱の取り違え' });
    const stale = desk.work.rename.execute(id, { version, title: 'x' }, ren);
    expect(await codeOf(stale)).toBe('incidents.version-conflict');
  });
});
