import { Inject, Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { CLOCK, newId, nowInstant, type Clock } from '#kernel';
import { insert, query, run, UnitOfWork } from '#persistence';
import { ReviewTask, type ReviewPurpose } from '../data/review-task.entity.js';

/** A reading to ask for. */
export interface NewTask {
  complaintId: string;
  purpose: ReviewPurpose;
  /** The reader sees no engine output before answering. */
  blind: boolean;
  /** The sampling round that drew it. */
  roundId?: string;
}

/** An open task as those see it who decide about it. */
export type OpenTask = Pick<ReviewTask, 'id' | 'purpose' | 'blind' | 'roundId' | 'openedAt'>;

/** Drawn by a round, which counts each of its tasks: these are never folded into one that is open already. */
const COUNTED: readonly ReviewPurpose[] = ['elusion', 'control'];

/** Readings that are asked of somebody. Adding is the only way to begin one; none is ever removed. */
@Injectable()
export class ReviewTasks {
  constructor(
    private readonly uow: UnitOfWork,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  /**
   * Asks for a reading, inside a unit; answers the task's identifier. While one for the same purpose is open it stays the
   * only one and its identifier is the answer, but for those that a round drew.
   */
  async add(m: EntityManager, task: NewTask): Promise<string> {
    if (!COUNTED.includes(task.purpose)) {
      const [known] = await query<{ id: string }>(
        m,
        "SELECT id FROM review_tasks WHERE complaint_id = ? AND state = 'open' AND purpose = ? LIMIT 1",
        [task.complaintId, task.purpose],
      );
      if (known) return known.id;
    }
    return this.addFirst(m, task);
  }

  /** {@link add} for a complaint that is being registered: nothing of it can be open yet. */
  async addFirst(m: EntityManager, { complaintId, purpose, blind, roundId }: NewTask): Promise<string> {
    const id = newId();
    const openedAt = nowInstant(this.clock);
    const nobody = { answeredAt: null, answeredBy: null, decisionId: null };
    const state = 'open' as const;
    await insert(m, ReviewTask, {
      id,
      complaintId,
      purpose,
      blind,
      state,
      openedAt,
      ...nobody,
      roundId: roundId ?? null,
    });
    return id;
  }

  /** Open tasks of a complaint, oldest first. */
  async openOf(complaintId: string): Promise<OpenTask[]> {
    const rows = await query<{
      id: string;
      purpose: ReviewPurpose;
      blind: boolean | number;
      round_id: string | null;
      opened_at: string;
    }>(
      this.uow.manager,
      "SELECT id, purpose, blind, round_id, opened_at FROM review_tasks WHERE complaint_id = ? AND state = 'open' ORDER BY id",
      [complaintId],
    );
    return rows.map(({ id, purpose, blind, round_id, opened_at }) => ({
      id,
      purpose,
      blind: Boolean(blind),
      roundId: round_id,
      openedAt: opened_at,
    }));
  }

  /** Takes back what nobody answered, inside a unit: another reading takes its place. */
  async withdraw(m: EntityManager, complaintId: string, purposes: readonly ReviewPurpose[]): Promise<void> {
    const marks = purposes.map(() => '?').join(', ');
    await run(
      m,
      `UPDATE review_tasks SET state = 'withdrawn', answered_at = ? WHERE complaint_id = ? AND state = 'open'
       AND purpose IN (${marks})`,
      [nowInstant(this.clock), complaintId, ...purposes],
    );
  }
}
