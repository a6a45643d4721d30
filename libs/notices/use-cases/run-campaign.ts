import { Inject, Injectable } from '@nestjs/common';
import { AuditLog } from '#audit';
import { CLOCK, DomainError, nowInstant, type Actor, type Clock } from '#kernel';
import { JobQueue } from '#jobs';
import { UnitOfWork } from '#persistence';
import { CampaignRows } from '../data/campaign-rows.js';
import { isApproved } from '../domain/approvals.js';
import { mayMoveCampaign, type CampaignState } from '../domain/campaign-state.js';
import { noticeErrors } from '../domain/notice.errors.js';

/** Kind of the job that sends what is due of one campaign; payload `{campaignId}`. */
export const SEND_CAMPAIGN_JOB = 'notices.send-campaign';

/** At most one job waits for a campaign. */
export const campaignKey = (campaignId: string): string => `${SEND_CAMPAIGN_JOB}:${campaignId}`;

/** Starts, pauses and resumes the sending of a campaign. */
@Injectable()
export class RunCampaign {
  constructor(
    private readonly uow: UnitOfWork,
    private readonly campaigns: CampaignRows,
    private readonly jobs: JobQueue,
    private readonly audit: AuditLog,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  /** Starts or resumes. Errors: `notices.campaign-not-found`, `notices.wrong-state`, `notices.not-approved`. */
  async start(id: string, actor: Actor): Promise<void> {
    await this.uow.write(async () => {
      const { row, approvals, bindingHash, authorIds } = await this.campaigns.get(id);
      if (!isApproved(approvals, bindingHash, authorIds)) throw new DomainError(noticeErrors['notices.not-approved']);
      await this.move(id, row.state, 'running', actor);
      await this.jobs.enqueue(SEND_CAMPAIGN_JOB, { campaignId: id }, { key: campaignKey(id) });
    });
  }

  /** Stops before the next message. Errors: `notices.campaign-not-found`, `notices.wrong-state`. */
  async pause(id: string, actor: Actor): Promise<void> {
    await this.uow.write(async () => {
      const { row } = await this.campaigns.get(id);
      await this.move(id, row.state, 'paused', actor);
    });
  }

  private async move(id: string, from: CampaignState, to: CampaignState, actor: Actor): Promise<void> {
    if (!mayMoveCampaign(from, to)) throw new DomainError(noticeErrors['notices.wrong-state']);
    await this.campaigns.move(id, from, to, nowInstant(this.clock));
    await this.audit.append({ actor, action: `campaign.${to}`, object: `campaign:${id}`, facts: { from } });
  }
}
