import { Injectable, type OnModuleInit } from '@nestjs/common';
import { JobHandlers, JobQueue, type JobPayload } from '#jobs';
import { SEND_ACKNOWLEDGEMENT_JOB } from '../use-cases/plan-acknowledgement.js';
import { campaignKey, SEND_CAMPAIGN_JOB } from '../use-cases/run-campaign.js';
import { SendAcknowledgement } from '../use-cases/send-acknowledgement.js';
import { SendCampaign } from '../use-cases/send-campaign.js';
import { PlanWaitingMail } from '../use-cases/plan-waiting-mail.js';
import { RecoverOrphans } from '../use-cases/recover-orphans.js';

const SWEEP_MS = 15_000;
/** Campaigns that one process sends side by side. */
const CAMPAIGNS_AT_ONCE = 2;

/** Jobs and the sweep of outgoing mail. */
@Injectable()
export class NoticeJobs implements OnModuleInit {
  constructor(
    private readonly handlers: JobHandlers,
    private readonly jobs: JobQueue,
    private readonly campaign: SendCampaign,
    private readonly acknowledgement: SendAcknowledgement,
    private readonly orphans: RecoverOrphans,
    private readonly waiting: PlanWaitingMail,
  ) {}

  onModuleInit(): void {
    const send = (payload: JobPayload) => this.send(String(payload['campaignId']));
    this.handlers.register(SEND_CAMPAIGN_JOB, send, { atOnce: CAMPAIGNS_AT_ONCE });
    // One such job at a time: it goes on until nothing waits.
    this.handlers.register(SEND_ACKNOWLEDGEMENT_JOB, () => this.acknowledgement.executeWaiting(), { atOnce: 1 });
    this.handlers.every('notices.sweep-mail', SWEEP_MS, async () => {
      await this.orphans.execute();
      await this.waiting.execute();
    });
  }

  private async send(campaignId: string): Promise<void> {
    const { stopped } = await this.campaign.execute(campaignId);
    if (stopped === 'run-limit') {
      await this.jobs.enqueue(SEND_CAMPAIGN_JOB, { campaignId }, { key: campaignKey(campaignId) });
    }
  }
}
