import { Inject, Injectable } from '@nestjs/common';
import { AuditLog } from '#audit';
import { CLOCK, nowInstant, plusMs, systemActor, type Clock } from '#kernel';
import { UnitOfWork } from '#persistence';
import { AcknowledgementRows } from '../data/acknowledgement-rows.js';
import { NoticeRows } from '../data/notice-rows.js';
import { SenderRows } from '../data/sender-rows.js';
import { TrialRows } from '../data/trial-rows.js';
import { ORPHAN_AFTER_MS } from '../mail/mailer.js';

const SWEEPER = systemActor('sweep-mail');

/** Everything that may have been under way when a process died. */
@Injectable()
export class OutgoingRows {
  constructor(
    readonly notices: NoticeRows,
    readonly acknowledgements: AcknowledgementRows,
    readonly trial: TrialRows,
  ) {}
}

/**
 * Tries whose process died become `unknown`: they are given to a person and never sent again by machine. A process of
 * this machine is seen to be gone at once, another one by its silence.
 */
@Injectable()
export class RecoverOrphans {
  constructor(
    private readonly uow: UnitOfWork,
    private readonly rows: OutgoingRows,
    private readonly senders: SenderRows,
    private readonly audit: AuditLog,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  /** Answers how many tries were given up. */
  async execute(): Promise<number> {
    const at = nowInstant(this.clock);
    const before = plusMs(at, -ORPHAN_AFTER_MS);
    const { notices, acknowledgements, trial } = this.rows;
    return this.uow.write(async (m) => {
      const ids = await notices.orphans(m, { before, senders: await this.senders.ended(m, at) });
      for (const id of ids) {
        await notices.move(id, 'unknown', { cause: 'orphaned', actorId: SWEEPER.id, at });
        await this.audit.append({ actor: SWEEPER, action: 'notice.unknown', object: `notice:${id}` });
      }
      // The run of the campaign then judges its trial, which asks a person.
      const own = await trial.orphansToUnknown(m, before, at);
      return ids.length + own + (await acknowledgements.orphansToUnknown(before, at));
    });
  }
}
