import { Injectable } from '@nestjs/common';
import { query, UnitOfWork } from '#persistence';

/**
 * How people know what the log knows by an identifier: a slip number, the number of an incident, a name. By the part of the
 * object before the colon; the names of tables and columns are constants of this file.
 */
const KNOWN_AS = {
  complaint: 'SELECT x.id AS id, x.slip_number AS name FROM complaints x',
  incident: 'SELECT x.id AS id, x.number AS name FROM incidents x',
  user: 'SELECT x.id AS id, x.name AS name FROM users x',
  token: 'SELECT x.id AS id, x.name AS name FROM api_tokens x',
  campaign: of('notice_campaigns', 'JOIN incidents o ON o.id = x.incident_id', 'o.number'),
  notice: of(
    'notices',
    'JOIN notice_campaigns c ON c.id = x.campaign_id JOIN incidents o ON o.id = c.incident_id',
    'o.number',
  ),
  'party-list': of('party_sources', 'JOIN incidents o ON o.id = x.incident_id', 'o.number'),
  'party-pair': of('party_pairs', 'JOIN incidents o ON o.id = x.incident_id', 'o.number'),
  wall: of('walls', 'JOIN incidents o ON o.id = x.incident_id', 'o.number'),
  arrival: of('arrivals', 'JOIN complaints o ON o.id = x.complaint_id', 'o.slip_number'),
  page: of(
    'read_pages',
    'JOIN read_documents d ON d.id = x.document_id JOIN complaints o ON o.id = d.complaint_id',
    'o.slip_number',
  ),
  session: of('sessions', 'JOIN users o ON o.id = x.user_id', 'o.name'),
  'access-review': 'SELECT x.id AS id, x.quarter AS name FROM access_reviews x',
} as const satisfies Record<string, string>;
type Kind = keyof typeof KNOWN_AS;

/** What facts of a line name by identifier. */
const IN_FACTS: readonly Kind[] = ['user', 'complaint', 'incident', 'token', 'campaign', 'arrival', 'wall'];
/** Identifiers asked for at once: both databases take more parameters than that. */
const AT_ONCE = 400;

function of(table: string, join: string, name: string): string {
  return `SELECT x.id AS id, ${name} AS name FROM ${table} x ${join}`;
}

/** Finds the numbers and names of what stands in the log; nothing of it is content. */
@Injectable()
export class AuditNames {
  constructor(private readonly uow: UnitOfWork) {}

  /** Names of people by identifier. */
  people(ids: readonly string[]): Promise<Map<string, string>> {
    return this.known('user', ids);
  }

  /** Numbers and names of objects: `complaint:01J…` → `2026-11-000123`. */
  async labels(objects: readonly string[]): Promise<Map<string, string>> {
    const found = new Map<string, string>();
    for (const kind of Object.keys(KNOWN_AS) as Kind[]) {
      const start = `${kind}:`;
      const ids = objects.filter((object) => object.startsWith(start)).map((object) => object.slice(start.length));
      for (const [id, label] of await this.known(kind, ids)) found.set(start + id, label);
    }
    return found;
  }

  /** Numbers and names of whatever these identifiers belong to, as far as they have one. */
  async ofAny(ids: readonly string[]): Promise<Map<string, string>> {
    const found = new Map<string, string>();
    for (const kind of IN_FACTS) for (const [id, label] of await this.known(kind, ids)) found.set(id, label);
    return found;
  }

  private async known(kind: Kind, ids: readonly string[]): Promise<Map<string, string>> {
    const asked = [...new Set(ids)];
    const found = new Map<string, string>();
    for (let from = 0; from < asked.length; from += AT_ONCE) {
      const some = asked.slice(from, from + AT_ONCE);
      const sql = `${KNOWN_AS[kind]} WHERE x.id IN (${some.map(() => '?').join(', ')})`;
      for (const row of await query<{ id: string; name: string }>(this.uow.reads, sql, some))
        found.set(row.id, row.name);
    }
    return found;
  }
}
