import { Inject, Injectable } from '@nestjs/common';
import { CLOCK, nowInstant, plusMs, type Clock } from '#kernel';
import { query, UnitOfWork } from '#persistence';
import { JobQueue } from '#jobs';
import { READ_JOB } from '../use-cases/receive-item.js';

/** A line older than this (ms) that nobody began to read gets its job again. */
const STALE_MS = 15 * 60_000;
/** One whose reading began may be a long document in another process: it gets so long (ms). */
const STALE_READING_MS = 60 * 60_000;

/** Finds arrivals whose reading was lost (a job given up, a crash at the wrong moment) and has them read. */
@Injectable()
export class SweepPending {
  constructor(
    private readonly uow: UnitOfWork,
    private readonly jobs: JobQueue,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  /** Enqueues a reading for each; at most one waits for an arrival. */
  async execute(): Promise<void> {
    const now = nowInstant(this.clock);
    const rows = await query<{ id: string }>(
      this.uow.reads,
      `SELECT id FROM arrivals WHERE outcome = 'pending' AND recorded_at < ? AND (attempts = 0 OR recorded_at < ?)
       ORDER BY id LIMIT 500`,
      [plusMs(now, -STALE_MS), plusMs(now, -STALE_READING_MS)],
    );
    for (const { id } of rows) await this.jobs.enqueue(READ_JOB, { arrivalId: id }, { key: `read:${id}` });
  }
}
