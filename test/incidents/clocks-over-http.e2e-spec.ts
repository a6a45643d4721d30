import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { MailAlarms } from '#alarms';
import { SCHEMAS } from '#assembly';
import { SweepClocks, type IncidentView, type ObligationView } from '#incidents';
import { openTestDatabase, SmtpSink, startDesk, type HttpClient, type TestDesk } from '#testing';

/** The desk's clock stands at 2026-11-25 10:00 in Tokyo. */
const RECEIVED = '2026-11-25T09:00:00+09:00';
const HOUR_MS = 3_600_000;

let sink: SmtpSink;
let desk: TestDesk;
let officer: HttpClient;
let manager: HttpClient;

beforeAll(async () => {
  sink = await SmtpSink.listen();
  const duties = { countries: 'JP EU', designatedOperator: 'yes' as const };
  desk = await startDesk({ settings: { smtpUrl: sink.url, alarmTo: ['oncall@example.jp'], ...duties } });
  [officer, manager] = [await desk.as('compliance'), await desk.as('manager')];
});
afterAll(async () => {
  await desk.close();
  await sink.close();
});

async function opened(): Promise<IncidentView> {
  const agent = await desk.as('agent');
  const text = '知らない人のメールの本文が、わたしの受信箱に表示されています。';
  const { id } = (await agent.post('/api/v1/complaints', { channel: 'phone', text, receivedAt: RECEIVED })).as<{
    id: string;
  }>();
  return (
    await officer.post('/api/v1/incidents', { title: '受信箱の取り違え', complaintIds: [id] })
  ).as<IncidentView>();
}

const reread = async (id: string) => (await officer.get(`/api/v1/incidents/${id}`)).as<IncidentView>();

function duty(incident: IncidentView, regimeId: string): ObligationView {
  const found = incident.obligations.find((each) => each.regimeId === regimeId);
  if (found === undefined) throw new Error(`no duty ${regimeId}`);
  return found;
}

describe('duties over HTTP', () => {
  it('are those of the countries served, and show what the data propose on the facts saved', async () => {
    const incident = await opened();
    expect([...new Set(incident.obligations.map((each) => each.regimeId))].sort()).toEqual([
      'eu-611-2013',
      'eu-gdpr',
      'eu-nis2',
      'jp-appi-26',
      'jp-telecom-art28-i',
      'jp-telecom-art28-ro',
    ]);
    expect(incident.askedFacts.map((fact) => fact.id)).toEqual(
      expect.arrayContaining(['secrecy_involved', 'specified_user_info', 'concerns_eu']),
    );
    expect(incident.askedFacts.map((fact) => fact.id)).not.toContain('concerns_br');
    const facts = { concerns_eu: 'no', secrecy_involved: 'yes' };
    const saved = await officer.put(`/api/v1/incidents/${incident.id}/facts`, { version: incident.version, facts });
    expect(saved.status).toBe(200);
    expect(duty(saved.as<IncidentView>(), 'eu-gdpr')).toMatchObject({
      decision: 'undecided',
      proposal: { decision: 'does_not', why: { en: 'No persons in the EU are concerned' } },
    });
  });

  it('take a target of a soft clock from those who work on incidents, and none for a legal date', async () => {
    const incident = await opened();
    const { id } = duty(incident, 'jp-telecom-art28-i');
    const at = (stage: string) => `/api/v1/incidents/${incident.id}/obligations/${id}/stages/${stage}/target`;
    const target = { targetAt: '2026-11-26T17:00:00+09:00', reason: '当局の窓口の時間による' };
    expect((await manager.post(at('first'), target)).status).toBe(403);
    expect((await officer.post(at('first'), { targetAt: target.targetAt })).status).toBe(422);
    const refused = await officer.post(at('detailed'), target);
    expect([refused.status, refused.as<{ code: string }>().code]).toEqual([409, 'incidents.not-a-soft-clock']);
    const set = (await officer.post(at('first'), target)).as<IncidentView>();
    expect(duty(set, 'jp-telecom-art28-i').stages[0]).toMatchObject({
      legalDue: null,
      workingDeadline: '2026-11-26T08:00:00.000Z',
      target: { reason: '当局の窓口の時間による' },
    });
  });

  it('raise an alert that is mailed once without content, and end it when somebody has seen it', async () => {
    const { id, number } = await opened();
    desk.clock.advance(13 * HOUR_MS);
    officer = await desk.as('compliance');
    await desk.get(SweepClocks).execute();
    await desk.get(SweepClocks).execute();
    await desk.get(MailAlarms).execute();
    await desk.get(MailAlarms).execute();
    const texts = sink.mails.map(({ raw }) =>
      Buffer.from(raw.split('\r\n\r\n').slice(1).join(''), 'base64').toString(),
    );
    const own = texts.filter((text) => text.includes(`incidents.clock (${number})`));
    expect(own).toHaveLength(1);
    expect(own[0]).toContain('rung: half');
    expect(own[0]).not.toContain('取り違え');
    const alarm = async () =>
      (await officer.get('/api/v1/alarms'))
        .as<{ items: { about: string; code: string; calmedAt: string | null }[] }>()
        .items.find((each) => each.code === 'incidents.clock' && each.about === number);
    expect(await alarm()).toMatchObject({ calmedAt: null });
    const alerts = (await reread(id)).obligations.flatMap((each) => each.stages.flatMap((stage) => stage.alerts));
    expect(alerts.length).toBeGreaterThan(0);
    expect(new Set(alerts.map((alert) => alert.rung))).toEqual(new Set(['half']));
    for (const alert of alerts) {
      const seen = await officer.post(`/api/v1/incidents/${id}/clock-alerts/${alert.id}/acknowledge`);
      expect(seen.status).toBe(200);
    }
    expect((await alarm())?.calmedAt).toEqual(expect.any(String));
    const other = await opened();
    const elsewhere = await officer.post(
      `/api/v1/incidents/${other.id}/clock-alerts/${alerts[0]?.id ?? ''}/acknowledge`,
    );
    expect([elsewhere.status, elsewhere.as<{ code: string }>().code]).toEqual([404, 'incidents.alert-not-found']);
  });
});

describe('a database of an earlier version', () => {
  it('keeps its stages and alerts when clocks are widened, and goes back again', async () => {
    const db = await openTestDatabase(SCHEMAS);
    const { writer } = db;
    const isWide = async (): Promise<boolean> => {
      const rows = await writer.query<{ name: string }[]>('SELECT name FROM migrations');
      return rows.some(({ name }) => name === 'WidenObligations1764000080011');
    };
    const undo = async () => {
      while (await isWide()) await writer.undoLastMigration({ transaction: 'each' });
    };
    await undo();
    const at = '2026-11-01T00:00:00.000Z';
    await writer.query(
      `INSERT INTO incidents (id, number, key_id, sealed_title, state, created_at, created_by, version)
       VALUES ('i', '2026-0001', 'k', '', 'suspected', '${at}', 'hana', 1)`,
    );
    await writer.query(
      `INSERT INTO obligations (id, incident_id, regime_id, recipient_id, rule_version, decision, created_at)
       VALUES ('o', 'i', 'jp-appi-26', 'regional-bureau', '1', 'undecided', '${at}')`,
    );
    await writer.query(
      `INSERT INTO obligation_stages (id, obligation_id, stage_id, position, kind, anchor_at, legal_due, working_deadline)
       VALUES ('s', 'o', 'final', 1, 'hard', '${at}', '2026-12-01', '2026-11-30')`,
    );
    await writer.query(
      `INSERT INTO clock_alerts (id, incident_id, stage_row_id, kind, due, raised_at)
       VALUES ('a', 'i', 's', 'due_soon', '2026-11-30', '${at}'), ('b', 'i', 's', 'overdue', '2026-12-01', '${at}')`,
    );
    await writer.runMigrations({ transaction: 'each' });
    const stages = 'SELECT anchor, zone, anchor_at, legal_due, working_deadline FROM obligation_stages';
    expect(await writer.query(stages)).toEqual([
      { anchor: 'known', zone: 'Asia/Tokyo', anchor_at: at, legal_due: '2026-12-01', working_deadline: '2026-11-30' },
    ]);
    const alerts = 'SELECT kind, standing FROM clock_alerts ORDER BY id';
    expect(await writer.query(alerts)).toEqual([
      { kind: 'h72', standing: 'raised' },
      { kind: 'overdue', standing: 'raised' },
    ]);
    await undo();
    expect(await writer.query('SELECT id, kind FROM clock_alerts ORDER BY id')).toEqual([
      { id: 'a', kind: 'due_soon' },
      { id: 'b', kind: 'overdue' },
    ]);
    await db.close();
  });
});
