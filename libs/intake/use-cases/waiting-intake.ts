import { Injectable, type OnModuleInit } from '@nestjs/common';
import { ComplaintWalls, WorkQueues } from '#complaints';
import type { Actor } from '#kernel';
import { query, UnitOfWork } from '#persistence';
import { PROMISED } from './list-callbacks.js';

/** Counts what intake has waiting for people: pages to be read, parked mail with a sign, promised call-backs. */
@Injectable()
export class WaitingIntake implements OnModuleInit {
  constructor(
    private readonly uow: UnitOfWork,
    private readonly walls: ComplaintWalls,
    private readonly queues: WorkQueues,
  ) {}

  onModuleInit(): void {
    this.queues.register('reading', 'complaints:handle', (actor, most) => this.reading(actor, most));
    this.queues.register('callbacks', 'complaints:read', (actor, most) => this.callbacks(actor, most));
    this.queues.register('parked', 'intake:review-parked', (_, most) => this.parked(most));
  }

  private async reading(actor: Actor, most: number): Promise<number> {
    const wall = await this.walls.leavingOut(actor, 'd.complaint_id');
    const waiting = `SELECT DISTINCT d.complaint_id FROM read_pages p JOIN read_documents d ON d.id = p.document_id
      WHERE p.needs_person = ? AND p.settled_at IS NULL AND d.complaint_id IS NOT NULL${wall.sql}`;
    return this.count(waiting, [true, ...wall.values], most);
  }

  private async callbacks(actor: Actor, most: number): Promise<number> {
    const wall = await this.walls.leavingOut(actor, 'complaints.id');
    return this.count(`SELECT id FROM complaints WHERE ${PROMISED}${wall.sql}`, wall.values, most);
  }

  /** Parked mail belongs to no complaint, so no wall hides any of it. */
  private parked(most: number): Promise<number> {
    const waiting = "SELECT id FROM arrivals WHERE outcome = 'parked' AND human_must_read = ? AND reviewed_at IS NULL";
    return this.count(waiting, [true], most);
  }

  private async count(of: string, values: readonly unknown[], most: number): Promise<number> {
    const sql = `SELECT COUNT(*) AS n FROM (${of} LIMIT ?) counted`;
    const [row] = await query<{ n: number | string }>(this.uow.reads, sql, [...values, most]);
    return Number(row?.n ?? 0);
  }
}
