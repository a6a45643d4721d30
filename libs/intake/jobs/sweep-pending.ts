import { Inject, Injectable } from '@nestjs/common';
import { CLOCK, nowInstant, plusMs, type Clock } from '#kernel';
import { query, UnitOfWork } from '#persistence';
import { JobQueue } from '#jobs';
import { READ_JOB } from '../use-cases/receive-item.js';

/** A line that is older than this (ms) and still pending gets its job again. */
const STALE_MS = 15 * 60_000;

/** Finds arrivals whose reading was lost (a job given up, a crash at the wrong moment) and has them read. */
@Injectable()
export class SweepPending {
  constructor(
    private readonly uow: UnitOfWork,
    private readonly jobs: JobQueue,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  async execute(): Promise<void> {
    const rows = await query<{ id: string }>(
      this.uow.reads,
      "SELECT id FROM arrivals WHERE outcome = 'pending' AND recorded_at < ? ORDER BY id LIMIT 500",
      [plusMs(nowInstant(this.clock), -STALE_MS)],
    );
    for (const { id } of rows) await this.jobs.enqueue(READ_JOB, { arrivalId: id }, { key: `read:${id}` });
  }
}
