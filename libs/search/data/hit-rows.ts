import { Injectable } from '@nestjs/common';
import { ComplaintParts, ComplaintWalls, type ComplaintState } from '#complaints';
import type { Category } from '#engine';
import type { Actor, Channel, Instant } from '#kernel';
import { query, UnitOfWork } from '#persistence';

/** What a search can be narrowed by; `before` is exclusive. */
export interface SearchFilter {
  state?: ComplaintState | undefined;
  channel?: Channel | undefined;
  from?: Instant | undefined;
  before?: Instant | undefined;
}

/** Where the next page goes on: newest first. */
export interface Place {
  receivedAt: Instant;
  id: string;
}

/** Which complaints: some of the index, or those whose slip number holds this. */
export type Among = { seqs: readonly number[] } | { slip: string } | 'indexed';

/** A complaint without content. */
export interface HitRow {
  id: string;
  slipNumber: string;
  channel: Channel;
  receivedAt: Instant;
  state: ComplaintState;
  category: Category;
  humanMustRead: boolean;
  ownerId: string | null;
  ownerTeam: string | null;
  /** Its number in the index; null when it does not stand there. */
  seq: number | null;
  /** A blind reading of it waits for who asks. */
  blind: boolean;
}

interface Row {
  id: string;
  slip_number: string;
  channel: Channel;
  received_at: Instant;
  state: ComplaintState;
  category: Category;
  human_must_read: boolean | number;
  owner_id: string | null;
  owner_team: string | null;
  seq: number | null;
  hidden: number;
}

const TEAM = `CASE WHEN o.role = 'supervisor' THEN o.id ELSE o.supervisor_id END`;
const COLUMNS = `c.id AS id, c.slip_number AS slip_number, c.channel AS channel, c.received_at AS received_at, c.state AS state,
  c.category AS category, c.human_must_read AS human_must_read, c.owner_id AS owner_id, ${TEAM} AS owner_team, d.seq AS seq`;
/** Numbers of one statement: padded to one of these, so that its prepared form is one of few. */
const PADDED = [25, 250, 1000];
const NO_SEQ = -1;

/** Complaints as lines, newest first, without those that are hidden from who asks. */
@Injectable()
export class HitRows {
  constructor(
    private readonly uow: UnitOfWork,
    private readonly parts: ComplaintParts,
    private readonly walls: ComplaintWalls,
  ) {}

  /** Most numbers that {@link next} takes. */
  static readonly MOST_SEQS = 1000;

  async next(
    among: Among,
    filter: SearchFilter,
    actor: Actor,
    page: { after: Place | null; limit: number },
  ): Promise<HitRow[]> {
    const hidden = this.parts.hiddenFrom(actor, 'c.id') ?? { sql: '1 = 0', values: [] };
    const wall = await this.walls.leavingOut(actor, 'c.id');
    const { sql, values } = conditions(among, filter, page.after);
    const join = typeof among === 'object' && 'slip' in among ? 'LEFT JOIN' : 'JOIN';
    const rows = await query<Row>(
      this.uow.reads,
      `SELECT ${COLUMNS}, CASE WHEN ${hidden.sql} THEN 1 ELSE 0 END AS hidden
       FROM complaints c ${join} search_docs d ON d.complaint_id = c.id LEFT JOIN users o ON o.id = c.owner_id
       WHERE ${sql}${wall.sql} ORDER BY c.received_at DESC, c.id DESC LIMIT ?`,
      [...hidden.values, ...values, ...wall.values, page.limit],
    );
    return rows.map(toHit);
  }

  /** One complaint, or undefined when there is none for who asks. */
  async one(complaintId: string, actor: Actor): Promise<HitRow | undefined> {
    const hidden = this.parts.hiddenFrom(actor, 'c.id') ?? { sql: '1 = 0', values: [] };
    const wall = await this.walls.leavingOut(actor, 'c.id');
    const rows = await query<Row>(
      this.uow.reads,
      `SELECT ${COLUMNS}, CASE WHEN ${hidden.sql} THEN 1 ELSE 0 END AS hidden FROM complaints c
       LEFT JOIN search_docs d ON d.complaint_id = c.id LEFT JOIN users o ON o.id = c.owner_id WHERE c.id = ?${wall.sql}`,
      [...hidden.values, complaintId, ...wall.values],
    );
    return rows.map(toHit)[0];
  }

  /** The team of a person, named by whom it answers to; null without one. */
  async teamOf(userId: string): Promise<string | null> {
    const [row] = await query<{ team: string | null }>(
      this.uow.reads,
      `SELECT ${TEAM} AS team FROM users o WHERE o.id = ?`,
      [userId],
    );
    return row?.team ?? null;
  }
}

function conditions(among: Among, filter: SearchFilter, after: Place | null): { sql: string; values: unknown[] } {
  const where: string[] = [];
  const values: unknown[] = [];
  const narrow = (sql: string, ...with_: unknown[]): void => {
    where.push(sql);
    values.push(...with_);
  };
  if (among === 'indexed') narrow('1 = 1');
  else if ('slip' in among) narrow('c.slip_number LIKE ?', `%${among.slip}%`);
  else {
    const marks = padded(among.seqs);
    narrow(`d.seq IN (${marks.map(() => '?').join(', ')})`, ...marks);
  }
  if (filter.state !== undefined) narrow('c.state = ?', filter.state);
  if (filter.channel !== undefined) narrow('c.channel = ?', filter.channel);
  if (filter.from !== undefined) narrow('c.received_at >= ?', filter.from);
  if (filter.before !== undefined) narrow('c.received_at < ?', filter.before);
  if (after !== null)
    narrow('(c.received_at < ? OR (c.received_at = ? AND c.id < ?))', after.receivedAt, after.receivedAt, after.id);
  return { sql: where.join(' AND '), values };
}

function padded(seqs: readonly number[]): number[] {
  const size = PADDED.find((most) => seqs.length <= most) ?? seqs.length;
  return [...seqs, ...Array<number>(size - seqs.length).fill(NO_SEQ)];
}

function toHit(row: Row): HitRow {
  return {
    id: row.id,
    slipNumber: row.slip_number,
    channel: row.channel,
    receivedAt: row.received_at,
    state: row.state,
    category: row.category,
    humanMustRead: Boolean(row.human_must_read),
    ownerId: row.owner_id,
    ownerTeam: row.owner_team,
    seq: row.seq,
    blind: row.hidden === 1,
  };
}
