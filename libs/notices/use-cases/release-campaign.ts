import { Inject, Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { AuditLog } from '#audit';
import { CLOCK, DomainError, nowInstant, type Actor, type Clock, type Instant } from '#kernel';
import { JobQueue } from '#jobs';
import { UnitOfWork } from '#persistence';
import { CampaignRows } from '../data/campaign-rows.js';
import type { NoticeCampaign } from '../data/notice.entities.js';
import { TrialRows } from '../data/trial-rows.js';
import { stageAfter, type CampaignHold } from '../domain/campaign-state.js';
import { noticeErrors } from '../domain/notice.errors.js';
import { trialVerdict } from '../domain/trial-verdict.js';
import { CANARY_ALARM, NoticeAlarms } from './notice-alarms.js';
import { campaignKey, SEND_CAMPAIGN_JOB } from './run-campaign.js';

/** Why a trial run may go on though a message of it was not taken. */
export const DESPITE = ['own-address-wrong', 'person-unreachable', 'fault-mended'] as const;
export type Despite = (typeof DESPITE)[number];

/** Tables and alarms of the trial run. */
@Injectable()
export class TrialParts {
  constructor(
    readonly campaigns: CampaignRows,
    readonly trial: TrialRows,
    readonly alarms: NoticeAlarms,
  ) {}

  /** What the part in hand of the trial run says now; null while a message of it is on its way. */
  async verdict(m: EntityManager, { id, stage }: NoticeCampaign): Promise<CampaignHold | null> {
    const states = stage === 'own' ? (await this.trial.own(m, id)).map(({ state }) => state) : [];
    return trialVerdict(stage === 'own' ? states : await this.trial.persons(m, id));
  }

  /** Has a person look at a trial run that did not go well. Inside a unit. */
  async failed({ id, incidentId, stage, hold }: NoticeCampaign, at: Instant): Promise<boolean> {
    if (stage === null) return false;
    const moved = await this.campaigns.setStage(id, { stage, hold }, { stage, hold: 'canary-failed' }, at);
    if (moved) await this.alarms.raise(CANARY_ALARM, incidentId, { stage });
    return moved;
  }
}

/** A person lets the trial run go on: from our own addresses to ten persons, and from them to everybody. */
@Injectable()
export class ReleaseCampaign {
  constructor(
    private readonly uow: UnitOfWork,
    private readonly parts: TrialParts,
    private readonly jobs: JobQueue,
    private readonly audit: AuditLog,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  /**
   * @param despite why it may go on, when a message of the trial run was not taken
   *
   * Errors: `notices.campaign-not-found`, `notices.person-must-release`, `notices.wrong-state`, `notices.trial-failed`.
   */
  async execute(id: string, actor: Actor, despite?: Despite): Promise<void> {
    if (actor.kind !== 'user') throw new DomainError(noticeErrors['notices.person-must-release']);
    // What became known since is written down though the release is refused, so the refusal is no error of the unit.
    if (!(await this.uow.write((m) => this.release(m, id, actor, despite)))) {
      throw new DomainError(noticeErrors['notices.trial-failed']);
    }
  }

  /** False when a message of the trial run was not taken, or came back since, and nothing was said about that. */
  private async release(m: EntityManager, id: string, actor: Actor, despite: Despite | undefined): Promise<boolean> {
    const { row } = await this.parts.campaigns.get(id);
    const { stage, hold } = row;
    const next = stage === null ? null : stageAfter(stage);
    if (row.state !== 'canary' || hold === null || next === null) {
      throw new DomainError(noticeErrors['notices.wrong-state']);
    }
    const at = nowInstant(this.clock);
    if (hold === 'release' && (await this.parts.verdict(m, row)) === 'canary-failed') {
      await this.parts.failed(row, at);
      await this.log(actor, 'campaign.trial-failed', id, { stage });
      return false;
    }
    if (hold === 'canary-failed' && despite === undefined) return false;
    if (next === 'ten') await this.parts.trial.draw(m, id);
    await this.parts.campaigns.setStage(id, { stage, hold }, { stage: next, hold: null }, at);
    if (next === 'all') await this.parts.campaigns.move(id, 'canary', 'running', at);
    await this.log(actor, 'campaign.released', id, { from: stage, to: next, hold, despite: despite ?? null });
    if (hold === 'canary-failed') await this.parts.alarms.calm(CANARY_ALARM, row.incidentId);
    await this.jobs.enqueue(SEND_CAMPAIGN_JOB, { campaignId: id }, { key: campaignKey(id) });
    return true;
  }

  private async log(actor: Actor, action: string, id: string, facts: Record<string, string | null>): Promise<void> {
    await this.audit.append({ actor, action, object: `campaign:${id}`, facts });
  }
}
