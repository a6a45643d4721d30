import { Injectable, type OnModuleInit } from '@nestjs/common';
import type { Actor } from '#kernel';
import { query, UnitOfWork } from '#persistence';
import { PermissionTable } from '#access';
import { ComplaintParts, type HiddenFrom } from '#complaints';
import { barredLike, MAY_ANSWER } from './review-tasks.js';

/** Complaints that somebody is still to read blind: lists keep from them what the engine or another reader thought. */
@Injectable()
export class BlindReadings implements OnModuleInit {
  constructor(
    private readonly uow: UnitOfWork,
    private readonly permissions: PermissionTable,
    private readonly parts: ComplaintParts,
  ) {}

  onModuleInit(): void {
    this.parts.registerLineVeil((actor, column) => this.awaiting(actor, column));
  }

  /**
   * Condition on a column that holds a complaint's identifier: a blind reading waits which this actor may answer. Null
   * for whom no reading is offered at all.
   */
  awaiting(actor: Actor, column: string): HiddenFrom | null {
    if (!this.permissions.allows(actor, 'review:decide')) return null;
    return {
      sql: `EXISTS (SELECT 1 FROM review_tasks t WHERE t.complaint_id = ${column} AND t.state = 'open' AND t.blind = ?
        AND ${MAY_ANSWER})`,
      values: [true, barredLike(actor.id)],
    };
  }

  /** Those of these complaints of which a blind reading waits that this actor may answer. One statement at most. */
  async among(complaintIds: readonly string[], actor: Actor): Promise<ReadonlySet<string>> {
    const waits = this.awaiting(actor, 'c.id');
    if (waits === null || complaintIds.length === 0) return new Set();
    const rows = await query<{ id: string }>(
      this.uow.reads,
      `SELECT c.id FROM complaints c WHERE c.id IN (${complaintIds.map(() => '?').join(', ')}) AND ${waits.sql}`,
      [...complaintIds, ...waits.values],
    );
    return new Set(rows.map(({ id }) => id));
  }
}
