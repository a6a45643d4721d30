import { Injectable } from '@nestjs/common';
import type { Actor, Instant } from '#kernel';
import { ComplaintWalls } from '#complaints';
import { query, UnitOfWork } from '#persistence';
import { GroupRows } from '../data/group-rows.js';

/** The complaint of some that arrived first. */
export interface Earliest {
  complaintId: string;
  slipNumber: string;
  receivedAt: Instant;
}

/** The earliest clock of complaints that belong together. */
@Injectable()
export class GroupClock {
  constructor(
    private readonly uow: UnitOfWork,
    private readonly groups: GroupRows,
    private readonly walls: ComplaintWalls,
  ) {}

  /** The earliest arrival in the complaint's group, or its own when it is in none. */
  async earliestOf(complaintId: string): Promise<Earliest> {
    const group = await this.groups.of(complaintId);
    return this.earliestAmong(group?.members ?? [complaintId]);
  }

  /** The same as far as this person may know of it: a complaint behind a wall is not told by its moment either. */
  async earliestSeenBy(actor: Actor, complaintId: string): Promise<Earliest> {
    const members = (await this.groups.of(complaintId))?.members ?? [];
    const hidden = await this.hiddenAmong(members, actor);
    // The complaint itself stands before whoever asks.
    const seen = members.filter((id) => id !== complaintId && !hidden.has(id));
    return this.earliestAmong([complaintId, ...seen]);
  }

  /** Those of some complaints of which the person may not know. */
  async hiddenAmong(complaintIds: readonly string[], actor: Actor): Promise<ReadonlySet<string>> {
    const wall = complaintIds.length === 0 ? null : await this.walls.hiding(actor, 'c.id');
    if (wall === null) return new Set();
    const marks = complaintIds.map(() => '?').join(', ');
    const sql = `SELECT c.id AS id FROM complaints c WHERE c.id IN (${marks}) AND ${wall.sql}`;
    const rows = await query<{ id: string }>(this.uow.manager, sql, [...complaintIds, ...wall.values]);
    return new Set(rows.map(({ id }) => id));
  }

  async earliestAmong(complaintIds: readonly string[]): Promise<Earliest> {
    const [row] = await query<{ id: string; slip_number: string; received_at: Instant }>(
      this.uow.manager,
      `SELECT id, slip_number, received_at FROM complaints WHERE id IN (${complaintIds.map(() => '?').join(', ')})
       ORDER BY received_at, id LIMIT 1`,
      complaintIds,
    );
    if (!row) throw new Error('the earliest of no complaints was asked for');
    return { complaintId: row.id, slipNumber: row.slip_number, receivedAt: row.received_at };
  }
}
