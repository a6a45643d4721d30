import { afterEach, beforeEach, describe, expect, it, jest } from '@jest/globals';
import { alarmsSchema } from '#alarms';
import { auditSchema } from '#audit';
import { clustersSchema } from '#clusters';
import { complaintsSchema } from '#complaints';
import { incidentsSchema } from '#incidents';
import { newId } from '#kernel';
import { query, run } from '#persistence';
import { siblingsSchema } from '#siblings';
import { openTestDatabase, type TestDatabase } from '#testing';
import { triageSchema } from '#triage';
import { vaultSchema } from '#vault';
import { BoardQueries } from './board-queries.js';

jest.setTimeout(60_000);

const NOW = '2026-11-26T00:30:00.000Z';
const SPAN = ['2026-11-01T00:00:00.000Z', NOW] as const;
const AT = '2026-11-10T00:00:00.000Z';
const sealed = Buffer.from('sealed');
const schemas = [
  vaultSchema,
  auditSchema,
  complaintsSchema,
  triageSchema,
  siblingsSchema,
  clustersSchema,
  incidentsSchema,
  alarmsSchema,
];

let db: TestDatabase;

type Row = Record<string, string | number | boolean | null | Buffer>;

async function put(table: string, row: Row): Promise<void> {
  const names = Object.keys(row);
  const sql = `INSERT INTO ${table} (${names.join(', ')}) VALUES (${names.map(() => '?').join(', ')})`;
  await db.uow.write((m) => run(m, sql, Object.values(row)));
}

/** A complaint with a signal, a reading that waits, and a lead; linked to an incident; alarms of the lead and the incident. */
async function matter(number: string): Promise<string> {
  const [complaint, incident, cluster] = [newId(), newId(), newId()];
  await put('complaints', {
    id: complaint,
    slip_number: `2026-11-00000${number.slice(-1)}`,
    ...{ arrival_id: newId(), key_id: newId(), sealed_text: sealed, sealed_details: sealed, version: 1 },
    ...{ state: 'received', category: 'policy_consent', severity: 'low', channel: 'phone', language: 'ja' },
    ...{ flagged: true, human_must_read: false, via_relay: false, received_at: AT, registered_at: AT },
  });
  await put('assessments', {
    ...{ id: newId(), complaint_id: complaint, assessed_at: AT, source: 'text', score: 1, flagged: true, engine: 'e' },
    ...{ kinds: '[]', clauses: '["3-1-i"]', category: 'billing', severity: 'low', sealed_reasons: sealed },
  });
  await put('signals', {
    ...{ id: newId(), complaint_id: complaint, kind: 'insider_misuse', state: 'candidate', created_at: AT },
  });
  const task = { purpose: 'signal', blind: false, state: 'open', opened_at: AT };
  await put('review_tasks', { id: newId(), complaint_id: complaint, ...task });
  await put('clusters', {
    ...{ id: cluster, method: 'ears', level: 'high', cell: number, state: 'open', opened_at: AT, first_at: AT },
    ...{ last_at: AT, size: 1, window_ms: 1, count: 1, expected: 1, bound: 1, per_week: 0.1, facts: '{}' },
    ...{ heard_size: 1, raised: 1, raised_at: AT },
  });
  await put('cluster_members', { cluster_id: cluster, complaint_id: complaint, joined_at: AT });
  const who = { created_by: 'misaki', created_at: AT, version: 1 };
  await put('incidents', { id: incident, number, key_id: newId(), sealed_title: sealed, state: 'suspected', ...who });
  await put('incident_complaints', {
    ...{ id: newId(), incident_id: incident, complaint_id: complaint, slip_number: number },
    ...{ received_at: AT, linked_at: AT, linked_by: 'misaki' },
  });
  for (const [code, about] of Object.entries({ 'incidents.wall-undecided': number, 'clusters.raised': cluster })) {
    await put('alarms', { ...{ id: newId(), code, about, facts: '{}' }, ...{ since: AT, last_at: AT, times: 1 } });
  }
  return incident;
}

async function figures(hidden: readonly string[]): Promise<Record<string, unknown>> {
  const queries = new BoardQueries(db.uow);
  const all = { ...queries.over(SPAN, { now: NOW, hidden }), ...queries.now({ now: NOW, hidden }) };
  const codes = ['clusters-raised', 'clusters-waiting', 'signals-insider_misuse', 'review-waiting'];
  const more = ['policy-complaints', 'channels-used', 'alarms-standing'];
  const read = [...codes, ...more].map(async (code) => [code, await all[code]?.()] as const);
  const touching = (await queries.touching(SPAN, hidden)).get('3-1-i') ?? 0;
  return { ...Object.fromEntries(await Promise.all(read)), touching };
}

beforeEach(async () => {
  db = await openTestDatabase(schemas);
});
afterEach(() => db.close());

describe('the figures of the board', () => {
  it('count nothing that stands behind a wall: a small number tells as much as a line does', async () => {
    const [open, walled] = [await matter('2026-0001'), await matter('2026-0002')];
    const both = await figures([]);
    expect(both).toMatchObject({
      'clusters-raised': 2,
      'signals-insider_misuse': 2,
      'alarms-standing': 4,
      touching: 2,
    });
    const seen = await figures([walled]);
    expect(seen).toEqual({
      ...{ 'clusters-raised': 1, 'clusters-waiting': 1, 'signals-insider_misuse': 1, 'review-waiting': 1 },
      ...{ 'policy-complaints': 1, 'channels-used': 1, 'alarms-standing': 2, touching: 1 },
    });
    expect(Object.values(await figures([open, walled])).filter((value) => value !== 0)).toEqual([]);
  });

  describe('take no time from a first sign that may be an arrival behind a wall', () => {
    let [open, walled] = ['', ''];
    const median = async (hidden: readonly string[]) =>
      new BoardQueries(db.uow).over(SPAN, { now: NOW, hidden })['signal-to-known']?.();
    const complaintOf = async (incidentId: string) => {
      const link = 'SELECT complaint_id FROM incident_complaints WHERE incident_id = ?';
      return (await query<{ complaint_id: string }>(db.uow.reads, link, [incidentId]))[0]!.complaint_id;
    };

    beforeEach(async () => {
      [open, walled] = [await matter('2026-0001'), await matter('2026-0002')];
      const moments = "first_signal_at = '2026-11-09T00:00:00.000Z', known_at = '2026-11-10T00:00:00.000Z'";
      await db.uow.write((m) => run(m, `UPDATE incidents SET ${moments} WHERE id = ?`, [open]));
      expect(await median([walled])).toBe(24);
    });

    it('of a complaint of both incidents', async () => {
      await put('incident_complaints', {
        ...{ id: newId(), incident_id: open, complaint_id: await complaintOf(walled), slip_number: '2026-11-000002' },
        ...{ received_at: AT, linked_at: AT, linked_by: 'misaki' },
      });
      expect([await median([]), await median([walled])]).toEqual([24, null]);
    });

    it('of a complaint that was grouped with one of the incident, also when it has left', async () => {
      const group = newId();
      const complaints = [await complaintOf(open), await complaintOf(walled)];
      await put('sibling_groups', { id: group, primary_id: complaints[0]!, created_at: AT, created_by: 'misaki' });
      for (const complaint_id of complaints) {
        const who = { complaint_id, joined_at: AT, joined_by: 'misaki', left_at: AT };
        await put('sibling_members', { id: newId(), group_id: group, ...who });
      }
      expect([await median([]), await median([walled])]).toEqual([24, null]);
    });
  });
});
