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
const handedOn = (of: string): string =>
  `${of}.state = 'open' AND ${of}.purpose IN ('second-person', 'third') AND ${of}.barred LIKE ?`;

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
    const next = after === null ? '' : 'AND (t.opened_at, t.complaint_id) > (?, ?)';
    const from = after === null ? [] : [after.waitingSince, after.complaintId];
    const barred = barredLike(actor.id);
    // The first task of each complaint, in the order of the index: a page costs the same however many wait. The two are
    // joined for comparing, lest SQLite looks for earlier tasks among all that are open and not among the complaint's.
    const rows = await query<{ id: string; slip: string; channel: Channel; received: Instant; since: Instant }>(
      this.uow.reads,
      `SELECT c.id AS id, c.slip_number AS slip, c.channel AS channel, c.received_at AS received, s.opened_at AS since
       FROM (SELECT t.complaint_id, t.opened_at FROM review_tasks t WHERE ${handedOn('t')}${wall.sql} ${next}
         AND NOT EXISTS (SELECT 1 FROM review_tasks e WHERE e.complaint_id = t.complaint_id AND ${handedOn('e')}
           AND e.opened_at || e.id < t.opened_at || t.id)
         ORDER BY t.opened_at, t.complaint_id LIMIT ?) s
       JOIN complaints c ON c.id = s.complaint_id ORDER BY s.opened_at, c.id`,
      [barred, ...wall.values, ...from, barred, limit],
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
    return this.count(handedOn('t'), actor, most);
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
