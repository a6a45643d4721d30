import { afterEach, beforeEach, describe, expect, it, jest } from '@jest/globals';
import { PermissionTable, accessSchema } from '#access';
import { alarmsSchema } from '#alarms';
import { auditSchema } from '#audit';
import { clustersSchema } from '#clusters';
import { ComplaintWalls, complaintsSchema } from '#complaints';
import { intakeSchema } from '#intake';
import { incidentsSchema, Regimes, type Walls } from '#incidents';
import { configFile, loadYaml, newId, readSettings, Settings, type Actor, type Role } from '#kernel';
import { noticesSchema } from '#notices';
import { run } from '#persistence';
import { FakeClock, openTestDatabase, type TestDatabase } from '#testing';
import { triageSchema } from '#triage';
import { vaultSchema } from '#vault';
import { RunningQueries } from '../data/running-queries.js';
import { TodayQueries } from '../data/today-queries.js';
import type { Today } from '../domain/today.js';
import { ReadRunning } from './read-running.js';
import { ReadToday } from './read-today.js';

jest.setTimeout(60_000);

/** Thursday, 09:30 in Tokyo. */
const NOW = '2026-11-26T00:30:00.000Z';
const sealed = Buffer.from('sealed');
const schemas = [
  vaultSchema,
  auditSchema,
  accessSchema,
  complaintsSchema,
  triageSchema,
  clustersSchema,
  incidentsSchema,
  noticesSchema,
  alarmsSchema,
  intakeSchema,
];
let db: TestDatabase;
let complaintWalls: ComplaintWalls;
let hidden: string[];
let slips = 0;

type Row = Record<string, string | number | boolean | null | Buffer>;

async function put(table: string, row: Row): Promise<string> {
  const full: Row = { id: newId(), ...row };
  const names = Object.keys(full);
  const sql = `INSERT INTO ${table} (${names.join(', ')}) VALUES (${names.map(() => '?').join(', ')})`;
  await db.uow.write((m) => run(m, sql, Object.values(full)));
  return String(full['id']);
}

async function complaint(over: Row = {}): Promise<string> {
  slips += 1;
  const flags = { flagged: false, human_must_read: false, via_relay: false };
  const received = { received_at: '2026-11-25T00:00:00.000Z', registered_at: '2026-11-25T00:00:00.000Z' };
  const labels = { state: 'received', category: 'billing', severity: 'low', channel: 'phone', language: 'ja' };
  const keys = { arrival_id: newId(), key_id: newId(), sealed_text: sealed, sealed_details: sealed, version: 1 };
  const slip_number = `2026-11-${String(slips).padStart(6, '0')}`;
  return put('complaints', { slip_number, ...keys, ...labels, ...flags, ...received, ...over });
}

async function incident(number: string, state = 'suspected'): Promise<string> {
  const facts = { key_id: newId(), sealed_title: sealed, created_by: 'misaki', created_at: NOW, version: 1 };
  return put('incidents', { ...facts, number, state });
}

async function clock(incidentId: string, due: string, over: Row = {}) {
  const { decision = 'applies', ...rest } = over;
  const duty = { regime_id: newId(), recipient_id: 'bureau', rule_version: '1', decision, created_at: NOW };
  const obligation = await put('obligations', { incident_id: incidentId, ...duty });
  const running = { anchor: 'known', anchor_at: NOW, anchor_stands_in: false, zone: 'Asia/Tokyo', kind: 'hard' };
  const dates = { working_deadline: due, legal_due: due };
  await put('obligation_stages', {
    obligation_id: obligation,
    stage_id: 's',
    position: 1,
    ...running,
    ...dates,
    ...rest,
  });
}

function today(role: Role, id = 'asker'): Promise<Today> {
  const permissions = PermissionTable.parse(loadYaml(configFile('roles.yaml')));
  const walls = { hiddenFrom: () => Promise.resolve(new Set(hidden)) } as unknown as Walls;
  const queries = new TodayQueries(db.uow);
  const reader = new ReadToday(queries, new Regimes(), permissions, complaintWalls, walls, new FakeClock(NOW));
  const actor: Actor = { kind: 'user', id, role };
  return reader.execute(actor);
}

beforeEach(async () => {
  db = await openTestDatabase(schemas);
  complaintWalls = new ComplaintWalls();
  hidden = [];
});
afterEach(() => db.close());

describe('what is due today', () => {
  it('is the promised calls of today and those missed, until somebody replied, and not those of tomorrow', async () => {
    const missed = await complaint({ callback_at: '2026-11-25T23:00:00.000Z' });
    const later = await complaint({ callback_at: '2026-11-26T14:59:00.000Z', owner_id: 'asker' });
    await complaint({ callback_at: '2026-11-26T15:00:00.000Z' });
    await complaint({ callback_at: '2026-11-26T01:00:00.000Z', state: 'replied' });
    const { callbacks, clocks, day } = await today('agent');
    expect([day, clocks]).toEqual(['2026-11-26', null]);
    expect(callbacks).toMatchObject({ overdue: 1, today: 2 });
    expect(callbacks?.items.map(({ complaintId, overdue }) => [complaintId, overdue])).toEqual([
      [missed, true],
      [later, false],
    ]);
  });

  it('tells a promised call from a day of the next contact, which is no call', async () => {
    await complaint({ callback_at: '2026-11-26T01:00:00.000Z', callback_kind: 'contact' });
    await complaint({ callback_at: '2026-11-26T02:00:00.000Z', callback_kind: 'call' });
    await complaint({ callback_at: '2026-11-26T03:00:00.000Z' });
    const { callbacks } = await today('agent');
    expect(callbacks?.items.map(({ kind }) => kind)).toEqual(['contact', 'call', 'call']);
  });

  it('says nothing of complaints and incidents behind a wall', async () => {
    const walled = await complaint({ callback_at: NOW });
    complaintWalls.register((_, column) => Promise.resolve({ sql: `${column} = ?`, values: [walled] }));
    const behind = await incident('2026-0001');
    await clock(behind, '2026-11-27');
    await put('incident_end_proposals', {
      incident_id: behind,
      to_state: 'closed',
      state: 'pending',
      sealed_reason: sealed,
      proposed_by: 'kenta',
      proposed_at: NOW,
    });
    await put('incident_tasks', {
      incident_id: behind,
      state: 'open',
      assignee_user_id: 'asker',
      due_at: NOW,
      number: 1,
      assignee_kind: 'user',
      sealed_body: sealed,
      set_by: 'kenta',
      set_at: NOW,
    });
    const alarm = { code: 'incidents.wall-undecided', about: '2026-0001', facts: '{}', since: NOW, last_at: NOW };
    await put('alarms', { ...alarm, times: 1 });
    const seen = await today('compliance');
    expect(seen.tasks).toMatchObject({ waiting: 1 });
    expect((await today('admin')).alarms).toEqual({ open: 1, unseen: 1 });
    expect([seen.callbacks?.today, seen.clocks?.items.length, seen.second.length]).toEqual([0, 1, 1]);
    hidden = [behind];
    const kept = await today('compliance');
    expect([kept.clocks?.items.length, kept.second.length]).toEqual([0, 0]);
    expect((await today('admin')).alarms).toEqual({ open: 0, unseen: 0 });
    expect(kept.tasks).toEqual({ waiting: 0, overdue: 0, nextDueAt: null });
  });

  it('has the clocks of all incidents that go on, the nearest first, without what is reported or does not apply', async () => {
    const [one, two, over] = [
      await incident('2026-0001'),
      await incident('2026-0002', 'confirmed'),
      await incident('2026-0003', 'closed'),
    ];
    await clock(one, '2026-12-20', { decision: 'undecided' });
    await clock(two, '2026-11-25');
    await clock(two, '2026-11-28');
    await clock(two, '2026-11-26', { decision: 'does_not' });
    await clock(two, '2026-11-26', { reported_at: NOW });
    await clock(over, '2026-11-26');
    const { clocks } = await today('manager');
    expect(clocks?.items.map(({ number, due, state }) => [number, due, state])).toEqual([
      ['2026-0002', '2026-11-25', 'overdue'],
      ['2026-0002', '2026-11-28', 'due_soon'],
      ['2026-0001', '2026-12-20', 'open'],
    ]);
    expect(clocks).toMatchObject({ overdue: 1, soon: 1, undecided: 1 });
  });

  it('counts each clock to the desk’s own date, also a missed one, and to the law’s where that is over too', async () => {
    const id = await incident('2026-0001');
    await clock(id, '2026-12-10', { legal_due: '2026-12-11' });
    await clock(id, '2026-11-28', { legal_due: '2027-01-20' });
    await clock(id, '2026-11-20', { legal_due: '2026-12-20' });
    await clock(id, '2026-11-22', { legal_due: '2026-11-25' });
    await clock(id, '2026-11-30');
    await clock(id, '2026-12-01', { legal_due: null, kind: 'soft' });
    const { clocks } = await today('manager');
    expect(clocks?.items.map(({ bound, due, endsAt, state }) => [bound, due, endsAt, state])).toEqual([
      ['legal', '2026-11-25', '2026-11-25T14:59:59.999Z', 'overdue'],
      ['working', '2026-11-20', '2026-11-20T14:59:59.999Z', 'due_soon'],
      ['working', '2026-11-28', '2026-11-28T14:59:59.999Z', 'due_soon'],
      ['legal', '2026-11-30', '2026-11-30T14:59:59.999Z', 'open'],
      ['working', '2026-12-01', '2026-12-01T14:59:59.999Z', 'open'],
      ['working', '2026-12-10', '2026-12-10T14:59:59.999Z', 'open'],
    ]);
  });

  it('asks for a second word only those who did not give the first', async () => {
    const id = await incident('2026-0001');
    const asked = { to_state: 'closed', state: 'pending', sealed_reason: sealed, proposed_at: NOW };
    await put('incident_end_proposals', { incident_id: id, ...asked, proposed_by: 'kenta' });
    expect((await today('compliance', 'kenta')).second).toEqual([]);
    expect((await today('compliance', 'misaki')).second).toMatchObject([{ kind: 'end', number: '2026-0001' }]);
    expect((await today('agent')).second).toEqual([]);
  });

  it('says of which incidents people were not told, to those who may know of these', async () => {
    const [one, two] = [await incident('2026-0001'), await incident('2026-0002')];
    const at = { created_at: NOW, updated_at: NOW };
    const by = { channel: 'email', added_by: 'kenta', added_at: NOW };
    const party = (incident_id: string) => put('affected_parties', { incident_id, key_id: newId(), ...by });
    await party(one);
    const lost = [await party(two), await party(two)];
    const words = { language: 'ja', sealed_subject: sealed, sealed_body: sealed, template_hash: 'x', list_hash: 'x' };
    const sent = { incident_id: two, key_id: newId(), state: 'done', created_by: 'kenta', ...words, ...at };
    const campaign_id = await put('notice_campaigns', sent);
    for (const [n, state] of ['bounced', 'unknown'].entries())
      await put('notices', { campaign_id, party_id: lost[n]!, state, token: newId(), attempts: 1, updated_at: NOW });
    const items = [
      { incidentId: two, number: '2026-0002', unknown: 1, undelivered: 1, notYetTold: 2 },
      { incidentId: one, number: '2026-0001', unknown: 0, undelivered: 0, notYetTold: 1 },
    ];
    expect((await today('manager')).notices).toEqual({ unknown: 1, undelivered: 1, notYetTold: 3, items });
    hidden = [two];
    expect((await today('manager')).notices).toMatchObject({ unknown: 0, notYetTold: 1, items: [items[1]] });
    expect((await today('agent')).notices).toBeNull();
  });

  it('counts readings that the reader may answer, and nothing to those who never read', async () => {
    for (const barred of ['', '|asker|']) {
      const task = { purpose: 'signal', blind: false, state: 'open', opened_at: NOW };
      await put('review_tasks', { complaint_id: await complaint(), ...task, barred });
    }
    expect((await today('compliance')).review).toEqual({ waiting: 1, oldestReceivedAt: '2026-11-25T00:00:00.000Z' });
    expect((await today('compliance', 'another')).review?.waiting).toBe(2);
    const admin = await today('admin');
    expect([admin.callbacks, admin.review, admin.clocks, admin.notices, admin.second]).toEqual([
      null,
      null,
      null,
      null,
      [],
    ]);
    expect(admin.alarms).toEqual({ open: 0, unseen: 0 });
  });
});

describe('how the desk itself is doing', () => {
  /** Somebody with a session, begun and last used at these times of the day (UTC). */
  async function signedIn(begun: string, used: string, active = true): Promise<void> {
    const email = `${newId().toLowerCase()}@example.com`;
    const facts = { email, email_folded: email, name: '青葉', role: 'admin', password_hash: '-', failed_logins: 0 };
    const user = await put('users', { ...facts, active, password_changed_at: NOW, created_at: NOW });
    const [created_at, last_seen_at] = [begun, used];
    await put('sessions', { user_id: user, secret_hash: newId(), created_at, last_seen_at, address: '192.0.2.1' });
  }

  it('counts who is signed in by sessions that still stand, and of people who may still come in', async () => {
    const settings = Settings.from({ ...readSettings({}), sessionIdleMinutes: 30, sessionMaxHours: 12 });
    const permissions = PermissionTable.parse(loadYaml(configFile('roles.yaml')));
    const running = new ReadRunning(new RunningQueries(db.uow), permissions, new FakeClock(NOW), settings);
    await signedIn('2026-11-25T13:00:00.000Z', '2026-11-26T00:01:00.000Z');
    await signedIn('2026-11-25T13:00:00.000Z', '2026-11-26T00:00:00.000Z');
    await signedIn('2026-11-25T12:30:00.000Z', '2026-11-26T00:29:00.000Z');
    await signedIn('2026-11-25T13:00:00.000Z', '2026-11-26T00:29:00.000Z', false);
    const { operation } = await running.execute({ kind: 'user', id: 'asker', role: 'admin' });
    expect(operation).toMatchObject({ signedIn: 1 });
  });

  it('names nobody for the review of access where no role may do it', async () => {
    const review = await new RunningQueries(db.uow).accessReview('2026-Q4', []);
    expect(review).toEqual({ quarter: '2026-Q4', state: 'none', lines: 0, answered: 0, by: [] });
  });
});
