import { Injectable, type OnModuleInit } from '@nestjs/common';
import { JobHandlers } from '#jobs';
import { SEND_ACKNOWLEDGEMENT_JOB } from '../use-cases/plan-acknowledgement.js';
import { SEND_CAMPAIGN_JOB } from '../use-cases/run-campaign.js';
import { SendAcknowledgement } from '../use-cases/send-acknowledgement.js';
import { SendCampaign } from '../use-cases/send-campaign.js';
import { PlanWaitingMail } from '../use-cases/plan-waiting-mail.js';
import { RecoverOrphans } from '../use-cases/recover-orphans.js';

const SWEEP_MS = 15_000;

/** Jobs and the sweep of outgoing mail. */
@Injectable()
export class NoticeJobs implements OnModuleInit {
  constructor(
    private readonly handlers: JobHandlers,
    private readonly campaign: SendCampaign,
    private readonly acknowledgement: SendAcknowledgement,
    private readonly orphans: RecoverOrphans,
    private readonly waiting: PlanWaitingMail,
  ) {}

  onModuleInit(): void {
    this.handlers.register(SEND_CAMPAIGN_JOB, async (payload) => {
      await this.campaign.execute(String(payload['campaignId']));
    });
    // One such job at a time: it goes on until nothing waits.
    this.handlers.register(SEND_ACKNOWLEDGEMENT_JOB, () => this.acknowledgement.executeWaiting(), { atOnce: 1 });
    this.handlers.every('notices.sweep-mail', SWEEP_MS, async () => {
      await this.orphans.execute();
      await this.waiting.execute();
    });
  }
}
