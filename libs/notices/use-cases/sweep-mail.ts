import { Inject, Injectable } from '@nestjs/common';
import { AuditLog } from '#audit';
import { CLOCK, nowInstant, plusMs, systemActor, type Clock } from '#kernel';
import { JobQueue } from '#jobs';
import { UnitOfWork } from '#persistence';
import { AcknowledgementRows } from '../data/acknowledgement-rows.js';
import { ORPHAN_AFTER_MS } from '../mail/mailer.js';
import { SEND_ACKNOWLEDGEMENT_JOB } from './plan-acknowledgement.js';
import { SEND_CAMPAIGN_JOB } from './run-campaign.js';
import { SendingRows } from './send-campaign.js';

const SWEEPER = systemActor('sweep-mail');
const ACKNOWLEDGEMENTS_AT_ONCE = 500;

/**
 * Finds what nobody is at: tries whose process died become `unknown` (never sent again by machine), and running
 * campaigns and waiting acknowledgements get a job. Rows decide, never timers in memory.
 */
@Injectable()
export class SweepMail {
  constructor(
    private readonly uow: UnitOfWork,
    private readonly rows: SendingRows,
    private readonly acknowledgements: AcknowledgementRows,
    private readonly jobs: JobQueue,
    private readonly audit: AuditLog,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  async execute(): Promise<void> {
    await this.orphans();
    await this.uow.write(async () => {
      for (const campaignId of await this.rows.campaigns.running()) {
        await this.jobs.enqueue(SEND_CAMPAIGN_JOB, { campaignId }, { key: `${SEND_CAMPAIGN_JOB}:${campaignId}` });
      }
      for (const complaintId of await this.acknowledgements.waiting(nowInstant(this.clock), ACKNOWLEDGEMENTS_AT_ONCE)) {
        const key = `${SEND_ACKNOWLEDGEMENT_JOB}:${complaintId}`;
        await this.jobs.enqueue(SEND_ACKNOWLEDGEMENT_JOB, { complaintId }, { key });
      }
    });
  }

  /** Answers how many tries were given up as `unknown`. */
  async orphans(): Promise<number> {
    const at = nowInstant(this.clock);
    const before = plusMs(at, -ORPHAN_AFTER_MS);
    return this.uow.write(async () => {
      const ids = await this.rows.notices.orphans(before);
      for (const id of ids) {
        await this.rows.notices.move(id, 'unknown', { cause: 'orphaned', actorId: SWEEPER.id, at });
        await this.audit.append({ actor: SWEEPER, action: 'notice.unknown', object: `notice:${id}` });
      }
      return ids.length + (await this.acknowledgements.orphansToUnknown(before, at));
    });
  }
}
