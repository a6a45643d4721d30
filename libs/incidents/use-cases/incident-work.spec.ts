import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { accessSchema } from '#access';
import { auditSchema } from '#audit';
import { complaintsSchema } from '#complaints';
import { siblingsSchema } from '#siblings';
import { vaultSchema } from '#vault';
import { hana, mio, ren, type IncidentDesk } from './incident-desk.fixture.js';
import { FakeClock, openTestDatabase, type TestDatabase } from '#testing';
import { incidentsSchema } from '../index.js';
import { at, codeOf, WorkRoom } from './work-room.fixture.js';

const NO = { involved: false, reason: '本人の設定による' };

let db: TestDatabase;
let clock: FakeClock;
let room: WorkRoom;
let desk: IncidentDesk;

beforeEach(async () => {
  db = await openTestDatabase([
    ...[vaultSchema, auditSchema, accessSchema],
    ...[complaintsSchema, siblingsSchema, incidentsSchema],
  ]);
  clock = new FakeClock(at('2025-03-03'));
  room = new WorkRoom(db.uow, db.settings, clock);
  desk = room.desk;
});
afterEach(() => db.close());

describe('an investigation task', () => {
  const task = { title: '記録の抽出', text: '3月の記録', assigneeKind: 'department', assignee: '運用部' } as const;

  it('keeps both ends shut until its answer is accepted; each step is in the timeline with its words', async () => {
    const id = await room.suspected();
    const taskId = await desk.work.tasks.set.execute(id, { ...task, dueAt: at('2025-03-05') }, hana);
    const step = (name: 'answer' | 'return' | 'accept', words: string) =>
      desk.work.tasks.work.step(id, taskId, { step: name, words }, hana);
    expect(await room.openAt(id, 'tasks-done')).toEqual(['1']);
    expect(await codeOf(step('accept', 'よい'))).toBe('incidents.work-step-impossible');
    expect(await codeOf(step('answer', ' '))).toBe('incidents.reason-needed');
    await step('answer', '12件');
    await step('return', '期間が足りない');
    await step('answer', '14件');
    const unfounded = desk.transition.execute(id, { to: 'unfounded', reason: '誤り', secrecy: NO }, hana);
    expect(await codeOf(unfounded)).toBe('incidents.gates-shut');
    await step('accept', '検算した');
    expect(await room.openAt(id, 'tasks-done')).toEqual([]);
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
    const id = await room.suspected();
    const { number } = await desk.incidents.row(id);
    const first = await desk.work.tasks.set.execute(id, { ...task, dueAt: at('2025-03-04') }, hana);
    const second = await desk.work.tasks.set.execute(id, { ...task, dueAt: at('2025-03-04') }, hana);
    expect(await desk.work.tasks.sweep.execute()).toBe(0);
    clock.set(at('2025-03-20'));
    expect([await desk.work.tasks.sweep.execute(), await desk.work.tasks.sweep.execute()]).toEqual([2, 0]);
    const alarm = `incidents.task-overdue ${number}`;
    expect(room.raised).toEqual([`+${alarm}`, `+${alarm}`]);
    await desk.work.tasks.work.step(id, first, { step: 'answer', words: '14件' }, hana);
    expect(room.raised).toHaveLength(2);
    await desk.work.tasks.work.postpone(id, second, { dueAt: at('2025-03-25'), reason: '抽出中' }, hana);
    expect(room.raised.at(-1)).toBe(`-${alarm}`);
    clock.set(at('2025-03-26'));
    expect(await desk.work.tasks.sweep.execute()).toBe(1);
  });

  it('can only be asked of users who are there', async () => {
    const id = await room.suspected();
    const ask = { ...task, assigneeKind: 'user', userId: 'nobody', dueAt: at('2025-03-05') } as const;
    expect(await codeOf(desk.work.tasks.set.execute(id, ask, hana))).toBe('incidents.unknown-person');
  });
});

describe('a file of evidence', () => {
  it.each([20, 100_000])('of %d bytes comes back as it was handed in, with its hash, and never in clear', async (n) => {
    const id = await room.suspected();
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
    const id = await room.suspected();
    expect(await codeOf(desk.work.measures.plan.execute(id, plan, hana))).toBe('incidents.check-date-needed');
    const early = { ...plan, checkDueOn: '2025-03-09' };
    expect(await codeOf(desk.work.measures.plan.execute(id, early, hana))).toBe('incidents.check-date-needed');
  });

  it('is called effective by somebody else than its doer; without effect it keeps the incident open until another is effective', async () => {
    const id = await room.suspected();
    const { number } = await desk.incidents.row(id);
    const first = await desk.work.measures.plan.execute(id, withCheck, hana);
    const step = (of: string, name: 'done' | 'effective' | 'ineffective', actor = hana) =>
      desk.work.measures.work.step(id, of, { step: name, words: '確認' }, actor);
    expect(await room.openAt(id, 'measures-done')).toEqual(['1']);
    expect(await codeOf(step(first, 'effective', ren))).toBe('incidents.work-step-impossible');
    await step(first, 'done');
    expect(await room.openAt(id, 'measures-done')).toEqual([]);
    expect(await codeOf(step(first, 'effective'))).toBe('incidents.other-person-needed');
    await step(first, 'ineffective', ren);
    expect(room.raised).toEqual([`+incidents.prevention-failed ${number}`]);
    expect(await room.openAt(id, 'measures-effective')).toEqual(['1']);
    const second = await desk.work.measures.plan.execute(id, { ...withCheck, replacesId: first }, hana);
    expect(await room.openAt(id, 'measures-effective')).toEqual(['1']);
    await step(second, 'done', mio);
    expect(await room.openAt(id, 'measures-effective')).toEqual(['1']);
    expect(await codeOf(step(first, 'effective', mio))).toBe('incidents.work-step-impossible');
    await step(second, 'effective', ren);
    expect(await room.openAt(id, 'measures-effective')).toEqual([]);
    expect(room.raised.at(-1)).toBe(`-incidents.prevention-failed ${number}`);
  });

  it('raises one alarm past its date, and another past the date of its check', async () => {
    const id = await room.suspected();
    const measure = await desk.work.measures.plan.execute(id, withCheck, hana);
    clock.set(at('2025-03-10', '23:00'));
    expect(await desk.work.measures.sweep.execute()).toBe(0);
    clock.set(at('2025-03-11'));
    expect([await desk.work.measures.sweep.execute(), await desk.work.measures.sweep.execute()]).toEqual([1, 0]);
    await desk.work.measures.work.step(id, measure, { step: 'done', words: '実施' }, hana);
    clock.set(at('2025-04-11'));
    expect(await room.openAt(id, 'measures-done')).toEqual(['1']);
    expect(await desk.work.measures.sweep.execute()).toBe(1);
    expect(room.raised.map((each) => each.slice(0, 1))).toEqual(['+', '-', '+']);
  });
});

describe('a cause', () => {
  const cause = { code: 'misaddressed', part: 'root', basis: '封入の記録' } as const;

  /** An incident whose prevention was called effective on 2025-03-03. */
  async function prevented(): Promise<string> {
    const id = await room.suspected();
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
    const later = await room.suspected(at('2025-06-01'));
    const { number } = await desk.incidents.row(later);
    expect(await room.openAt(later, 'recurrence-considered')).toEqual([]);
    await desk.work.causes.find.add(later, cause, hana);
    await desk.work.causes.find.add(later, { ...cause, part: 'contributing' }, hana);
    expect(room.raised).toEqual([`+incidents.recurrence ${number}`]);
    expect(await room.openAt(later, 'recurrence-considered')).toEqual([earlier.number]);
    const view = await desk.work.measures.read.execute(later, hana);
    expect(view.sameCause).toMatchObject([{ number: earlier.number, code: 'misaddressed' }]);
    const [recurrence] = view.recurrences;
    expect(recurrence).toMatchObject({ earlier: earlier.number, causeCode: 'misaddressed', note: null });
    await desk.work.causes.consider.execute(later, recurrence?.id ?? '', '委託先にも広げる', hana);
    expect(room.raised.at(-1)).toBe(`-incidents.recurrence ${number}`);
    expect(await room.openAt(later, 'recurrence-considered')).toEqual([]);
    const again = desk.work.causes.consider.execute(later, recurrence?.id ?? '', '問題なし', ren);
    expect(await codeOf(again)).toBe('incidents.recurrence-considered');
    const [kept] = (await desk.work.measures.read.execute(later, hana)).recurrences;
    expect(kept).toMatchObject({ note: '委託先にも広げる', consideredBy: 'hana' });
  });

  it('that works again after prevention that nobody ever judged is a recurrence too', async () => {
    const id = await room.suspected();
    await desk.work.causes.find.add(id, cause, hana);
    const plan = { kind: 'prevention', text: '照合', owner: '品質部', dueOn: '2025-03-03' } as const;
    const measure = await desk.work.measures.plan.execute(id, { ...plan, checkDueOn: '2026-03-03' }, hana);
    const before = await room.suspected();
    await desk.work.causes.find.add(before, cause, hana);
    expect(room.raised).toEqual([]);
    await desk.work.measures.work.step(id, measure, { step: 'done', words: '実施' }, hana);
    clock.set(at('2025-06-02'));
    const later = await room.suspected(at('2025-06-01'));
    await desk.work.causes.find.add(later, cause, hana);
    expect(room.raised).toEqual([`+incidents.recurrence ${(await desk.incidents.row(later)).number}`]);
  });

  it('that worked before the prevention is no recurrence, unless it turns out to have worked after it', async () => {
    await prevented();
    clock.set(at('2025-06-02'));
    const later = await room.suspected(at('2025-06-01'));
    const { version } = await desk.incidents.row(later);
    const early = { occurred_at: '2025-01-10T00:00:00+09:00' };
    await desk.facts.execute(later, { version, facts: early }, hana);
    await desk.work.causes.find.add(later, cause, hana);
    expect(room.raised).toEqual([]);
    const late = { moment: 'occurred', knownAt: '2025-05-10T00:00:00+09:00', reason: '記録を取り違えていた' } as const;
    await desk.knownAt.propose(later, late, hana);
    expect(room.raised).toEqual([]);
    await desk.knownAt.approve(later, ren);
    expect(room.raised).toHaveLength(1);
  });

  it('is a code of the taxonomy, and is taken back with a reason', async () => {
    const id = await room.suspected();
    const unknown = desk.work.causes.find.add(id, { ...cause, code: 'weather' }, hana);
    expect(await codeOf(unknown)).toBe('incidents.unknown-cause');
    const causeId = await desk.work.causes.find.add(id, cause, hana);
    await desk.work.causes.find.withdraw(id, causeId, '別の原因と判明', ren);
    expect(await room.openAt(id, 'cause-found')).toEqual(['cause']);
    expect((await desk.work.measures.read.execute(id, hana)).causes).toMatchObject([{ withdrawnBy: 'ren' }]);
  });
});
