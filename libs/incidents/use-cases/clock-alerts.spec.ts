import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { auditSchema } from '#audit';
import { complaintsSchema } from '#complaints';
import type { OperationsAlarm } from '#kernel';
import { run } from '#persistence';
import { siblingsSchema } from '#siblings';
import { vaultSchema } from '#vault';
import { FakeClock, openTestDatabase, type TestDatabase } from '#testing';
import { incidentsSchema } from '../index.js';
import { hana, IncidentDesk, ren } from './incident-desk.fixture.js';

const at = (on: string, time = '10:00') => new Date(`${on}T${time}:00+09:00`).toISOString();

let db: TestDatabase;
let clock: FakeClock;
let desk: IncidentDesk;
let alarms: OperationsAlarm[];
let calmed: string[];

beforeEach(async () => {
  db = await openTestDatabase([vaultSchema, auditSchema, complaintsSchema, siblingsSchema, incidentsSchema]);
  clock = new FakeClock(at('2026-03-02', '10:01'));
  desk = new IncidentDesk(db.uow, db.settings, clock);
  [alarms, calmed] = [[], []];
  desk.events.on('operations.alarm', (alarm) => {
    alarms.push(alarm);
    return Promise.resolve();
  });
  desk.events.on('operations.calm', ({ about }) => {
    calmed.push(about);
    return Promise.resolve();
  });
});
afterEach(() => db.close());

/** Known on Monday 2026-03-02 at 10:00. 詳報: due 2026-04-01, worked towards 2026-03-31. */
async function suspected(): Promise<string> {
  const complaintId = await desk.complaint(at('2026-03-02'));
  return (await desk.open.execute({ title: '取り違え', complaintIds: [complaintId] }, hana)).id;
}

async function raisedOf(id: string, regimeId: string, stageId: string): Promise<string[]> {
  const { obligations } = await desk.reader.execute(id, hana);
  const stages = obligations.filter((each) => each.regimeId === regimeId).flatMap((each) => each.stages);
  return stages.find((each) => each.stage === stageId)?.alerts.map(({ rung }) => rung) ?? [];
}

async function sweepAt(moment: string): Promise<number> {
  clock.set(moment);
  return desk.sweep.execute();
}

describe('the sweep of the clocks', () => {
  it('raises each rung once as a clock climbs its ladder', async () => {
    const id = await suspected();
    expect(await desk.sweep.execute()).toBe(0);
    await sweepAt(at('2026-03-02', '22:01'));
    expect(await raisedOf(id, 'jp-telecom-art28-i', 'first')).toEqual(['half']);
    await sweepAt(at('2026-03-03', '10:01'));
    expect(await raisedOf(id, 'jp-telecom-art28-i', 'first')).toEqual(['half', 'overdue']);
    for (const moment of [at('2026-03-20'), at('2026-03-29'), at('2026-03-31'), at('2026-04-01'), at('2026-04-02')]) {
      await sweepAt(moment);
      expect(await desk.sweep.execute()).toBe(0);
    }
    const ladder = ['half', 'h72', 'h24', 'working_passed', 'overdue'];
    expect(await raisedOf(id, 'jp-telecom-art28-i', 'detailed')).toEqual(ladder);
    // The inclusive count of the other act ends a day earlier, so that its working deadline is the law's date.
    expect(await raisedOf(id, 'jp-appi-26', 'final')).toEqual(['half', 'h72', 'h24', 'overdue']);
  });

  it('finds what downtime missed: the strongest rung is raised, the others are noted, the alarm is one', async () => {
    const id = await suspected();
    expect(await sweepAt(at('2026-04-10'))).toBe(5);
    expect(await raisedOf(id, 'jp-telecom-art28-i', 'detailed')).toEqual(['overdue']);
    const rows = await db.reads.query<{ kind: string; standing: string }[]>(
      `SELECT a.kind, a.standing FROM clock_alerts a JOIN obligation_stages s ON s.id = a.stage_row_id
       WHERE s.stage_id = 'detailed' ORDER BY a.kind`,
    );
    expect(rows).toEqual([
      { kind: 'h24', standing: 'passed_over' },
      { kind: 'h72', standing: 'passed_over' },
      { kind: 'half', standing: 'passed_over' },
      { kind: 'overdue', standing: 'raised' },
      { kind: 'working_passed', standing: 'passed_over' },
    ]);
    expect(alarms).toHaveLength(1);
    expect(alarms[0]).toMatchObject({
      code: 'incidents.clock',
      about: '2026-0001',
      facts: { rung: 'overdue', clocks: 5 },
    });
    expect(JSON.stringify(alarms)).not.toContain('取り違え');
    expect(await desk.sweep.execute()).toBe(0);
    expect(alarms).toHaveLength(1);
  });

  it('raises the alarm anew for the next rung though the one before was acknowledged', async () => {
    const id = await suspected();
    await sweepAt(at('2026-03-02', '22:01'));
    const [alert] = (await desk.reader.execute(id, hana)).obligations
      .flatMap((each) => each.stages)
      .flatMap((each) => each.alerts);
    await desk.duties.alarms.acknowledge(id, alert?.id ?? '', ren);
    expect(calmed.at(-1)).toBe('2026-0001');
    await desk.duties.alarms.acknowledge(id, alert?.id ?? '', hana);
    const seen = (await desk.reader.execute(id, hana)).obligations
      .flatMap((each) => each.stages.flatMap((one) => one.alerts))
      .map((each) => [each.rung, each.acknowledgedBy]);
    expect(seen).toEqual([['half', 'ren']]);
    await sweepAt(at('2026-03-03', '10:01'));
    expect(alarms.map(({ facts }) => facts['rung'])).toEqual(['half', 'overdue']);
    const unknown = desk.duties.alarms.acknowledge(id, 'nothing', ren);
    await expect(unknown).rejects.toMatchObject({ code: 'incidents.alert-not-found' });
  });

  it('calms the alarm when the report was made', async () => {
    const id = await suspected();
    await sweepAt(at('2026-03-03', '10:01'));
    const { obligations } = await desk.reader.execute(id, hana);
    const telecom = obligations.find((each) => each.regimeId === 'jp-telecom-art28-i');
    const first = { stage: 'first', reportedAt: at('2026-03-03'), means: 'phone', recipient: '関東総合通信局' };
    calmed = [];
    await desk.handle.record(id, telecom?.id ?? '', first, hana);
    expect(calmed).toEqual(['2026-0001']);
  });

  it('leaves ended incidents and duties that do not apply alone', async () => {
    const id = await suspected();
    for (const each of (await desk.reader.execute(id, hana)).obligations.filter((o) => o.regimeId === 'jp-appi-26')) {
      await desk.handle.decide(id, each.id, { decision: 'does_not', why: '個人データを含まない' }, hana);
    }
    expect(await sweepAt(at('2026-03-03', '10:01'))).toBe(1);
    await desk.unfounded(id);
    expect(await sweepAt(at('2026-04-10'))).toBe(0);
  });

  it('begins a new ladder when the clock moves', async () => {
    const id = await suspected();
    await sweepAt(at('2026-03-20'));
    await desk.knownAt.propose(id, { knownAt: at('2026-02-25'), reason: '店舗が先に知っていた' }, hana);
    await desk.knownAt.approve(id, ren);
    await desk.sweep.execute();
    const { obligations } = await desk.reader.execute(id, hana);
    const detailed = obligations.flatMap((each) => each.stages).find((each) => each.stage === 'detailed');
    expect(detailed?.alerts.map(({ rung, due }) => [rung, due])).toEqual([
      ['half', '2026-03-31'],
      ['half', '2026-03-26'],
    ]);
  });

  it('tells of a clock anew that comes back with its duty or with its incident, acknowledged or not', async () => {
    const id = await suspected();
    await sweepAt(at('2026-03-20'));
    const telecom = async () =>
      (await desk.reader.execute(id, hana)).obligations.find((each) => each.regimeId === 'jp-telecom-art28-i');
    const decide = async (decision: 'applies' | 'does_not') =>
      desk.handle.decide(id, (await telecom())?.id ?? '', { decision, why: '調べた結果' }, hana);
    const acknowledgeAll = async () => {
      for (const { id: alert } of (await telecom())?.stages.flatMap((each) => each.alerts) ?? [])
        await desk.duties.alarms.acknowledge(id, alert, ren);
    };
    await acknowledgeAll();
    await decide('does_not');
    expect(await desk.sweep.execute()).toBe(0);
    await decide('applies');
    await sweepAt(at('2026-03-20', '10:02'));
    expect(await raisedOf(id, 'jp-telecom-art28-i', 'first')).toEqual(['overdue', 'overdue']);
    expect(await desk.sweep.execute()).toBe(0);
    await acknowledgeAll();
    await desk.unfounded(id);
    expect(await sweepAt(at('2026-03-20', '10:03'))).toBe(0);
    await desk.transition.execute(id, { to: 'suspected', reason: '新しい事実' }, hana);
    await decide('applies');
    await sweepAt(at('2026-03-20', '10:04'));
    expect(await raisedOf(id, 'jp-telecom-art28-i', 'first')).toEqual(['overdue', 'overdue', 'overdue']);
    expect(await desk.sweep.execute()).toBe(0);
  });

  it('calms the alarm of an incident that ends, whatever nobody has acknowledged', async () => {
    const id = await suspected();
    await sweepAt(at('2026-03-20'));
    calmed = [];
    await db.uow.write((m) => run(m, "UPDATE incidents SET state = 'unfounded' WHERE id = ?", [id]));
    await desk.events.publish('incident.state-changed', { incidentId: id, from: 'suspected', to: 'unfounded' });
    expect(calmed).toEqual(['2026-0001']);
  });

  it('calms the alarm of the notice to persons when everybody was told', async () => {
    const id = await suspected();
    for (const each of (await desk.reader.execute(id, hana)).obligations) {
      const decision = each.recipientId === 'persons' ? 'applies' : 'does_not';
      await desk.handle.decide(id, each.id, { decision, why: '事実による' }, hana);
    }
    expect(await sweepAt(at('2026-06-20'))).toBe(1);
    calmed = [];
    const told = { incidentId: id, campaignId: 'campaign-1', at: at('2026-06-20') };
    await desk.events.publish('notices.everybody-told', told);
    expect(calmed).toContain('2026-0001');
  });

  it('goes on with the others when the clocks of one incident cannot be read, and says so', async () => {
    const [damaged, sound] = [await suspected(), await suspected()];
    await db.uow.write((m) =>
      run(
        m,
        `UPDATE obligation_stages SET working_deadline = '0 damaged', legal_due = NULL
         WHERE obligation_id IN (SELECT id FROM obligations WHERE incident_id = ?)`,
        [damaged],
      ),
    );
    expect(await sweepAt(at('2026-04-10'))).toBe(5);
    expect(await raisedOf(sound, 'jp-telecom-art28-i', 'detailed')).toEqual(['overdue']);
    expect(alarms.map(({ code, about }) => [code, about])).toEqual([
      ['incidents.clock-unread', '2026-0001'],
      ['incidents.clock', '2026-0002'],
    ]);
  });

  it('looks at every clock however many duties there are', async () => {
    const id = await suspected();
    await db.uow.write((m) =>
      run(
        m,
        `WITH RECURSIVE counted(n) AS (SELECT 1 UNION ALL SELECT n + 1 FROM counted WHERE n < 66000)
         INSERT INTO obligations (id, incident_id, regime_id, recipient_id, rule_version, decision, created_at)
         SELECT 'duty-' || n, ?, 'invented', 'recipient-' || n, '1', 'undecided', '2026-03-02T01:00:00.000Z' FROM counted`,
        [id],
      ),
    );
    expect(await sweepAt(at('2026-04-10'))).toBe(5);
  });

  it('writes nothing while no clock has climbed', async () => {
    await suspected();
    await sweepAt(at('2026-04-10'));
    const { commits } = db.uow;
    expect(await desk.sweep.execute()).toBe(0);
    expect(db.uow.commits).toBe(commits);
  });
});
