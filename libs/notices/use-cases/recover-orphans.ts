import { Inject, Injectable } from '@nestjs/common';
import { AuditLog } from '#audit';
import { CLOCK, nowInstant, plusMs, systemActor, type Clock } from '#kernel';
import { UnitOfWork } from '#persistence';
import { AcknowledgementRows } from '../data/acknowledgement-rows.js';
import { NoticeRows } from '../data/notice-rows.js';
import { SenderRows } from '../data/sender-rows.js';
import { ORPHAN_AFTER_MS } from '../mail/mailer.js';

const SWEEPER = systemActor('sweep-mail');

/**
 * Tries whose process died become `unknown`: they are given to a person and never sent again by machine. A process of
 * this machine is seen to be gone at once, another one by its silence.
 */
@Injectable()
export class RecoverOrphans {
  constructor(
    private readonly uow: UnitOfWork,
    private readonly notices: NoticeRows,
    private readonly acknowledgements: AcknowledgementRows,
    private readonly senders: SenderRows,
    private readonly audit: AuditLog,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  /** Answers how many tries were given up. */
  async execute(): Promise<number> {
    const at = nowInstant(this.clock);
    const before = plusMs(at, -ORPHAN_AFTER_MS);
    return this.uow.write(async (m) => {
      const ids = await this.notices.orphans(m, { before, senders: await this.senders.ended(m, at) });
      for (const id of ids) {
        await this.notices.move(id, 'unknown', { cause: 'orphaned', actorId: SWEEPER.id, at });
        await this.audit.append({ actor: SWEEPER, action: 'notice.unknown', object: `notice:${id}` });
      }
      return ids.length + (await this.acknowledgements.orphansToUnknown(before, at));
    });
  }
}
