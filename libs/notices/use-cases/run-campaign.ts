import { Inject, Injectable } from '@nestjs/common';
import { AuditLog } from '#audit';
import { CLOCK, DomainError, nowInstant, plusMs, Settings, type Actor, type Clock, type Instant } from '#kernel';
import { JobQueue } from '#jobs';
import { UnitOfWork } from '#persistence';
import { CampaignRows } from '../data/campaign-rows.js';
import type { NoticeCampaign } from '../data/notice.entities.js';
import { isApproved } from '../domain/approvals.js';
import { mayMoveCampaign, type CampaignState } from '../domain/campaign-state.js';
import { noticeErrors } from '../domain/notice.errors.js';
import { IncidentGate } from './incident-gate.js';
import { NoticeAlarms, REFUSED_ALARM } from './notice-alarms.js';
import { StopSignals } from './stop-signals.js';

/** Kind of the job that sends what is due of one campaign; payload `{campaignId}`. */
export const SEND_CAMPAIGN_JOB = 'notices.send-campaign';

/** At most one job waits for a campaign. */
export const campaignKey = (campaignId: string): string => `${SEND_CAMPAIGN_JOB}:${campaignId}`;

/** What starting and stopping share with sending: the stop signal of this process, alarms, the undo time of the settings. */
@Injectable()
export class RunControl {
  constructor(
    readonly signals: StopSignals,
    readonly alarms: NoticeAlarms,
    readonly incidents: IncidentGate,
    private readonly settings: Settings,
  ) {}

  /** Time in ms in which a start can be taken back. */
  get undoMs(): number {
    return this.settings.undoSeconds * 1000;
  }
}

/** Starts a campaign, takes the start back, stops it and lets it go on. */
@Injectable()
export class RunCampaign {
  constructor(
    private readonly uow: UnitOfWork,
    private readonly campaigns: CampaignRows,
    private readonly jobs: JobQueue,
    private readonly audit: AuditLog,
    private readonly control: RunControl,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  /**
   * Starts an approved campaign, whose first message goes out after the time in which the start can be taken back, or
   * lets a stopped one go on where it stood. The list must be, row by row, the one that was approved.
   * Errors: `notices.campaign-not-found`, `notices.wrong-state`, `notices.not-approved`, `notices.incident-closed`.
   */
  async start(id: string, actor: Actor): Promise<void> {
    const before = await this.campaigns.get(id);
    const list = before.row.state === 'approved' ? await this.campaigns.hashOfList(id) : null;
    await this.uow.write(async () => {
      const { row, approvals, bindingHash, authorIds } = await this.campaigns.get(id);
      await this.control.incidents.openIncident(row.incidentId);
      const same = list === null || list === row.listHash;
      if (!same || !isApproved(approvals, bindingHash, authorIds)) {
        throw new DomainError(noticeErrors['notices.not-approved']);
      }
      if (row.state === 'paused') await this.resume(row, actor);
      else await this.schedule(row, actor);
      this.uow.afterCommit(() => {
        this.control.signals.clear(id);
      });
    });
  }

  /** Takes the start back before the first message. Errors: `notices.campaign-not-found`, `notices.wrong-state`. */
  async cancel(id: string, actor: Actor): Promise<void> {
    await this.uow.write(async () => {
      const { row } = await this.campaigns.get(id);
      if (row.state !== 'scheduled') throw new DomainError(noticeErrors['notices.wrong-state']);
      await this.move(row, 'approved', actor);
      await this.campaigns.schedule(id, null);
    });
  }

  /** Stops before the next message. Errors: `notices.campaign-not-found`, `notices.wrong-state`. */
  async pause(id: string, actor: Actor): Promise<void> {
    // At once, before the unit has its turn: a stop that is then refused costs a run and no message.
    this.control.signals.stop(id);
    try {
      await this.uow.write(async () => {
        const { row } = await this.campaigns.get(id);
        await this.move(row, 'paused', actor);
      });
      this.control.signals.committed(id);
    } catch (error) {
      this.control.signals.clear(id);
      throw error;
    }
  }

  private async schedule(row: NoticeCampaign, actor: Actor): Promise<void> {
    const startsAt = plusMs(nowInstant(this.clock), this.control.undoMs);
    await this.move(row, 'scheduled', actor);
    await this.campaigns.schedule(row.id, startsAt);
    await this.enqueue(row.id, startsAt);
  }

  private async resume(row: NoticeCampaign, actor: Actor): Promise<void> {
    await this.move(row, row.stage === 'all' ? 'running' : 'canary', actor);
    // A person looked at it: what the server refuses now is told anew.
    await this.control.alarms.calm(REFUSED_ALARM, row.incidentId);
    if (row.hold === null) await this.enqueue(row.id);
  }

  private async enqueue(campaignId: string, runAt?: Instant): Promise<void> {
    const options = { key: campaignKey(campaignId), ...(runAt === undefined ? {} : { runAt }) };
    await this.jobs.enqueue(SEND_CAMPAIGN_JOB, { campaignId }, options);
  }

  private async move(row: NoticeCampaign, to: CampaignState, actor: Actor): Promise<void> {
    const { id, state: from } = row;
    if (!mayMoveCampaign(from, to)) throw new DomainError(noticeErrors['notices.wrong-state']);
    await this.campaigns.move(id, from, to, nowInstant(this.clock));
    await this.audit.append({ actor, action: `campaign.${to}`, object: `campaign:${id}`, facts: { from } });
  }
}
