import { Injectable } from '@nestjs/common';
import { LOOK_SQL } from '#audit';
import type { Instant } from '#kernel';
import { query, UnitOfWork } from '#persistence';

/** Which lines of the log are asked for; what is null does not restrict. */
export interface AuditFilter {
  /** User, token or name of a part of the desk. */
  actor: string | null;
  /** One action, or with a dot at the end all of an area: `incident.`; {@link LOOKS}: everything that only looks at content. */
  action: string | null;
  /** `complaint:01J…`, `incident:01J…`; also a slip number, an incident's number or an identifier alone. */
  object: string | null;
  /** Inclusive. */
  from: Instant | null;
  /** Exclusive. */
  to: Instant | null;
}

/** As `action`: who saw what. */
export const LOOKS = 'looks';

/** A line as the table holds it. */
export interface AuditRow {
  seq: number;
  at: Instant;
  actorKind: string;
  actorId: string;
  action: string;
  object: string;
  purpose: string | null;
  facts: string | null;
  prevHash: string;
  hash: string;
}

/** Numbers that people give for an object. */
const NUMBERED = {
  complaint: { table: 'complaints', name: 'slip_number' },
  incident: { table: 'incidents', name: 'number' },
} as const;
const COLUMNS = `seq, at, actor_kind AS "actorKind", actor_id AS "actorId", action, object, purpose, facts,
  prev_hash AS "prevHash", hash`;

/** Reads the log for people who look through it. */
@Injectable()
export class AuditQueries {
  constructor(private readonly uow: UnitOfWork) {}

  /** Lines with a number below `before`, newest first. */
  async before(filter: AuditFilter, before: number | null, limit: number): Promise<AuditRow[]> {
    const { where, values } = await this.conditions(filter);
    const sql = `SELECT ${COLUMNS} FROM audit_entries WHERE ${where}${before === null ? '' : ' AND seq < ?'}
      ORDER BY seq DESC LIMIT ?`;
    return query(this.uow.reads, sql, [...values, ...(before === null ? [] : [before]), limit]);
  }

  /** Lines with a number above `after`, oldest first. */
  async after(filter: AuditFilter, after: number, limit: number): Promise<AuditRow[]> {
    const { where, values } = await this.conditions(filter);
    const sql = `SELECT ${COLUMNS} FROM audit_entries WHERE ${where} AND seq > ? ORDER BY seq LIMIT ?`;
    return query(this.uow.reads, sql, [...values, after, limit]);
  }

  /** Every action that the log knows, in order. */
  async actions(): Promise<string[]> {
    const sql = 'SELECT DISTINCT action FROM audit_entries ORDER BY action';
    return (await query<{ action: string }>(this.uow.reads, sql)).map(({ action }) => action);
  }

  private async conditions(filter: AuditFilter): Promise<{ where: string; values: string[] }> {
    const parts: string[] = ['1 = 1'];
    const values: string[] = [];
    const add = (sql: string, ...given: string[]): void => {
      parts.push(sql);
      values.push(...given);
    };
    if (filter.actor !== null) add('actor_id = ?', filter.actor);
    if (filter.action === LOOKS) add(LOOK_SQL);
    else if (filter.action?.endsWith('.') === true) {
      // '/' is the character after '.': the range of everything that begins with the area.
      add('action >= ? AND action < ?', filter.action, `${filter.action.slice(0, -1)}/`);
    } else if (filter.action !== null) add('action = ?', filter.action);
    if (filter.from !== null) add('at >= ?', filter.from);
    if (filter.to !== null) add('at < ?', filter.to);
    if (filter.object !== null) {
      const objects = await this.objectsOf(filter.object);
      add(`object IN (${objects.map(() => '?').join(', ')})`, ...objects);
    }
    return { where: parts.join(' AND '), values };
  }

  /** The objects that somebody means who gives a number or an identifier. */
  private async objectsOf(given: string): Promise<string[]> {
    const found = [given, ...['complaint', 'incident', 'user'].map((kind) => `${kind}:${given}`)];
    for (const kind of ['complaint', 'incident'] as const) {
      const { table, name } = NUMBERED[kind];
      const rows = await query<{ id: string }>(this.uow.reads, `SELECT id FROM ${table} WHERE ${name} = ?`, [given]);
      found.push(...rows.map(({ id }) => `${kind}:${id}`));
    }
    return found;
  }
}
