import { Injectable } from '@nestjs/common';
import { AuditLog } from '#audit';
import type { Category, Severity } from '#engine';
import { DomainError, type Actor, type Channel, type Instant } from '#kernel';
import { query, UnitOfWork } from '#persistence';
import type { ComplaintState } from '../domain/complaint.js';
import { complaintErrors } from '../domain/complaints.errors.js';
import { normaliseFor, type LookupKind } from '../domain/normalise.js';
import type { ArrivalOrder, ComplaintFilter, Queue } from '../domain/queues.js';
import type { PromiseKind } from '../domain/promises.js';
import type { Due } from '../domain/service-targets.js';
import { ComplaintRepository } from '../data/complaint-repository.js';
import {
  conditionOf,
  narrowing,
  ordered,
  owedBehind,
  type Condition,
  type ListCursor,
  type Ordered,
} from '../data/queue-conditions.js';
import { ComplaintParts, type HiddenFrom } from './complaint-parts.js';
import { ComplaintWalls } from './complaint-walls.js';
import { firstDuePage, type DuePage } from './first-due-page.js';
import { QueueSight } from './queue-sight.js';

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
  /** The team it is with, by whom leads it. */
  teamId: string | null;
  callbackAt: Instant | null;
  /** What is owed to the complainant next, in the desk's open hours; null when it is closed. */
  due: Due | null;
  version: number;
}

const COLUMNS = `id, slip_number, channel, received_at, state, category, severity, flagged, human_must_read, owner_id,
  team_id, callback_at, callback_kind, acknowledged_at, first_reply_at, version`;

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
  team_id: string | null;
  callback_at: Instant | null;
  callback_kind: PromiseKind | null;
  acknowledged_at: Instant | null;
  first_reply_at: Instant | null;
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
    private readonly sight: QueueSight,
  ) {}

  /**
   * One queue, keyset-paged. Narrowing by a label does not tell apart what is hidden from the actor: such complaints are
   * in every list.
   */
  async page(
    filter: ComplaintFilter,
    actor: Actor,
    { limit, after, order = 'newest' }: { limit: number; after: ListCursor | null; order?: ArrivalOrder },
  ): Promise<ComplaintLine[]> {
    return this.stretch(await this.conditions(filter, actor), ordered(order, after), { limit, actor });
  }

  /** The same by what is owed next: what fell due longest ago comes first; what owes nothing is left out. */
  async firstDue(filter: ComplaintFilter, actor: Actor, page: DuePage): Promise<ComplaintLine[]> {
    const conditions = await this.conditions(filter, actor);
    return firstDuePage(
      {
        behind: (list, place) => this.sight.behind(list, place),
        read: (list, after, limit) => this.stretch(conditions, owedBehind(list, after), { limit, actor }),
      },
      page,
    );
  }

  /** How many complaints are in a queue of the actor's, counted up to `most`: what a menu shows. */
  async count(queue: Queue, actor: Actor, most: number): Promise<number> {
    const all = await this.conditions({ queue }, actor);
    const where = all.length === 0 ? '' : `WHERE ${all.map(({ sql }) => `(${sql})`).join(' AND ')}`;
    const [row] = await query<{ n: number | string }>(
      this.uow.reads,
      `SELECT COUNT(*) AS n FROM (SELECT 1 FROM complaints ${where} LIMIT ?) counted`,
      [...all.flatMap(({ values }) => values), most],
    );
    return Number(row?.n ?? 0);
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

  private async conditions(filter: ComplaintFilter, actor: Actor): Promise<Condition[]> {
    const wall = await this.walls.hiding(actor, 'complaints.id');
    const queue = conditionOf(filter.queue ?? 'all', await this.sight.asking(filter.queue ?? 'all', actor));
    const hidden = this.hiddenFrom(actor);
    const labels = (['flagged', 'category', 'severity'] as const).flatMap((label) => {
      const value = filter[label];
      if (value === undefined) return [];
      return [{ sql: `${label} = ? OR ${hidden.sql}`, values: [value, ...hidden.values] }];
    });
    return [
      ...(queue === null ? [] : [queue]),
      ...(wall === null ? [] : [{ sql: `NOT ${wall.sql}`, values: wall.values }]),
      ...narrowing(filter),
      ...labels,
    ];
  }

  private stretch(
    of: readonly Condition[],
    { conditions, orderBy }: Ordered,
    { limit, actor }: { limit: number; actor: Actor },
  ): Promise<ComplaintLine[]> {
    const all = [...of, ...conditions];
    const where = all.length === 0 ? '' : `WHERE ${all.map(({ sql }) => `(${sql})`).join(' AND ')}`;
    const values = all.flatMap((each) => each.values);
    return this.lines(`${where} ORDER BY ${orderBy} LIMIT ?`, [...values, limit], actor);
  }

  private async lines(rest: string, values: readonly unknown[], actor: Actor): Promise<ComplaintLine[]> {
    const hidden = this.hiddenFrom(actor);
    const rows = await query<Row>(
      this.uow.reads,
      `SELECT ${COLUMNS}, CASE WHEN ${hidden.sql} THEN 1 ELSE 0 END AS hidden FROM complaints ${rest}`,
      [...hidden.values, ...values],
    );
    return rows.map((row) => toLine(row, this.sight));
  }

  private hiddenFrom(actor: Actor): HiddenFrom {
    return this.parts.hiddenFrom(actor, 'complaints.id') ?? { sql: '1 = 0', values: [] };
  }
}

function toLine(row: Row, sight: QueueSight): ComplaintLine {
  const hidden = row.hidden === 1;
  const { state, received_at: receivedAt, callback_at: callbackAt } = row;
  const stamps = { acknowledgedAt: row.acknowledged_at, firstReplyAt: row.first_reply_at };
  const callbackKind = row.callback_kind;
  return {
    id: row.id,
    slipNumber: row.slip_number,
    channel: row.channel,
    receivedAt,
    state,
    category: hidden ? null : row.category,
    severity: hidden ? null : row.severity,
    flagged: hidden ? null : Boolean(row.flagged),
    humanMustRead: Boolean(row.human_must_read),
    ownerId: row.owner_id,
    teamId: row.team_id,
    callbackAt,
    due: sight.due({ state, receivedAt, callbackAt, callbackKind, ...stamps }),
    version: row.version,
  };
}
