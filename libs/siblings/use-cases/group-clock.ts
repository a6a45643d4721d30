import { Injectable } from '@nestjs/common';
import type { Actor, Instant } from '#kernel';
import { ComplaintWalls, type HiddenFrom } from '#complaints';
import { query, UnitOfWork } from '#persistence';
import { GroupRows } from '../data/group-rows.js';
import {
  arrivalsAround,
  type ArrivalInGroup,
  type ArrivalsAround,
  type CountedComplaint,
} from '../domain/arrivals-around.js';

/** The complaint of some that arrived first. */
export interface Earliest {
  complaintId: string;
  slipNumber: string;
  receivedAt: Instant;
}

interface ArrivalRow {
  id: string;
  received_at: Instant;
  group_id: string | null;
  joined_at: Instant | null;
  left_at: Instant | null;
  hidden: number;
  asked: number;
}

/** SQLite and PostgreSQL bind only so many values in a statement. */
const CHUNK = 500;

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
    const hidden = new Set<string>();
    if (wall === null) return hidden;
    for (const ids of chunks(complaintIds)) {
      const sql = `SELECT c.id AS id FROM complaints c WHERE c.id IN (${marks(ids)}) AND ${wall.sql}`;
      for (const { id } of await query<{ id: string }>(this.uow.manager, sql, [...ids, ...wall.values])) hidden.add(id);
    }
    return hidden;
  }

  /** One statement for some hundred complaints. `wall`: what hides from the person, on the column `c.id`; null when nothing does. */
  async arrivalsAround(counted: readonly CountedComplaint[], wall: HiddenFrom | null): Promise<ArrivalsAround> {
    const rows: ArrivalInGroup[] = [];
    const asked = [...new Set(counted.map(({ complaintId }) => complaintId))];
    for (const ids of chunks(asked)) rows.push(...(await this.around(ids, wall ?? { sql: '1 = 0', values: [] })));
    return arrivalsAround(rows, counted);
  }

  /** Who has left a group is of it all the same: a moment may have been taken from their arrival. */
  private async around(ids: readonly string[], wall: HiddenFrom): Promise<ArrivalInGroup[]> {
    const about = `c.id AS id, c.received_at AS received_at, CASE WHEN ${wall.sql} THEN 1 ELSE 0 END AS hidden`;
    const rows = await query<ArrivalRow>(
      this.uow.manager,
      `WITH asked AS (
         SELECT ${about}, s.group_id AS group_id, s.joined_at AS joined_at, s.left_at AS left_at
         FROM complaints c LEFT JOIN sibling_members s ON s.complaint_id = c.id
         WHERE c.id IN (${marks(ids)}))
       SELECT id, received_at, hidden, group_id, joined_at, left_at, 1 AS asked FROM asked
       UNION ALL
       SELECT ${about}, o.group_id AS group_id, o.joined_at AS joined_at, o.left_at AS left_at, 0 AS asked
       FROM sibling_members o JOIN complaints c ON c.id = o.complaint_id
       WHERE o.group_id IN (SELECT group_id FROM asked WHERE group_id IS NOT NULL)`,
      [...wall.values, ...ids, ...wall.values],
    );
    return rows.map(arrivalOf);
  }

  async earliestAmong(complaintIds: readonly string[]): Promise<Earliest> {
    const [row] = await query<{ id: string; slip_number: string; received_at: Instant }>(
      this.uow.manager,
      `SELECT id, slip_number, received_at FROM complaints WHERE id IN (${marks(complaintIds)})
       ORDER BY received_at, id LIMIT 1`,
      complaintIds,
    );
    if (!row) throw new Error('the earliest of no complaints was asked for');
    return { complaintId: row.id, slipNumber: row.slip_number, receivedAt: row.received_at };
  }
}

function arrivalOf(row: ArrivalRow): ArrivalInGroup {
  const { group_id: id, joined_at: from, left_at: until } = row;
  return {
    complaintId: row.id,
    receivedAt: row.received_at,
    group: id === null || from === null ? null : { id, from, until },
    isHidden: row.hidden === 1,
    isAsked: row.asked === 1,
  };
}

function marks(values: readonly unknown[]): string {
  return values.map(() => '?').join(', ');
}

function chunks(ids: readonly string[]): string[][] {
  return Array.from({ length: Math.ceil(ids.length / CHUNK) }, (_, n) => ids.slice(n * CHUNK, (n + 1) * CHUNK));
}
