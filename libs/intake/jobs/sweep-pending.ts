import { Inject, Injectable } from '@nestjs/common';
import { CLOCK, nowInstant, plusMs, type Channel, type Clock } from '#kernel';
import { profile, query, UnitOfWork } from '#persistence';
import { JobQueue } from '#jobs';
import { READ_ATTACHMENTS_JOB, readJobOf } from '../domain/read-jobs.js';
import { ReadSoon } from '../use-cases/read-soon.js';

/** A line older than this (ms) that nobody began to read, or that was to be read at once, gets a job. */
const STALE_MS = 2 * 60_000;
/** One whose reading began may be a long document in another process: it gets so long (ms). */
const STALE_READING_MS = 60 * 60_000;

interface Row {
  id: string;
  channel: Channel;
}

/** Finds arrivals whose reading was lost (a job given up, a crash at the wrong moment) and has them read. */
@Injectable()
export class SweepPending {
  /** Where only one process reads mail, whatever waits when it starts is nobody's. */
  private firstLook = !profile.manyProcesses;

  constructor(
    private readonly uow: UnitOfWork,
    private readonly jobs: JobQueue,
    private readonly soon: ReadSoon,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  /** Enqueues a reading for each; at most one waits for an arrival. */
  async execute(): Promise<void> {
    const now = nowInstant(this.clock);
    const stale = this.firstLook ? now : plusMs(now, -STALE_MS);
    this.firstLook = false;
    // In the order of receipt, which an index holds for each outcome.
    const waiting = await query<Row>(
      this.uow.reads,
      `SELECT id, channel FROM arrivals WHERE outcome = 'pending' AND recorded_at <= ?
       AND (attempts = 0 OR (attempts = 1 AND channel = 'email') OR recorded_at < ?) ORDER BY received_at, id LIMIT 500`,
      [stale, plusMs(now, -STALE_READING_MS)],
    );
    for (const { id, channel } of waiting) {
      if (this.soon.has(id)) continue;
      await this.jobs.enqueue(readJobOf(channel), { arrivalId: id }, { key: `read:${id}` });
    }
    const attachments = await query<Row>(
      this.uow.reads,
      'SELECT id, channel FROM arrivals WHERE attachments_since < ? ORDER BY attachments_since LIMIT 500',
      [plusMs(now, -STALE_READING_MS)],
    );
    for (const { id } of attachments)
      await this.jobs.enqueue(READ_ATTACHMENTS_JOB, { arrivalId: id }, { key: `attachments:${id}` });
  }
}
