import { afterEach, describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { auditSchema } from '#audit';
import { complaintsSchema } from '#complaints';
import { DomainError, Settings } from '#kernel';
import { siblingsSchema } from '#siblings';
import { vaultSchema } from '#vault';
import { FakeClock, openTestDatabase, type TestDatabase } from '#testing';
import { incidentsSchema } from '../index.js';
import { hana, IncidentDesk, mio, ren } from './incident-desk.fixture.js';
import type { ObligationView, StageView } from './obligation-views.js';

const at = (on: string, time = '10:00') => new Date(`${on}T${time}:00+09:00`).toISOString();

let db: TestDatabase;
let clock: FakeClock;
let desk: IncidentDesk;

afterEach(() => db.close());

/** A desk of an operator that serves these countries, with a suspected incident known on 2026-03-02 at 10:00 in Tokyo. */
async function suspected(countries = 'JP', designated: 'yes' | 'no' = 'no'): Promise<string> {
  db = await openTestDatabase([vaultSchema, auditSchema, complaintsSchema, siblingsSchema, incidentsSchema]);
  clock = new FakeClock(at('2026-03-02', '12:00'));
  const settings = Settings.from({ ...db.settings, countries, designatedOperator: designated });
  desk = new IncidentDesk(db.uow, settings, clock);
  const complaintId = await desk.complaint(at('2026-03-02'));
  return (await desk.open.execute({ title: '取り違え', complaintIds: [complaintId] }, hana)).id;
}

async function duties(id: string): Promise<ObligationView[]> {
  return (await desk.reader.execute(id, hana)).obligations;
}

async function duty(id: string, regimeId: string, recipientId?: string): Promise<ObligationView> {
  const ofRegime = (await duties(id)).filter((each) => each.regimeId === regimeId);
  const found = ofRegime.find((each) => recipientId === undefined || each.recipientId === recipientId);
  if (found === undefined) throw new Error(`no duty ${regimeId}`);
  return found;
}

async function stage(id: string, regimeId: string, stageId: string): Promise<StageView> {
  const stages = (await duties(id)).filter((each) => each.regimeId === regimeId).flatMap((each) => each.stages);
  const found = stages.find((each) => each.stage === stageId);
  if (found === undefined) throw new Error(`no stage ${stageId}`);
  return found;
}

async function save(id: string, facts: Record<string, string | null>): Promise<void> {
  const { version } = await desk.incidents.row(id);
  await desk.facts.execute(id, { version, facts }, ren);
}

async function decide(id: string, regimeId: string, decision: 'applies' | 'does_not', why = '事実による') {
  for (const each of (await duties(id)).filter((one) => one.regimeId === regimeId)) {
    await desk.handle.decide(id, each.id, { decision, why }, hana);
  }
}

const code = (work: Promise<unknown>) =>
  work.then(
    () => 'done',
    (error: unknown) => (error instanceof DomainError ? error.code : 'another error'),
  );

describe('what a suspicion would begin', () => {
  it.each(['JP', 'JP EU UK US KR AU BR'])('is what it then begins, for an operator in %s', async (countries) => {
    const id = await suspected(countries);
    const knownAt = at('2026-03-02');
    const begun = (await duties(id)).flatMap(({ regimeTitle: regime, stages, ifConfirmed }) =>
      stages
        .filter(({ workingDeadline }) => workingDeadline !== null)
        .map(({ title, kind, legalDue, workingDeadline }) => ({
          ...{ regime, stage: title, kind, legalDue, workingDeadline, ifConfirmed },
        })),
    );
    const foreseen = desk.duties.clocks.foreseen(knownAt);
    expect(begun.length).toBeGreaterThan(2);
    expect(foreseen).toHaveLength(begun.length);
    expect(foreseen).toEqual(expect.arrayContaining(begun.map((clock) => expect.objectContaining(clock) as object)));
    const dates = foreseen.map(({ workingDeadline }) => workingDeadline ?? '');
    expect(dates).toEqual([...dates].sort());
  });
});

describe('which duties are proposed', () => {
  it('depends on where the operator works and whether it is designated', async () => {
    const regimes = async (id: string) => [...new Set((await duties(id)).map((each) => each.regimeId))].sort();
    expect(await regimes(await suspected())).toEqual(['jp-appi-26', 'jp-telecom-art28-i']);
    await db.close();
    expect(await regimes(await suspected('JP EU UK', 'yes'))).toEqual([
      'eu-611-2013',
      'eu-gdpr',
      'eu-nis2',
      'jp-appi-26',
      'jp-telecom-art28-i',
      'jp-telecom-art28-ro',
      'uk-pecr-5a',
    ]);
  });

  it('grows with the facts, and nothing that arose is taken away', async () => {
    const id = await suspected();
    await save(id, { service_outage: 'yes', occurred_at: at('2026-03-01', '23:00') });
    expect((await duty(id, 'jp-telecom-art28-ha', 'ministry')).proposal.decision).toBe('undecided');
    await save(id, { service_outage: 'no' });
    const after = await duty(id, 'jp-telecom-art28-ha', 'ministry');
    expect(after.proposal).toMatchObject({ decision: 'does_not', why: { en: 'No interruption of service' } });
    expect(after.decision).toBe('undecided');
  });

  it('is refused for a fact that is no word of its list', async () => {
    const id = await suspected();
    expect(await code(save(id, { secrecy_involved: 'perhaps' }))).toBe('incidents.bad-fact');
    expect(await code(save(id, { secrecy_involved: 'yes' }))).toBe('done');
  });
});

describe('a decision', () => {
  it('is proposed by the data and taken by a person, with the facts it rests on', async () => {
    const id = await suspected();
    await save(id, { personal_data: 'yes' });
    expect((await duty(id, 'jp-appi-26')).proposal.decision).toBe('undecided');
    await desk.estimates.execute(id, { persons: 1001, basis: 'ログ', asOf: at('2026-03-02') }, hana);
    const proposed = await duty(id, 'jp-appi-26', 'regional-bureau');
    expect(proposed).toMatchObject({ decision: 'undecided', proposal: { decision: 'applies' } });
    expect(proposed.facts).toEqual(
      expect.arrayContaining([expect.objectContaining({ fact: 'persons', value: '1001' })]),
    );
    await decide(id, 'jp-appi-26', 'applies');
    expect(await duty(id, 'jp-appi-26')).toMatchObject({ decision: 'applies', decidedBy: 'hana', askAgain: null });
  });

  it('is never overridden when facts change: the person is asked again and sees the difference', async () => {
    const id = await suspected();
    await save(id, { personal_data: 'no' });
    await decide(id, 'jp-appi-26', 'does_not', '個人データを含まない');
    clock.set(at('2026-03-03'));
    await save(id, { personal_data: 'yes', special_care_data: 'yes' });
    const asked = await duty(id, 'jp-appi-26', 'regional-bureau');
    expect(asked).toMatchObject({
      decision: 'does_not',
      why: '個人データを含まない',
      proposal: { decision: 'applies' },
      askAgain: { why: 'facts-changed', since: at('2026-03-03') },
    });
    expect(asked.changed.map(({ fact, before, now }) => [fact, before, now])).toEqual([
      ['personal_data', 'no', 'yes'],
      ['special_care_data', null, 'yes'],
    ]);
    await decide(id, 'jp-appi-26', 'applies');
    expect(await duty(id, 'jp-appi-26', 'regional-bureau')).toMatchObject({
      decision: 'applies',
      askAgain: null,
      changed: [],
    });
    const actions = (await desk.reader.execute(id, hana)).timeline.map((each) => each.action);
    expect(actions).toEqual(expect.arrayContaining(['proposal-changed', 'obligation-asked-again']));
  });

  it('is not asked about when the data agree with it, nor when facts it does not look at change', async () => {
    const id = await suspected();
    await decide(id, 'jp-appi-26', 'applies');
    await save(id, { cause: '設定の誤り', secrecy_involved: 'yes' });
    expect((await duty(id, 'jp-appi-26')).changed).toEqual([]);
    await save(id, { personal_data: 'yes', property_harm: 'yes' });
    expect(await duty(id, 'jp-appi-26')).toMatchObject({ decision: 'applies', askAgain: null });
    expect((await duty(id, 'jp-appi-26')).changed.map((each) => each.fact)).toEqual(['personal_data', 'property_harm']);
  });

  it('that is asked about keeps the incident from closing until it is taken again', async () => {
    const id = await suspected();
    await save(id, { secrecy_involved: 'no' });
    await decide(id, 'jp-telecom-art28-i', 'does_not');
    const open = async () =>
      (await desk.gates.shut(await desk.incidents.row(id))).find((gate) => gate.name === 'obligations-decided')?.open;
    expect(await open()).not.toContain('jp-telecom-art28-i/regional-bureau');
    await save(id, { secrecy_involved: 'yes' });
    expect(await open()).toContain('jp-telecom-art28-i/regional-bureau');
  });

  it('that a duty does not apply is asked about when the incident opens again', async () => {
    const id = await suspected();
    await decide(id, 'jp-appi-26', 'does_not');
    await desk.unfounded(id);
    const ended = await duties(id);
    expect(new Set(ended.flatMap((each) => each.stages.map(({ state }) => state)))).toEqual(
      new Set(['not_applicable']),
    );
    await desk.transition.execute(id, { to: 'suspected', reason: '別の申告があった' }, ren);
    expect((await duty(id, 'jp-appi-26')).askAgain?.why).toBe('reopened');
    await save(id, { personal_data: 'yes' });
    await save(id, { personal_data: null });
    expect((await duty(id, 'jp-appi-26')).askAgain?.why).toBe('reopened');
    await decide(id, 'jp-appi-26', 'does_not');
    expect((await duty(id, 'jp-appi-26')).askAgain).toBeNull();
  });
});

describe('a clock', () => {
  it('starts with the report before it where the law says so', async () => {
    const id = await suspected('JP EU');
    expect(await stage(id, 'eu-611-2013', 'second')).toMatchObject({
      state: 'waiting',
      anchorAt: null,
      ...{ legalDue: null, workEndsAt: null },
    });
    clock.set(at('2026-03-03', '08:30'));
    const { id: dutyId } = await duty(id, 'eu-611-2013', 'national-authority');
    // 23:40 on the 2nd in Brussels: its third day is the 5th there, though it is the 3rd in Tokyo.
    const first = { stage: 'first', reportedAt: at('2026-03-03', '07:40'), means: 'form', recipient: '当局' };
    await desk.handle.record(id, dutyId, first, hana);
    expect(await stage(id, 'eu-611-2013', 'second')).toMatchObject({
      anchorAt: at('2026-03-03', '07:40'),
      legalDue: '2026-03-05',
      zone: 'Europe/Brussels',
      // Both days end there.
      ...{ endsAt: '2026-03-05T22:59:59.999Z', workEndsAt: '2026-03-05T22:59:59.999Z' },
      state: 'due_soon',
    });
  });

  it('starts with the determination of a breach where the law says so, in business days of that country', async () => {
    const id = await suspected('JP US');
    expect(await stage(id, 'us-fcc-64-2011-2023', 'notification')).toMatchObject({ state: 'waiting' });
    clock.set(at('2026-03-05', '09:00'));
    await desk.transition.execute(id, { to: 'confirmed', reason: 'ログで確認' }, hana);
    // 2026-03-04 19:00 in New York.
    expect(await stage(id, 'us-fcc-64-2011-2023', 'notification')).toMatchObject({ legalDue: '2026-03-13' });
    expect(await stage(id, 'us-fcc-64-2011-2007', 'notification')).toMatchObject({ legalDue: '2026-03-13' });
  });

  it('runs from knowledge as long as occurrence is not on record, and says so', async () => {
    const id = await suspected();
    await save(id, { service_outage: 'yes' });
    const unknown = await stage(id, 'jp-telecom-art28-ha', 'detailed');
    expect(unknown).toMatchObject({ anchorStandsIn: true, anchorAt: at('2026-03-02'), legalDue: '2026-04-01' });
    await save(id, { occurred_at: at('2026-02-20', '03:00') });
    const known = await stage(id, 'jp-telecom-art28-ha', 'detailed');
    expect(known).toMatchObject({ anchorStandsIn: false, anchorAt: at('2026-02-20', '03:00'), legalDue: '2026-03-23' });
  });

  it('without legal date takes a target of the incident’s own with a reason, and keeps it when clocks are counted anew', async () => {
    const id = await suspected();
    const { id: dutyId } = await duty(id, 'jp-telecom-art28-i');
    const set = (stageId: string, targetAt: string, reason = '夜間は当局の窓口が閉まるため') =>
      desk.handle.setTarget(id, { obligationId: dutyId, stage: stageId }, { targetAt, reason }, hana);
    expect(await code(set('detailed', at('2026-03-20')))).toBe('incidents.not-a-soft-clock');
    expect(await code(set('first', at('2026-03-01')))).toBe('incidents.target-before-anchor');
    expect(await code(set('first', at('2026-03-04'), ' '))).toBe('incidents.reason-needed');
    await set('first', at('2026-03-04'));
    await save(id, { secrecy_involved: 'yes' });
    expect(await stage(id, 'jp-telecom-art28-i', 'first')).toMatchObject({
      legalDue: null,
      ...{ workingDeadline: at('2026-03-04'), workEndsAt: at('2026-03-04') },
      target: { at: at('2026-03-04'), setBy: 'hana', reason: '夜間は当局の窓口が閉まるため' },
    });
  });

  it('of a notice to persons ends when everybody was told, where it was decided that they are owed one', async () => {
    const id = await suspected();
    await decide(id, 'jp-appi-26', 'applies');
    clock.set(at('2026-03-09'));
    const told = { incidentId: id, campaignId: 'campaign-1', at: at('2026-03-09') };
    await desk.events.publish('notices.everybody-told', told);
    await desk.events.publish('notices.everybody-told', { ...told, at: at('2026-03-08') });
    expect(await stage(id, 'jp-appi-26', 'notice')).toMatchObject({
      reportedAt: at('2026-03-09'),
      means: 'notices',
      state: 'reported',
    });
    const undecided = await suspected();
    await desk.events.publish('notices.everybody-told', { ...told, incidentId: undecided });
    expect(await stage(undecided, 'jp-appi-26', 'notice')).toMatchObject({ reportedAt: null, state: 'open' });
  });

  it('of a notice to persons runs again when a letter comes back, and says what stood there', async () => {
    const id = await suspected();
    await decide(id, 'jp-appi-26', 'applies');
    clock.set(at('2026-03-09'));
    const told = { incidentId: id, campaignId: 'campaign-1' };
    await desk.events.publish('notices.everybody-told', { ...told, at: at('2026-03-09') });
    clock.set(at('2026-03-10'));
    await desk.events.publish('notices.somebody-not-told', told);
    const open = { reportedAt: null, means: null, receipt: null, recordedBy: null, state: 'due_soon' };
    expect(await stage(id, 'jp-appi-26', 'notice')).toMatchObject(open);
    const { timeline } = await desk.reader.execute(id, hana);
    expect(timeline.find(({ action }) => action === 'persons-not-told')?.facts).toMatchObject({
      campaignId: 'campaign-1',
      reportedAt: at('2026-03-09'),
    });
    await desk.events.publish('notices.everybody-told', { ...told, at: at('2026-03-20') });
    expect(await stage(id, 'jp-appi-26', 'notice')).toMatchObject({ reportedAt: at('2026-03-20') });
  });

  it('of a notice that a person recorded stays when a letter comes back', async () => {
    const id = await suspected();
    await decide(id, 'jp-appi-26', 'applies');
    const { id: dutyId } = (await duties(id)).find(({ recipientId }) => recipientId === 'persons') ?? { id: '' };
    const by = { stage: 'notice', reportedAt: at('2026-03-02', '10:01'), means: 'letter', recipient: '本人' };
    await desk.handle.record(id, dutyId, by, hana);
    await desk.events.publish('notices.somebody-not-told', { incidentId: id, campaignId: 'campaign-1' });
    expect(await stage(id, 'jp-appi-26', 'notice')).toMatchObject({ means: 'letter', recordedBy: 'hana' });
  });
});

describe('the data of a regime', () => {
  it('are kept as they were when a duty arose', async () => {
    const id = await suspected();
    const { ruleVersion } = await duty(id, 'jp-appi-26');
    const rows = await db.reads.query<{ regime_id: string; version: string; data: string }[]>(
      'SELECT regime_id, version, data FROM regime_versions ORDER BY regime_id',
    );
    expect(rows.map((row) => row.regime_id)).toEqual(['jp-appi-26', 'jp-telecom-art28-i']);
    expect(rows[0]?.version).toBe(ruleVersion);
    expect(JSON.parse(rows[0]?.data ?? '{}')).toEqual(
      JSON.parse(JSON.stringify(desk.duties.regimes.find('jp-appi-26'))),
    );
  });

  it('of another version than at the decision ask again, once, after a start', async () => {
    const id = await suspected();
    await decide(id, 'jp-appi-26', 'does_not');
    await db.uow.write((m) =>
      m.query("UPDATE obligations SET rule_version = '2025-01-01', rule_sha256 = NULL WHERE regime_id = 'jp-appi-26'"),
    );
    expect(await desk.duties.follow.afterStart()).toBe(1);
    expect(await desk.duties.follow.afterStart()).toBe(0);
    expect(await duty(id, 'jp-appi-26')).toMatchObject({
      decision: 'does_not',
      ruleVersion: '2025-01-01',
      askAgain: { why: 'rule-changed' },
    });
  });

  it('that were edited under the same version ask again too', async () => {
    const id = await suspected();
    await decide(id, 'jp-appi-26', 'does_not');
    await db.uow.write((m) => m.query("UPDATE obligations SET rule_sha256 = 'edited' WHERE regime_id = 'jp-appi-26'"));
    const before = await duty(id, 'jp-appi-26');
    expect(before.newerRule).toBe(before.ruleVersion);
    expect(await desk.duties.follow.afterStart()).toBe(1);
    expect(await desk.duties.follow.afterStart()).toBe(0);
    expect(await duty(id, 'jp-appi-26')).toMatchObject({ askAgain: { why: 'rule-changed' } });
    await decide(id, 'jp-appi-26', 'does_not');
    expect(await duty(id, 'jp-appi-26')).toMatchObject({ askAgain: null, newerRule: null });
  });
});

describe('decisions', () => {
  it('stay readable with their facts when another one follows', async () => {
    const id = await suspected();
    await decide(id, 'jp-appi-26', 'does_not');
    await save(id, { personal_data: 'yes' });
    await decide(id, 'jp-appi-26', 'applies');
    const { decision, decisions } = await duty(id, 'jp-appi-26');
    expect(decision).toBe('applies');
    expect(decisions.map((each) => [each.decision, each.basis?.['personal_data'] ?? null])).toEqual([
      ['does_not', null],
      ['applies', 'yes'],
    ]);
    expect(decisions.every(({ why, decidedBy }) => why !== null && decidedBy !== '')).toBe(true);
    const rows = await db.reads.query<{ sealed: Buffer }[]>('SELECT sealed_basis AS sealed FROM obligation_decisions');
    expect(rows.some(({ sealed }) => sealed.toString('latin1').includes('personal_data'))).toBe(false);
  });

  it('from before decisions were kept are kept when the next one comes', async () => {
    const id = await suspected();
    await decide(id, 'jp-appi-26', 'does_not');
    await db.uow.write((m) => m.query('DELETE FROM obligation_decisions'));
    await decide(id, 'jp-appi-26', 'applies');
    const { decisions } = await duty(id, 'jp-appi-26');
    expect(decisions.map((each) => each.decision)).toEqual(['does_not', 'applies']);
    expect(decisions[0]).toMatchObject({ why: expect.any(String), basis: expect.any(Object) });
  });
});

describe('whatever happens to an incident', () => {
  const step = fc.oneof(
    fc.record({
      kind: fc.constant('fact' as const),
      fact: fc.constantFrom('personal_data', 'secrecy_involved', 'service_outage', 'concerns_eu', 'malicious_purpose'),
      value: fc.constantFrom('yes', 'no', 'unknown', null),
    }),
    fc.record({ kind: fc.constant('persons' as const), count: fc.integer({ min: 0, max: 5000 }) }),
    fc.record({ kind: fc.constant('complaint' as const), day: fc.integer({ min: 1, max: 28 }) }),
    fc.record({ kind: fc.constant('unlink' as const), nth: fc.nat(5) }),
    fc.record({ kind: fc.constant('known' as const), day: fc.integer({ min: 1, max: 28 }) }),
  );
  type Step = typeof step extends fc.Arbitrary<infer T> ? T : never;

  async function take(id: string, one: Step): Promise<void> {
    if (one.kind === 'fact') return save(id, { [one.fact]: one.value });
    if (one.kind === 'persons') {
      await desk.estimates.execute(id, { persons: one.count, basis: '件数', asOf: at('2026-03-02') }, hana);
    } else if (one.kind === 'complaint') {
      const day = String(one.day).padStart(2, '0');
      await desk.link.execute(id, await desk.complaint(at(`2026-02-${day}`)), hana);
    } else if (one.kind === 'unlink') {
      const { complaints } = await desk.reader.execute(id, hana);
      const linked = complaints[one.nth];
      if (linked !== undefined) await desk.link.unlink(id, linked.id, '別の件', hana);
    } else {
      const knownAt = at(`2026-02-${String(one.day).padStart(2, '0')}`);
      await desk.knownAt.propose(id, { knownAt, reason: '店舗が先に知っていた' }, hana);
      await desk.knownAt.approve(id, mio);
    }
  }

  it('duties only join, decisions stay a person’s, the first signal never moves later, and knowledge keeps its history', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(step, { minLength: 1, maxLength: 6 }), async (steps) => {
        const id = await suspected('JP EU');
        await decide(id, 'jp-appi-26', 'does_not');
        let before = await desk.reader.execute(id, hana);
        for (const one of steps) {
          await take(id, one);
          const after = await desk.reader.execute(id, hana);
          const ids = after.obligations.map((each) => each.id);
          expect(ids).toEqual(expect.arrayContaining(before.obligations.map((each) => each.id)));
          for (const each of before.obligations) {
            const now = after.obligations.find((other) => other.id === each.id);
            expect([now?.decision, now?.why, now?.decidedBy]).toEqual([each.decision, each.why, each.decidedBy]);
            expect(now?.stages.map((other) => other.stage)).toEqual(each.stages.map((other) => other.stage));
          }
          expect((after.firstSignalAt ?? '') <= (before.firstSignalAt ?? '')).toBe(true);
          expect(after.knownAtHistory.slice(0, before.knownAtHistory.length).map((each) => each.toAt)).toEqual(
            before.knownAtHistory.map((each) => each.toAt),
          );
          for (const { stages } of after.obligations) {
            for (const { kind, legalDue, workingDeadline } of stages) {
              if (kind === 'soft') expect(legalDue).toBeNull();
              else if (legalDue !== null) expect((workingDeadline ?? '') <= legalDue).toBe(true);
            }
          }
          before = after;
        }
        await db.close();
      }),
      { numRuns: 6, endOnFailure: true },
    );
    await suspected();
  });
});
