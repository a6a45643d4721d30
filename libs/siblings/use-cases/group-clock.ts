import { Injectable } from '@nestjs/common';
import type { Instant } from '#kernel';
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
  ) {}

  /** The earliest arrival in the complaint's group, or its own when it is in none. */
  async earliestOf(complaintId: string): Promise<Earliest> {
    const group = await this.groups.of(complaintId);
    return this.earliestAmong(group?.members ?? [complaintId]);
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
