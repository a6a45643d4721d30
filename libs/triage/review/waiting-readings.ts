import { Injectable, type OnModuleInit } from '@nestjs/common';
import { ComplaintWalls, WorkQueues } from '#complaints';
import type { Actor, Channel, Instant } from '#kernel';
import { query, UnitOfWork } from '#persistence';
import { barredLike, MAY_ANSWER } from './review-tasks.js';

/** A complaint that its first reader waits for: another person is to read it. */
export interface SecondReading {
  complaintId: string;
  slipNumber: string;
  channel: Channel;
  receivedAt: Instant;
  /** Since when the other reading is asked for. */
  waitingSince: Instant;
}

/** Where the next page goes on. */
interface After {
  waitingSince: Instant;
  complaintId: string;
}

/** Readings of which the actor did the one before. `control` is none of them: nobody is told what is read once more. */
const HANDED_ON = "t.state = 'open' AND t.purpose IN ('second-person', 'third') AND t.barred LIKE ?";

/**
 * Counts what waits for a reader, and lists what waits for **another** reader than the one who asks. To those who may
 * answer it a second reading looks like any other complaint of the review queue: to list it apart would tell them what the
 * first reader thought.
 */
@Injectable()
export class WaitingReadings implements OnModuleInit {
  constructor(
    private readonly uow: UnitOfWork,
    private readonly walls: ComplaintWalls,
    private readonly queues: WorkQueues,
  ) {}

  onModuleInit(): void {
    this.queues.register('review', 'review:decide', (actor, most) => this.offered(actor, most));
    this.queues.register('second-reading', 'review:decide', (actor, most) => this.handedOn(actor, most));
  }

  /** What the actor read and another person is to read, the longest waiting first, keyset-paged. */
  async page(actor: Actor, limit: number, after: After | null): Promise<SecondReading[]> {
    const wall = await this.walls.leavingOut(actor, 't.complaint_id');
    const next = after === null ? '' : 'HAVING (MIN(t.opened_at), t.complaint_id) > (?, ?)';
    const from = after === null ? [] : [after.waitingSince, after.complaintId];
    const rows = await query<{ id: string; slip: string; channel: Channel; received: Instant; since: Instant }>(
      this.uow.reads,
      `SELECT c.id AS id, c.slip_number AS slip, c.channel AS channel, c.received_at AS received, s.since AS since
       FROM (SELECT t.complaint_id AS id, MIN(t.opened_at) AS since FROM review_tasks t WHERE ${HANDED_ON}${wall.sql}
         GROUP BY t.complaint_id ${next} ORDER BY since, t.complaint_id LIMIT ?) s
       JOIN complaints c ON c.id = s.id ORDER BY s.since, c.id`,
      [barredLike(actor.id), ...wall.values, ...from, limit],
    );
    return rows.map(({ id, slip, channel, received, since }) => ({
      complaintId: id,
      slipNumber: slip,
      channel,
      receivedAt: received,
      waitingSince: since,
    }));
  }

  private offered(actor: Actor, most: number): Promise<number> {
    return this.count(`t.state = 'open' AND ${MAY_ANSWER}`, actor, most);
  }

  private handedOn(actor: Actor, most: number): Promise<number> {
    return this.count(HANDED_ON, actor, most);
  }

  private async count(condition: string, actor: Actor, most: number): Promise<number> {
    const wall = await this.walls.leavingOut(actor, 't.complaint_id');
    const [row] = await query<{ n: number | string }>(
      this.uow.reads,
      `SELECT COUNT(*) AS n FROM
       (SELECT DISTINCT t.complaint_id FROM review_tasks t WHERE ${condition}${wall.sql} LIMIT ?) counted`,
      [barredLike(actor.id), ...wall.values, most],
    );
    return Number(row?.n ?? 0);
  }
}
