import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { auditSchema } from '#audit';
import { complaintsSchema } from '#complaints';
import { DomainError, Settings, type Actor } from '#kernel';
import { siblingsSchema } from '#siblings';
import type { ReviewTasks } from '#triage';
import { vaultSchema } from '#vault';
import { FakeClock, openTestDatabase, type TestDatabase } from '#testing';
import { incidentsSchema } from '../index.js';
import type { NearIncidents } from '../data/near-incidents.js';
import type { Walls } from '../walls/use-cases/walls.js';
import { ForeseeSuspicion } from './foresee-suspicion.js';
import { hana, IncidentDesk, mio, ren } from './incident-desk.fixture.js';

const at = (on: string, time = '10:00') => new Date(`${on}T${time}:00+09:00`).toISOString();
const KNOWN = at('2026-03-02');
const program: Actor = { kind: 'token', id: 'script', role: 'compliance' };

let db: TestDatabase;
let clock: FakeClock;
let desk: IncidentDesk;

beforeEach(async () => {
  db = await openTestDatabase([vaultSchema, auditSchema, complaintsSchema, siblingsSchema, incidentsSchema]);
  clock = new FakeClock(at('2026-03-02', '12:00'));
  const settings = Settings.from({ ...db.settings, countries: 'JP EU UK', designatedOperator: 'no' });
  desk = new IncidentDesk(db.uow, settings, clock);
});
afterEach(() => db.close());

const code = (work: Promise<unknown>) =>
  work.then(
    () => 'done',
    (error: unknown) => (error instanceof DomainError ? error.code : String(error)),
  );

/** A suspected incident, known when its complaint arrived. */
async function suspected(): Promise<string> {
  const complaintId = await desk.complaint(KNOWN);
  return (await desk.open.execute({ title: '取り違え', complaintIds: [complaintId] }, hana)).id;
}

async function save(id: string, facts: Record<string, string | null>, by = hana): Promise<void> {
  const { version } = await desk.incidents.row(id);
  await desk.facts.execute(id, { version, facts }, by);
}

async function duty(id: string, regimeId: string, stageId: string) {
  const duties = (await desk.reader.execute(id, hana)).obligations.filter((each) => each.regimeId === regimeId);
  for (const each of duties) {
    const stage = each.stages.find((one) => one.stage === stageId);
    if (stage !== undefined) return { id: each.id, stage };
  }
  throw new Error(`no stage ${regimeId}/${stageId}`);
}

async function open(id: string, gate: string): Promise<string[]> {
  const shut = await desk.gates.shut(await desk.incidents.row(id));
  return shut.find(({ name }) => name === gate)?.open ?? [];
}

describe('when it happened and when it came to light', () => {
  it('stand in the timeline as they were before and after', async () => {
    const id = await suspected();
    await save(id, { discovered_at: at('2026-03-01', '18:00') });
    await save(id, { discovered_at: at('2026-03-01', '09:00') });
    const { timeline } = await desk.reader.execute(id, hana);
    const moved = timeline.filter(({ action }) => action === 'facts-saved').map(({ facts }) => facts);
    expect(moved).toEqual([
      expect.objectContaining({ discoveredAtFrom: null, discoveredAtTo: at('2026-03-01', '18:00') }),
      expect.objectContaining({
        discoveredAtFrom: at('2026-03-01', '18:00'),
        discoveredAtTo: at('2026-03-01', '09:00'),
      }),
    ]);
  });

  it('do not lie after knowledge', async () => {
    const id = await suspected();
    for (const field of ['occurred_at', 'discovered_at']) {
      expect(await code(save(id, { [field]: at('2026-03-02', '11:00') }))).toBe('incidents.moment-after-known');
      expect(await code(save(id, { [field]: KNOWN }))).toBe('done');
    }
  });

  it('that lie after it all the same move no clock beyond knowledge', async () => {
    const lead = await desk.open.execute({ title: '取り違え', complaintIds: [] }, hana);
    await save(lead.id, { discovered_at: at('2026-03-02', '11:00') });
    const step = { to: 'suspected', reason: '確認', knownAt: KNOWN } as const;
    await desk.transition.execute(lead.id, step, hana);
    const { stage } = await duty(lead.id, 'eu-611-2013', 'first');
    expect(stage).toMatchObject({ anchor: 'detected', anchorAt: KNOWN, anchorStandsIn: true });
  });

  it('move clocks later only by two people, also by being cleared', async () => {
    const id = await suspected();
    const early = at('2026-03-01', '09:00');
    const later = at('2026-03-02', '08:00');
    await save(id, { discovered_at: early });
    expect((await duty(id, 'eu-611-2013', 'first')).stage.anchorAt).toBe(early);
    expect(await code(save(id, { discovered_at: later }, ren))).toBe('incidents.later-needs-approval');
    expect(await code(save(id, { discovered_at: null }, ren))).toBe('incidents.later-needs-approval');
    const change = { moment: 'discovered', knownAt: later, reason: '記録の時計が進んでいた' } as const;
    await desk.knownAt.propose(id, change, ren);
    expect((await desk.reader.execute(id, hana)).knownAtPending).toMatchObject({
      moment: 'discovered',
      knownAt: later,
    });
    expect(await open(id, 'known-at-settled')).toEqual(['known-at']);
    expect(await code(desk.knownAt.approve(id, ren))).toBe('incidents.same-person');
    expect((await duty(id, 'eu-611-2013', 'first')).stage.anchorAt).toBe(early);
    await desk.knownAt.approve(id, mio);
    expect((await duty(id, 'eu-611-2013', 'first')).stage.anchorAt).toBe(later);
    const view = await desk.reader.execute(id, hana);
    expect([view.knownAt, view.knownAtHistory.length]).toEqual([KNOWN, 1]);
  });

  it('make whoever proposed another value a writer of the report, who does not approve it', async () => {
    const id = await suspected();
    await save(id, { discovered_at: at('2026-03-01') });
    const change = { moment: 'discovered', knownAt: at('2026-03-02', '08:00'), reason: '時計が進んでいた' } as const;
    await desk.knownAt.propose(id, change, ren);
    await desk.knownAt.approve(id, mio);
    const version = await desk.versions.make.execute(id, { form: 'art28-first', kind: 'original' }, hana);
    const { bindingHash } = await desk.versions.read.one(id, version, hana);
    const approve = (by: Actor) => code(desk.versions.approve.execute(id, version, bindingHash, by));
    expect(await approve(ren)).toBe('incidents.author-cannot-approve');
    expect(await approve(mio)).toBe('done');
  });
});

describe('a proposed moment of knowledge', () => {
  const proposal = { knownAt: at('2026-03-01'), reason: '店舗が先に知っていた' };

  it('is refused by another person with a reason, and everything stays as it was', async () => {
    const id = await suspected();
    await desk.knownAt.propose(id, proposal, hana);
    expect(await code(desk.knownAt.refuse(id, '日付の誤り', hana))).toBe('incidents.same-person');
    expect(await code(desk.knownAt.refuse(id, ' ', mio))).toBe('incidents.reason-needed');
    await desk.knownAt.refuse(id, '日付の誤り', mio);
    const view = await desk.reader.execute(id, hana);
    expect([view.knownAt, view.knownAtPending]).toEqual([KNOWN, null]);
    expect(view.knownAtHistory.at(-1)).toMatchObject({ state: 'refused', approvedBy: null, endedBy: 'mio' });
    expect(view.timeline.at(-1)).toMatchObject({ action: 'known-at-refused', note: '日付の誤り' });
    expect(await open(id, 'known-at-settled')).toEqual([]);
    expect(await code(desk.knownAt.approve(id, mio))).toBe('incidents.nothing-pending');
  });

  it('is withdrawn by its proposer alone', async () => {
    const id = await suspected();
    await desk.knownAt.propose(id, proposal, hana);
    expect(await open(id, 'known-at-settled')).toEqual(['known-at']);
    expect(await code(desk.knownAt.withdraw(id, mio))).toBe('incidents.not-the-proposer');
    await desk.knownAt.withdraw(id, hana);
    expect(await open(id, 'known-at-settled')).toEqual([]);
    expect(await code(desk.knownAt.propose(id, proposal, hana))).toBe('done');
  });

  it('is nothing that a program proposes or decides', async () => {
    const id = await suspected();
    expect(await code(desk.knownAt.propose(id, proposal, program))).toBe('incidents.person-needed');
    await desk.knownAt.propose(id, proposal, hana);
    expect(await code(desk.knownAt.approve(id, { ...program, role: 'manager' }))).toBe('incidents.person-needed');
    const { id: dutyId } = await duty(id, 'jp-telecom-art28-i', 'first');
    const decision = { decision: 'does_not', why: '該当しない' } as const;
    expect(await code(desk.handle.decide(id, dutyId, decision, program))).toBe('incidents.person-needed');
    const secrecy = { involved: false, reason: '本人の設定' };
    const end = { to: 'unfounded', reason: '確認', secrecy } as const;
    expect(await code(desk.transition.execute(id, end, program))).toBe('incidents.person-needed');
    const plan = {
      kind: 'prevention',
      text: '点検',
      owner: '開発部',
      dueOn: '2026-04-01',
      checkDueOn: '2026-05-01',
    } as const;
    const measure = await desk.work.measures.plan.execute(id, plan, hana);
    await desk.work.measures.work.step(id, measure, { step: 'done', words: '実施' }, ren);
    const verdict = { step: 'effective', words: '誤りなし' } as const;
    expect(await code(desk.work.measures.work.step(id, measure, verdict, program))).toBe('incidents.person-needed');
  });
});

describe('knowledge that is earlier than its recorded moment', () => {
  it('is asked about where the early complaint was taken off before the moment was set', async () => {
    const lead = await desk.open.execute({ title: '取り違え', complaintIds: [] }, hana);
    const early = await desk.complaint(at('2026-01-05'));
    await desk.link.execute(lead.id, early, hana);
    await desk.link.unlink(lead.id, early, '誤って関連付けた', hana);
    await desk.link.execute(lead.id, await desk.complaint(KNOWN), hana);
    const step = { to: 'suspected', reason: '確認', knownAt: KNOWN } as const;
    expect(await code(desk.transition.execute(lead.id, step, hana))).toBe('incidents.reason-needed');
    const moved = await desk.transition.execute(lead.id, { to: 'suspected', reason: '確認' }, hana);
    expect(moved.knownAt).toBe(at('2026-01-05'));
  });

  it('keeps the incident open while an earlier complaint joined and nobody looked', async () => {
    const id = (await desk.open.execute({ title: '取り違え', complaintIds: [], knownAt: KNOWN }, hana)).id;
    expect(await open(id, 'known-earlier-considered')).toEqual([]);
    await desk.link.execute(id, await desk.complaint(at('2026-01-05')), hana);
    expect(await open(id, 'known-earlier-considered')).toHaveLength(1);
    const gate = (await desk.gates.shut(await desk.incidents.row(id))).find(
      ({ name }) => name === 'known-earlier-considered',
    );
    expect(gate?.before).toEqual(['closed', 'unfounded']);
    await desk.knownAt.propose(id, { knownAt: KNOWN, reason: '別の事象の苦情である' }, hana);
    expect(await open(id, 'known-earlier-considered')).toHaveLength(1);
    await desk.knownAt.approve(id, mio);
    expect(await open(id, 'known-earlier-considered')).toEqual([]);
    await desk.link.execute(id, await desk.complaint(at('2026-01-04')), hana);
    expect(await open(id, 'known-earlier-considered')).toHaveLength(1);
    await desk.knownAt.propose(id, { knownAt: at('2026-01-04'), reason: '苦情を受けていた' }, hana);
    await desk.knownAt.approve(id, mio);
    expect(await open(id, 'known-earlier-considered')).toEqual([]);
  });

  it('is asked about when it was entered by hand before the moment was set, until it is corrected', async () => {
    const lead = await desk.open.execute({ title: '取り違え', complaintIds: [] }, hana);
    const entry = { who: 'department', name: '駅前店', what: '同じ相談', learnedAt: at('2026-02-01') } as const;
    const entryId = await desk.work.knowledge.execute(lead.id, entry, hana);
    await desk.transition.execute(lead.id, { to: 'suspected', reason: '確認', knownAt: KNOWN }, hana);
    expect(await open(lead.id, 'known-earlier-considered')).toEqual(['knowledge']);
    await desk.work.knowledge.execute(lead.id, { ...entry, learnedAt: KNOWN, correctsId: entryId }, hana);
    expect(await open(lead.id, 'known-earlier-considered')).toEqual([]);
  });
});

describe('an earlier complaint of the group behind a wall', () => {
  /** A complaint of which another one, three weeks older, is grouped with it and hidden from hana. */
  async function grouped(): Promise<string> {
    const [hidden, open] = [await desk.complaint(at('2026-02-09')), await desk.complaint(KNOWN)];
    await db.uow.write(async () => {
      const { id } = await desk.groups.open(hidden, ren);
      await desk.groups.join(id, [open], ren);
    });
    const wall = (column: string) => ({ sql: `${column} = ?`, values: [hidden] });
    desk.complaintWalls.register(({ id }, column) => Promise.resolve(id === hana.id ? wall(column) : null));
    return open;
  }

  it('is not told by the moment from which clocks would run', async () => {
    const id = await grouped();
    const foresee = new ForeseeSuspicion(
      desk.complaints,
      desk.groupClock,
      { offeredTo: () => Promise.resolve({ blind: false }) } as unknown as ReviewTasks,
      { of: () => Promise.resolve([]) } as unknown as NearIncidents,
      desk.duties.clocks,
      { hiddenFrom: () => Promise.resolve(new Set()) } as unknown as Walls,
    );
    expect((await foresee.execute(id, undefined, hana)).knownAt).toBe(KNOWN);
    expect((await foresee.execute(id, undefined, ren)).knownAt).toBe(at('2026-02-09'));
  });

  it('starts the clocks all the same, and is not told by a refusal', async () => {
    const id = await grouped();
    const begin = (knownAt: string, by: Actor) =>
      desk.open.execute({ title: '取り違え', complaintIds: [id], knownAt }, by);
    expect(await code(begin(KNOWN, ren))).toBe('incidents.reason-needed');
    expect(await code(begin(at('2026-03-02', '11:00'), hana))).toBe('incidents.reason-needed');
    expect((await begin(KNOWN, hana)).knownAt).toBe(at('2026-02-09'));
  });

  it('starts the clocks whatever reason was given, as the act of the desk; what the person said stays theirs', async () => {
    const id = await grouped();
    const said = { title: '取り違え', complaintIds: [id], knownAt: KNOWN, knownAtReason: '窓口で受けた時' };
    const incident = await desk.open.execute(said, hana);
    expect(incident.knownAt).toBe(at('2026-02-09'));
    const view = await desk.reader.execute(incident.id, ren);
    expect(view.knownAtHistory).toEqual([
      expect.objectContaining({ toAt: at('2026-02-09'), proposedBy: 'obligations', reason: null }),
    ]);
    const told = view.timeline.find(({ action }) => action === 'known-at-said');
    expect(told).toMatchObject({ actorId: 'hana', facts: { learnedAt: KNOWN }, note: '窓口で受けた時' });
  });

  it('leaves a moment in the name of whoever named it when it is none of the desk', async () => {
    const id = await grouped();
    const said = { title: '取り違え', complaintIds: [id], knownAt: at('2026-02-01') };
    const { id: incidentId } = await desk.open.execute(said, hana);
    const view = await desk.reader.execute(incidentId, ren);
    expect(view.knownAtHistory).toEqual([expect.objectContaining({ toAt: at('2026-02-01'), proposedBy: 'hana' })]);
    expect(view.timeline.map(({ action }) => action)).not.toContain('known-at-said');
  });

  it('asks for a reason from somebody who sees an earlier first sign and names a later moment', async () => {
    const id = await grouped();
    const lead = await desk.open.execute({ title: '取り違え', complaintIds: [] }, hana);
    await desk.link.execute(lead.id, id, hana);
    const { firstSignalAt } = await desk.incidents.row(lead.id);
    expect(firstSignalAt).toBe(at('2026-02-09'));
    // As after a complaint that was grouped with it for a while.
    const earlier = { firstSignalAt: at('2026-02-01') };
    await db.uow.write(async () => desk.incidents.change(await desk.incidents.row(lead.id), earlier));
    const step = { to: 'suspected', reason: '確認', knownAt: KNOWN } as const;
    expect(await code(desk.transition.execute(lead.id, step, hana))).toBe('incidents.reason-needed');
  });
});

describe('a report recorded by hand', () => {
  const call = { means: 'phone', recipient: '関東総合通信局' };

  it('is none of those with a legal date and a form: they are handed in as approved versions', async () => {
    const id = await suspected();
    for (const [regime, stage] of [
      ['jp-telecom-art28-i', 'detailed'],
      ['jp-appi-26', 'final'],
    ] as const) {
      const { id: dutyId } = await duty(id, regime, stage);
      const submission = { ...call, stage, reportedAt: at('2026-03-02', '11:00') };
      expect(await code(desk.handle.recordByHand(id, dutyId, submission, hana))).toBe('incidents.hand-in-needed');
    }
    const { id: dutyId } = await duty(id, 'jp-telecom-art28-i', 'first');
    const first = { ...call, stage: 'first', reportedAt: at('2026-03-02', '11:00') };
    expect(await code(desk.handle.recordByHand(id, dutyId, first, program))).toBe('incidents.person-needed');
    expect(await code(desk.handle.recordByHand(id, dutyId, first, hana))).toBe('done');
  });

  it('was not made before its clock started, and says why when it is recorded after two days', async () => {
    const id = await suspected();
    const { id: dutyId } = await duty(id, 'jp-telecom-art28-i', 'first');
    const record = (reportedAt: string, lateReason?: string) =>
      code(desk.handle.recordByHand(id, dutyId, { ...call, stage: 'first', reportedAt, lateReason }, hana));
    expect(await record(at('2026-03-02', '09:59'))).toBe('incidents.reported-before-anchor');
    clock.set(at('2026-03-05'));
    expect(await record(at('2026-03-03', '09:59'))).toBe('incidents.reason-needed');
    expect(await record(at('2026-03-03', '09:59'), '担当者の休暇')).toBe('done');
    const { timeline } = await desk.reader.execute(id, hana);
    expect(timeline.find(({ action }) => action === 'report-submitted')?.note).toBe('担当者の休暇');
  });
});

describe('a target of a soft clock', () => {
  const target = (id: string, dutyId: string, targetAt: string) =>
    code(desk.handle.setTarget(id, { obligationId: dutyId, stage: 'first' }, { targetAt, reason: '事情' }, hana));

  it('lies before the next legal date of its obligation', async () => {
    const id = await suspected();
    const { id: dutyId } = await duty(id, 'jp-telecom-art28-i', 'first');
    expect(await target(id, dutyId, at('2027-03-03'))).toBe('incidents.target-after-legal-date');
    expect(await target(id, dutyId, at('2026-03-04'))).toBe('done');
  });

  it('that has passed is not moved later: what is late stays late', async () => {
    const id = await suspected();
    const { id: dutyId } = await duty(id, 'jp-telecom-art28-i', 'first');
    clock.set(at('2026-03-10'));
    expect((await duty(id, 'jp-telecom-art28-i', 'first')).stage.state).toBe('overdue');
    expect(await target(id, dutyId, at('2026-03-11'))).toBe('incidents.target-passed');
    expect(await target(id, dutyId, at('2026-03-02', '11:00'))).toBe('done');
    expect((await duty(id, 'jp-telecom-art28-i', 'first')).stage.state).toBe('overdue');
  });
});

describe('estimates', () => {
  it('count as of the moment that they speak of, not by when they were added', async () => {
    const id = await suspected();
    await desk.estimates.execute(id, { persons: 1500, basis: 'ログ', asOf: at('2026-03-02', '11:00') }, hana);
    await desk.estimates.execute(id, { persons: 40, basis: '初日の苦情', asOf: at('2026-03-01') }, hana);
    const appi = (await desk.reader.execute(id, hana)).obligations.find(({ regimeId }) => regimeId === 'jp-appi-26');
    expect(appi?.facts).toEqual(expect.arrayContaining([expect.objectContaining({ fact: 'persons', value: '1500' })]));
    const report = await desk.reports.execute(id, 'art28-first', 'json', hana);
    expect(report.bytes.toString()).toContain('1,500人');
    const future = { persons: 1, basis: '予測', asOf: at('2026-03-03') };
    expect(await code(desk.estimates.execute(id, future, hana))).toBe('incidents.estimate-in-future');
  });
});
