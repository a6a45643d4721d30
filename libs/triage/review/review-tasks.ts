import { Inject, Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { CLOCK, newId, nowInstant, type Clock, type Instant } from '#kernel';
import { query, run, UnitOfWork } from '#persistence';
import type { ReviewPurpose } from '../data/review-task.entity.js';

/** A reading to ask for. */
export interface NewTask {
  complaintId: string;
  purpose: ReviewPurpose;
  /** The reader sees no engine output before answering. */
  blind: boolean;
  /** The sampling round that drew it. */
  roundId?: string;
  /** Readers who may not answer it; for `control` everybody who decided the complaint before, whether named or not. */
  barred?: readonly string[];
}

/** An open task as those see it who decide about it. */
export interface OpenTask {
  id: string;
  purpose: ReviewPurpose;
  blind: boolean;
  roundId: string | null;
  openedAt: Instant;
  /** Readers who may not answer it. */
  barred: readonly string[];
}

/** Drawn by a round, which counts each of its tasks: these are never folded into one that is open already. */
const COUNTED: readonly ReviewPurpose[] = ['elusion', 'control'];

/** Condition, with one parameter ({@link barredLike}), that a reader may answer the task of alias `t`. */
export const MAY_ANSWER = 't.barred NOT LIKE ?';

/** The parameter of {@link MAY_ANSWER}. */
export function barredLike(reader: string): string {
  return `%|${reader}|%`;
}

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
    const barred = task.purpose === 'control' ? await this.deciders(m, task.complaintId) : [];
    if (!COUNTED.includes(task.purpose)) {
      const [known] = await query<{ id: string }>(
        m,
        "SELECT id FROM review_tasks WHERE complaint_id = ? AND state = 'open' AND purpose = ? LIMIT 1",
        [task.complaintId, task.purpose],
      );
      if (known) return known.id;
    }
    return this.addFirst(m, { ...task, barred: [...new Set([...barred, ...(task.barred ?? [])])] });
  }

  /** {@link add} for a complaint that is being registered: nothing of it can be open or decided yet. */
  async addFirst(m: EntityManager, { complaintId, purpose, blind, roundId, barred }: NewTask): Promise<string> {
    const id = newId();
    const [openedAt, named] = [nowInstant(this.clock), barred ?? []];
    await run(
      m,
      `INSERT INTO review_tasks (id, complaint_id, purpose, blind, state, opened_at, round_id, barred, received_at)
       VALUES (?, ?, ?, ?, 'open', ?, ?, ?,
         COALESCE((SELECT c.received_at FROM complaints c WHERE c.id = ?), CAST(? AS text)))`,
      [
        ...[id, complaintId, purpose, blind, openedAt, roundId ?? null],
        ...[named.length === 0 ? '' : `|${named.join('|')}|`, complaintId, openedAt],
      ],
    );
    return id;
  }

  /** Open tasks of a complaint, oldest first. */
  async openOf(complaintId: string): Promise<OpenTask[]> {
    const rows = await query<{
      id: string;
      purpose: ReviewPurpose;
      blind: boolean | number;
      round_id: string | null;
      opened_at: Instant;
      barred: string;
    }>(
      this.uow.manager,
      `SELECT id, purpose, blind, round_id, opened_at, barred FROM review_tasks
       WHERE complaint_id = ? AND state = 'open' ORDER BY id`,
      [complaintId],
    );
    return rows.map(({ round_id: roundId, opened_at: openedAt, ...row }) => ({
      ...row,
      roundId,
      openedAt,
      blind: Boolean(row.blind),
      barred: row.barred.split('|').filter((reader) => reader !== ''),
    }));
  }

  /** Open tasks that this reader may answer, and whether the complaint must be opened to them without engine output. */
  async offeredTo(complaintId: string, reader: string): Promise<{ tasks: OpenTask[]; others: number; blind: boolean }> {
    const open = await this.openOf(complaintId);
    const tasks = open.filter((task) => !task.barred.includes(reader));
    return { tasks, others: open.length - tasks.length, blind: tasks.some((task) => task.blind) };
  }

  /** One sheet answers them. Inside a unit. */
  async answer(
    m: EntityManager,
    tasks: readonly Pick<OpenTask, 'id'>[],
    by: { reader: string; decisionId: string; at: Instant },
  ): Promise<void> {
    for (const { id } of tasks)
      await run(
        m,
        "UPDATE review_tasks SET state = 'answered', answered_at = ?, answered_by = ?, decision_id = ? WHERE id = ?",
        [by.at, by.reader, by.decisionId, id],
      );
  }

  /** Takes back what nobody answered, inside a unit: another reading takes its place. Answers how many. */
  async withdraw(m: EntityManager, complaintId: string, purposes: readonly ReviewPurpose[]): Promise<number> {
    const marks = purposes.map(() => '?').join(', ');
    return run(
      m,
      `UPDATE review_tasks SET state = 'withdrawn', answered_at = ? WHERE complaint_id = ? AND state = 'open'
       AND purpose IN (${marks})`,
      [nowInstant(this.clock), complaintId, ...purposes],
    );
  }

  private async deciders(m: EntityManager, complaintId: string): Promise<string[]> {
    const rows = await query<{ decided_by: string }>(
      m,
      'SELECT DISTINCT decided_by FROM review_decisions WHERE complaint_id = ? ORDER BY decided_by',
      [complaintId],
    );
    return rows.map((row) => row.decided_by);
  }
}
