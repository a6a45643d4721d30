import { Inject, Injectable } from '@nestjs/common';
import { CLOCK, nowInstant, type Clock } from '#kernel';
import { JobQueue } from '#jobs';
import { UnitOfWork } from '#persistence';
import { AcknowledgementRows } from '../data/acknowledgement-rows.js';
import { CampaignRows } from '../data/campaign-rows.js';
import { Mailer } from '../mail/mailer.js';
import { ACKNOWLEDGEMENTS_KEY, SEND_ACKNOWLEDGEMENT_JOB } from './plan-acknowledgement.js';
import { campaignKey, SEND_CAMPAIGN_JOB } from './run-campaign.js';

/**
 * Gives running campaigns and waiting acknowledgements a job: after a restart, for the next try, or once a mail server
 * is set. Rows decide, never timers in memory. Without a way to send nothing is planned.
 */
@Injectable()
export class PlanWaitingMail {
  constructor(
    private readonly uow: UnitOfWork,
    private readonly campaigns: CampaignRows,
    private readonly acknowledgements: AcknowledgementRows,
    private readonly jobs: JobQueue,
    private readonly mailer: Mailer,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  async execute(): Promise<void> {
    if (this.mailer.state !== 'ready') return;
    const campaigns = await this.campaigns.running(nowInstant(this.clock));
    const waiting = await this.acknowledgements.waiting(nowInstant(this.clock), 1);
    if (campaigns.length + waiting.length === 0) return;
    await this.uow.write(async () => {
      for (const campaignId of campaigns) {
        await this.jobs.enqueue(SEND_CAMPAIGN_JOB, { campaignId }, { key: campaignKey(campaignId) });
      }
      if (waiting.length > 0) await this.jobs.enqueue(SEND_ACKNOWLEDGEMENT_JOB, {}, { key: ACKNOWLEDGEMENTS_KEY });
    });
  }
}
