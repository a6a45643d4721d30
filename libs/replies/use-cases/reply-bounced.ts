import { Inject, Injectable } from '@nestjs/common';
import { CLOCK, nowInstant, type Clock, type EventMap } from '#kernel';
import { judgeBounce, tokensOf } from '#notices';
import { UnitOfWork } from '#persistence';
import { ReplyRows } from '../data/reply-rows.js';
import { ReplyEnds } from './reply-ends.js';

/** Reads a bounce back to the answer that it is about. */
@Injectable()
export class ReplyBounced {
  constructor(
    private readonly uow: UnitOfWork,
    private readonly rows: ReplyRows,
    private readonly ends: ReplyEnds,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  /** Delay reports move nothing. Joins the running unit. */
  async execute(bounce: EventMap['mail.received-bounce']): Promise<void> {
    if (judgeBounce(bounce.recipients) !== 'failed') return;
    await this.uow.write(async () => {
      for (const token of tokensOf(bounce)) {
        const row = await this.rows.byToken(token);
        if (row === null) continue;
        const at = nowInstant(this.clock);
        if (await this.rows.bounced(row.id, at)) await this.ends.troubled(row, 'bounced', at);
        return;
      }
    });
  }
}
