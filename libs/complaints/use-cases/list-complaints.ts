import { Injectable } from '@nestjs/common';
import { AuditLog } from '#audit';
import type { Category, Severity } from '#engine';
import { DomainError, type Actor, type Channel, type Instant } from '#kernel';
import { query, UnitOfWork } from '#persistence';
import type { ComplaintState } from '../domain/complaint.js';
import { complaintErrors } from '../domain/complaints.errors.js';
import { normaliseFor, type LookupKind } from '../domain/normalise.js';
import { ComplaintRepository } from '../data/complaint-repository.js';

/** One line of a list: no content. */
export interface ComplaintLine {
  id: string;
  slipNumber: string;
  channel: Channel;
  receivedAt: Instant;
  state: ComplaintState;
  category: Category;
  severity: Severity;
  flagged: boolean;
  humanMustRead: boolean;
  ownerId: string | null;
  version: number;
}

/** What a list can be narrowed by. */
export interface ComplaintFilter {
  state?: ComplaintState | undefined;
  channel?: Channel | undefined;
  flagged?: boolean | undefined;
  humanMustRead?: boolean | undefined;
}

/** Where the next page goes on: newest first. */
export interface ListCursor {
  receivedAt: Instant;
  id: string;
}

const COLUMNS =
  'id, slip_number, channel, received_at, state, category, severity, flagged, human_must_read, owner_id, version';

interface Row {
  id: string;
  slip_number: string;
  channel: Channel;
  received_at: Instant;
  state: ComplaintState;
  category: Category;
  severity: Severity;
  flagged: boolean | number;
  human_must_read: boolean | number;
  owner_id: string | null;
  version: number;
}

/** Lists and exact look-ups; both answer lines without content. */
@Injectable()
export class ListComplaints {
  constructor(
    private readonly uow: UnitOfWork,
    private readonly complaints: ComplaintRepository,
    private readonly audit: AuditLog,
  ) {}

  /** Newest first, keyset-paged. */
  async page(filter: ComplaintFilter, limit: number, after: ListCursor | null): Promise<ComplaintLine[]> {
    const where: string[] = [];
    const params: unknown[] = [];
    const narrow = (sql: string, ...values: unknown[]): void => {
      where.push(sql);
      params.push(...values);
    };
    if (filter.state !== undefined) narrow('state = ?', filter.state);
    if (filter.channel !== undefined) narrow('channel = ?', filter.channel);
    if (filter.flagged !== undefined) narrow('flagged = ?', filter.flagged);
    if (filter.humanMustRead !== undefined) narrow('human_must_read = ?', filter.humanMustRead);
    if (after)
      narrow('(received_at < ? OR (received_at = ? AND id < ?))', after.receivedAt, after.receivedAt, after.id);
    const condition = where.length === 0 ? '' : `WHERE ${where.join(' AND ')}`;
    const rows = await query<Row>(
      this.uow.reads,
      `SELECT ${COLUMNS} FROM complaints ${condition} ORDER BY received_at DESC, id DESC LIMIT ?`,
      [...params, limit],
    );
    return rows.map(toLine);
  }

  /**
   * Complaints that carry exactly this number, address, name or slip number, whatever way it is written. The search is
   * in the audit log before anything leaves; what was searched for is not. Error: `complaints.empty-lookup`.
   */
  async lookUp(kind: LookupKind, value: string, actor: Actor): Promise<ComplaintLine[]> {
    const wanted = normaliseFor(kind, value);
    if (wanted === null) throw new DomainError(complaintErrors['complaints.empty-lookup']);
    const found = await this.carrying(kind, wanted);
    const facts = { kind, found: found.length };
    await this.audit.append({ actor, action: 'complaint.looked-up', object: 'complaints', facts });
    return found;
  }

  private async carrying(kind: LookupKind, wanted: string): Promise<ComplaintLine[]> {
    if (kind === 'slip') {
      const sql = `SELECT ${COLUMNS} FROM complaints WHERE slip_number = ?`;
      return (await query<Row>(this.uow.reads, sql, [wanted])).map(toLine);
    }
    const ids = await this.complaints.idsByLookup(kind, wanted);
    if (ids.length === 0) return [];
    const marks = ids.map(() => '?').join(', ');
    const rows = await query<Row>(
      this.uow.reads,
      `SELECT ${COLUMNS} FROM complaints WHERE id IN (${marks}) ORDER BY received_at DESC, id DESC`,
      ids,
    );
    return rows.map(toLine);
  }
}

function toLine(row: Row): ComplaintLine {
  return {
    id: row.id,
    slipNumber: row.slip_number,
    channel: row.channel,
    receivedAt: row.received_at,
    state: row.state,
    category: row.category,
    severity: row.severity,
    flagged: Boolean(row.flagged),
    humanMustRead: Boolean(row.human_must_read),
    ownerId: row.owner_id,
    version: row.version,
  };
}
