import { Injectable } from '@nestjs/common';
import { AuditLog } from '#audit';
import type { Category, Severity } from '#engine';
import { DomainError, type Actor, type Channel, type Instant } from '#kernel';
import { query, UnitOfWork } from '#persistence';
import type { ComplaintState } from '../domain/complaint.js';
import { complaintErrors } from '../domain/complaints.errors.js';
import { normaliseFor, type LookupKind } from '../domain/normalise.js';
import { ComplaintRepository } from '../data/complaint-repository.js';
import { ComplaintParts, type HiddenFrom } from './complaint-parts.js';
import { ComplaintWalls } from './complaint-walls.js';

/** One line of a list: no content. The labels are null for whom a blind reading of the complaint waits. */
export interface ComplaintLine {
  id: string;
  slipNumber: string;
  channel: Channel;
  receivedAt: Instant;
  state: ComplaintState;
  category: Category | null;
  severity: Severity | null;
  flagged: boolean | null;
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
  hidden: number;
}

/** Lists and exact look-ups; both answer lines without content. */
@Injectable()
export class ListComplaints {
  constructor(
    private readonly uow: UnitOfWork,
    private readonly complaints: ComplaintRepository,
    private readonly audit: AuditLog,
    private readonly parts: ComplaintParts,
    private readonly walls: ComplaintWalls,
  ) {}

  /**
   * Newest first, keyset-paged. Narrowing by `flagged` does not tell apart what is hidden from the actor: such complaints
   * are in either list.
   */
  async page(
    filter: ComplaintFilter,
    actor: Actor,
    { limit, after }: { limit: number; after: ListCursor | null },
  ): Promise<ComplaintLine[]> {
    const hidden = this.hiddenFrom(actor);
    const where: string[] = [];
    const params: unknown[] = [];
    const wall = await this.walls.hiding(actor, 'complaints.id');
    const narrow = (sql: string, ...values: unknown[]): void => {
      where.push(sql);
      params.push(...values);
    };
    if (wall !== null) narrow(`NOT ${wall.sql}`, ...wall.values);
    if (filter.state !== undefined) narrow('state = ?', filter.state);
    if (filter.channel !== undefined) narrow('channel = ?', filter.channel);
    if (filter.flagged !== undefined) narrow(`(flagged = ? OR ${hidden.sql})`, filter.flagged, ...hidden.values);
    if (filter.humanMustRead !== undefined) narrow('human_must_read = ?', filter.humanMustRead);
    if (after)
      narrow('(received_at < ? OR (received_at = ? AND id < ?))', after.receivedAt, after.receivedAt, after.id);
    const condition = where.length === 0 ? '' : `WHERE ${where.join(' AND ')}`;
    return this.lines(`${condition} ORDER BY received_at DESC, id DESC LIMIT ?`, [...params, limit], actor);
  }

  /**
   * Complaints that carry exactly this number, address, name or slip number, whatever way it is written. The search is
   * in the audit log before anything leaves; what was searched for is not. Error: `complaints.empty-lookup`.
   */
  async lookUp(kind: LookupKind, value: string, actor: Actor): Promise<ComplaintLine[]> {
    const wanted = normaliseFor(kind, value);
    if (wanted === null) throw new DomainError(complaintErrors['complaints.empty-lookup']);
    const found = await this.carrying(kind, wanted, actor);
    const facts = { kind, found: found.length };
    await this.audit.append({ actor, action: 'complaint.looked-up', object: 'complaints', facts });
    return found;
  }

  private async carrying(kind: LookupKind, wanted: string, actor: Actor): Promise<ComplaintLine[]> {
    const wall = await this.walls.leavingOut(actor, 'complaints.id');
    if (kind === 'slip') return this.lines(`WHERE slip_number = ?${wall.sql}`, [wanted, ...wall.values], actor);
    const ids = await this.complaints.idsByLookup(kind, wanted);
    if (ids.length === 0) return [];
    const marks = ids.map(() => '?').join(', ');
    const where = `WHERE id IN (${marks})${wall.sql}`;
    return this.lines(`${where} ORDER BY received_at DESC, id DESC`, [...ids, ...wall.values], actor);
  }

  private async lines(rest: string, values: readonly unknown[], actor: Actor): Promise<ComplaintLine[]> {
    const hidden = this.hiddenFrom(actor);
    const rows = await query<Row>(
      this.uow.reads,
      `SELECT ${COLUMNS}, CASE WHEN ${hidden.sql} THEN 1 ELSE 0 END AS hidden FROM complaints ${rest}`,
      [...hidden.values, ...values],
    );
    return rows.map(toLine);
  }

  private hiddenFrom(actor: Actor): HiddenFrom {
    return this.parts.hiddenFrom(actor, 'complaints.id') ?? { sql: '1 = 0', values: [] };
  }
}

function toLine(row: Row): ComplaintLine {
  const hidden = row.hidden === 1;
  return {
    id: row.id,
    slipNumber: row.slip_number,
    channel: row.channel,
    receivedAt: row.received_at,
    state: row.state,
    category: hidden ? null : row.category,
    severity: hidden ? null : row.severity,
    flagged: hidden ? null : Boolean(row.flagged),
    humanMustRead: Boolean(row.human_must_read),
    ownerId: row.owner_id,
    version: row.version,
  };
}
