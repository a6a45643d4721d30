import { Inject, Injectable } from '@nestjs/common';
import { JobQueue } from '#jobs';
import { CLOCK, nowInstant, plusMs, type Clock } from '#kernel';
import { Mailer, ORPHAN_AFTER_MS } from '#notices';
import { UnitOfWork } from '#persistence';
import { ReplyRows } from '../data/reply-rows.js';
import { ReplyEnds } from './reply-ends.js';
import { SEND_REPLY_JOB } from './reply-parts.js';

/** Answers given a job at a time. */
const MOST = 200;

/** After a restart, and for the next try: rows decide what is due, never timers in memory. */
@Injectable()
export class TendReplies {
  constructor(
    private readonly uow: UnitOfWork,
    private readonly rows: ReplyRows,
    private readonly ends: ReplyEnds,
    private readonly jobs: JobQueue,
    private readonly mailer: Mailer,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  async execute(): Promise<void> {
    await this.giveUpLost();
    await this.plan();
  }

  /** Tries whose process died are never made again: a person says what became of them. Answers how many. */
  async giveUpLost(): Promise<number> {
    const at = nowInstant(this.clock);
    return this.uow.write(async () => {
      const lost = await this.rows.orphans(plusMs(at, -ORPHAN_AFTER_MS), at);
      for (const row of lost) await this.ends.troubled(row, 'unknown', at);
      return lost.length;
    });
  }

  private async plan(): Promise<void> {
    if (this.mailer.state !== 'ready') return;
    const due = await this.rows.due(nowInstant(this.clock), MOST);
    if (due.length === 0) return;
    await this.uow.write(async () => {
      for (const replyId of due) await this.jobs.enqueue(SEND_REPLY_JOB, { replyId }, { key: replyId });
    });
  }
}
