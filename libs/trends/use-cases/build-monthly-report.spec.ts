import { afterEach, beforeEach, describe, expect, it, jest } from '@jest/globals';
import { parse } from 'csv-parse/sync';
import { pdf } from 'pdf-to-img';
import { AuditLog, auditSchema } from '#audit';
import { complaintsSchema } from '#complaints';
import { incidentsSchema } from '#incidents';
import { intakeSchema } from '#intake';
import { newId, systemActor } from '#kernel';
import { noticesSchema } from '#notices';
import { run } from '#persistence';
import { FakeClock, openTestDatabase, type TestDatabase } from '#testing';
import { triageSchema } from '#triage';
import { newRing, RingMasterKey, vaultSchema } from '#vault';
import { MonthlyQueries } from '../data/monthly-queries.js';
import { BuildMonthlyReport } from './build-monthly-report.js';
import { ReadProof } from './read-proof.js';

jest.setTimeout(60_000);

const schemas = [
  vaultSchema,
  auditSchema,
  complaintsSchema,
  triageSchema,
  intakeSchema,
  incidentsSchema,
  noticesSchema,
];
const sealed = Buffer.from('sealed');
let db: TestDatabase;
let report: BuildMonthlyReport;
let proof: ReadProof;
let slips = 0;

type Row = Record<string, string | number | boolean | null | Buffer>;

async function put(table: string, row: Row): Promise<string> {
  const full: Row = { id: newId(), ...row };
  const names = Object.keys(full);
  const sql = `INSERT INTO ${table} (${names.join(', ')}) VALUES (${names.map(() => '?').join(', ')})`;
  await db.uow.write((m) => run(m, sql, Object.values(full)));
  return String(full['id']);
}

async function complaint(receivedAt: string, over: Row = {}): Promise<string> {
  slips += 1;
  const id = newId();
  const arrivalId = newId();
  await put('complaints', {
    id,
    slip_number: `2026-11-${String(slips).padStart(6, '0')}`,
    arrival_id: arrivalId,
    key_id: newId(),
    channel: 'phone',
    language: 'ja',
    received_at: receivedAt,
    registered_at: receivedAt,
    state: 'received',
    category: 'billing',
    severity: 'low',
    flagged: false,
    human_must_read: false,
    via_relay: false,
    version: 1,
    sealed_text: sealed,
    sealed_details: sealed,
    ...over,
  });
  await arrival(receivedAt, 'complaint', { id: arrivalId, complaint_id: id });
  return id;
}

async function arrival(receivedAt: string, outcome: string, over: Row = {}): Promise<void> {
  await put('arrivals', {
    channel: 'email',
    transport_hash: newId(),
    sha256: 'x',
    size: 1,
    media_type: 'text/plain',
    received_at: receivedAt,
    recorded_at: receivedAt,
    outcome,
    original_id: newId(),
    key_id: newId(),
    sealed_meta: sealed,
    human_must_read: false,
    warnings: '[]',
    attempts: 1,
    ...over,
  });
}

async function assessed(complaintId: string, clauses: string[]): Promise<void> {
  await put('assessments', {
    complaint_id: complaintId,
    assessed_at: '2026-11-02T00:00:00.000Z',
    source: 'registration',
    score: 0.5,
    flagged: true,
    engine: 'test',
    kinds: '[]',
    clauses: JSON.stringify(clauses),
    category: 'secrecy',
    severity: 'high',
    sealed_reasons: sealed,
  });
}

const first = '2026-10-31T15:00:00.000Z'; // 1 November, midnight in Tokyo
const last = '2026-11-30T14:59:59.999Z'; // 30 November, last moment in Tokyo

/** Four complaints of November, one on either side of it; the figures below are counted by hand. */
async function november(): Promise<void> {
  await complaint('2026-10-31T14:59:59.999Z', { channel: 'fax' });
  const a = await complaint(first, {
    channel: 'email',
    category: 'secrecy',
    flagged: true,
    acknowledged_at: '2026-10-31T15:30:00.000Z',
    first_reply_at: '2026-11-01T15:00:00.000Z',
    closed_at: '2026-11-03T15:00:00.000Z',
  });
  const b = await complaint('2026-11-10T00:00:00.000Z', {
    channel: 'email',
    acknowledged_at: '2026-11-10T01:30:00.000Z',
    first_reply_at: '2026-11-10T12:00:00.000Z',
  });
  await complaint('2026-11-20T00:00:00.000Z', { human_must_read: true, acknowledged_at: '2026-11-20T10:00:00.000Z' });
  await complaint(last, { channel: 'web', category: 'quality' });
  await complaint('2026-11-30T15:00:00.000Z');
  await assessed(a, ['1-1-i']);
  await assessed(a, ['3-1-i', '4-i']);
  await assessed(b, ['3-1-i']);
  await arrival('2026-11-05T00:00:00.000Z', 'parked', { parked_reason: 'loop' });
  await arrival('2026-11-06T00:00:00.000Z', 'repeat');
  await put('signals', { complaint_id: a, kind: 'misdelivery', state: 'suspected', created_at: first });
  await put('signals', { complaint_id: a, kind: 'insider_misuse', state: 'open', created_at: first });
  await put('signals', { complaint_id: b, kind: 'misdelivery', state: 'set_aside', created_at: last });
  for (const reason_code of ['leak-suspected', 'no-communication', 'no-communication']) {
    const decision = reason_code === 'leak-suspected' ? 'suspected' : 'set_aside';
    const facts = { decided_by: 'misaki', decided_at: '2026-11-12T00:00:00.000Z', engine: 'test', kinds: '[]' };
    await put('review_decisions', { complaint_id: a, decision, reason_code, ...facts });
  }
  await incidentOfNovember();
}

async function incidentOfNovember(): Promise<void> {
  const facts = { key_id: newId(), sealed_title: sealed, created_by: 'misaki', version: 1 };
  const incident = await put('incidents', { ...facts, number: '2026-0001', state: 'confirmed', created_at: first });
  const stage = async (kind: string, decision: string, over: Row): Promise<void> => {
    const obligation = await put('obligations', {
      incident_id: incident,
      regime_id: newId(),
      recipient_id: 'bureau',
      rule_version: '1',
      decision,
      created_at: first,
    });
    const clock = { anchor: 'known', anchor_at: first, anchor_stands_in: false, zone: 'Asia/Tokyo' };
    const common = { obligation_id: obligation, stage_id: 's', position: 1, ...clock, kind };
    await put('obligation_stages', { ...common, working_deadline: '2026-11-20', ...over });
  };
  await stage('hard', 'applies', { legal_due: '2026-11-20', reported_at: '2026-11-19T00:00:00.000Z' });
  await stage('hard', 'applies', { legal_due: '2026-11-20', reported_at: '2026-11-20T15:00:00.000Z' });
  await stage('hard', 'applies', { legal_due: '2026-11-21', reported_at: null });
  await stage('hard', 'does_not', { legal_due: '2026-11-21', reported_at: null });
  await stage('soft', 'applies', { legal_due: null, reported_at: '2026-11-02T00:00:00.000Z' });
  await noticesOf(incident);
}

async function noticesOf(incident: string): Promise<void> {
  const campaign = await put('notice_campaigns', {
    incident_id: incident,
    key_id: newId(),
    language: 'ja',
    sealed_subject: sealed,
    sealed_body: sealed,
    template_hash: 'x',
    list_hash: 'x',
    state: 'done',
    created_by: 'kenta',
    created_at: first,
    updated_at: first,
  });
  for (const state of ['accepted', 'accepted', 'bounced', 'pending']) {
    const by = { added_by: 'kenta', added_at: first };
    const party = await put('affected_parties', { incident_id: incident, key_id: newId(), channel: 'email', ...by });
    const tried = state === 'pending' ? null : '2026-11-15T00:00:00.000Z';
    const facts = { campaign_id: campaign, party_id: party, token: newId(), attempts: 1, updated_at: first };
    await put('notices', { ...facts, state, first_tried_at: tried });
  }
}

beforeEach(async () => {
  db = await openTestDatabase(schemas);
  const clock = new FakeClock('2026-12-01T00:00:00.000Z');
  const audit = new AuditLog(db.uow, new RingMasterKey(newRing('2026-11-25T00:00:00.000Z')), clock);
  await audit.append({ actor: systemActor('test'), action: 'test.began', object: 'test:1' });
  const queries = new MonthlyQueries(db.uow);
  report = new BuildMonthlyReport(queries, audit, clock);
  proof = new ReadProof(queries, audit, clock);
});
afterEach(() => db.close());

async function figures(month: string): Promise<Record<string, Record<string, unknown>>> {
  const { sections } = await report.execute(month);
  return Object.fromEntries(
    Object.entries(sections).map(([id, section]) => [
      id,
      Object.fromEntries(section.figures.map((figure) => [figure.key, figure.value])),
    ]),
  );
}

describe('the monthly report', () => {
  it('counts what was counted by hand, from midnight to midnight in Tokyo', async () => {
    await november();
    expect(await figures('2026-11')).toEqual({
      received: { total: 4, human_must_read: 1, flagged: 1 },
      by_channel: { phone: 1, letter: 0, fax: 0, email: 2, web: 1 },
      by_category: { billing: 2, quality: 1, secrecy: 1 },
      by_clause: { '3-1-i': 2, '4-i': 1 },
      times: {
        'acknowledged.median': 1.5,
        'acknowledged.p90': 10,
        'acknowledged.ended': 3,
        'acknowledged.open': 1,
        'first_reply.median': 18,
        'first_reply.p90': 24,
        'first_reply.ended': 2,
        'first_reply.open': 2,
        'closed.median': 72,
        'closed.p90': 72,
        'closed.ended': 1,
        'closed.open': 3,
      },
      signals: { misdelivery: 2, insider_misuse: 1, open: 1, set_aside: 1, suspected: 1 },
      decisions: { 'no-communication': 2, 'leak-suspected': 1 },
      incidents: { lead: 0, suspected: 0, confirmed: 1, closed: 0, unfounded: 0, open_now: 1 },
      statutory: {
        onTime: 1,
        late: 1,
        overdue: 1,
        open: 0,
        undecided: 0,
        softWithinTarget: 1,
        softAfterTarget: 0,
      },
      notices: {
        pending: 0,
        sending: 0,
        accepted: 2,
        unknown: 0,
        bounced: 1,
        failed: 0,
        acknowledged: 0,
        not_yet_told: 2,
        returned: 0,
        misdelivered: 0,
      },
      ledger: { received: 6, complaint: 4, reply: 0, parked: 1, repeat: 1, pending: 0, faults: 0, balanced: true },
    });
  });

  it('is whole for a month without anything', async () => {
    const empty = await figures('2026-05');
    expect(empty['received']).toEqual({ total: 0, human_must_read: 0, flagged: 0 });
    expect(empty['times']?.['acknowledged.median']).toBeNull();
    expect(empty['ledger']?.['balanced']).toBe(true);
  });

  it('says so when a line of the ledger has no case', async () => {
    await arrival('2026-11-05T00:00:00.000Z', 'complaint', { complaint_id: newId() });
    expect((await figures('2026-11'))['ledger']).toMatchObject({ faults: 1, balanced: false });
    expect((await proof.execute(true)).ledger).toMatchObject({ received: 1, faults: 1, balanced: false });
  });

  it('prints a definition with every section, a label with every figure, and the signed audit head', async () => {
    await november();
    for (const language of ['ja', 'en'] as const) {
      const printed = await report.execute('2026-11', language);
      for (const section of Object.values(printed.sections)) expect(section.definition.length).toBeGreaterThan(10);
      const all = Object.values(printed.sections).flatMap((section) => section.figures);
      const unlabelled = all.filter((figure) => figure.item === figure.key);
      expect(unlabelled).toEqual([]);
      expect(printed.auditHead).toMatchObject({ seq: 1 });
      expect(printed.auditHead.signature).not.toBe('');
    }
  });

  it('shows the same figures as JSON, CSV and PDF', async () => {
    await november();
    const printed = JSON.parse((await report.file('2026-11', 'json')).bytes.toString()) as Awaited<
      ReturnType<BuildMonthlyReport['execute']>
    >;
    const expected = Object.entries(printed.sections).flatMap(([id, section]) =>
      section.figures.map(({ key, value }) => [
        id,
        key,
        value === null ? 'なし' : value === true ? 'はい' : String(value),
      ]),
    );
    const { bytes } = await report.file('2026-11', 'csv');
    expect([...bytes.subarray(0, 3)]).toEqual([0xef, 0xbb, 0xbf]);
    const lines: string[][] = parse(bytes, { bom: true });
    const fromCsv = lines.slice(1).filter(([id]) => id !== 'report' && id !== 'audit_head');
    expect(fromCsv.map(([id, key, , value]) => [id, key, value])).toEqual(expected);
    const document = await pdf((await report.file('2026-11', 'pdf')).bytes);
    expect(document.length).toBeGreaterThanOrEqual(2);
  });
});

describe('the proof', () => {
  it('shows the balance of the whole ledger, the audit head, and on demand that the log is sound', async () => {
    await november();
    const quick = await proof.execute(false);
    expect(quick).toMatchObject({
      ledger: { received: 8, outcomes: { complaint: 6, parked: 1, repeat: 1 }, faults: 0, balanced: true },
      auditHead: { seq: 1 },
      audit: null,
      notYetTold: 2,
    });
    expect((await proof.execute(true)).audit).toEqual({ ok: true, rows: 1, firstBad: null });
  });
});
