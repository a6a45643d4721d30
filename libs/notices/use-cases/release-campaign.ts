import { Inject, Injectable } from '@nestjs/common';
import { AuditLog } from '#audit';
import { CLOCK, DomainError, DomainEvents, nowInstant, type Actor, type Clock } from '#kernel';
import { JobQueue } from '#jobs';
import { UnitOfWork } from '#persistence';
import { CampaignRows } from '../data/campaign-rows.js';
import { TrialRows } from '../data/trial-rows.js';
import { stageAfter } from '../domain/campaign-state.js';
import { noticeErrors } from '../domain/notice.errors.js';
import { IncidentGate } from './incident-gate.js';
import { campaignKey, SEND_CAMPAIGN_JOB } from './run-campaign.js';

/** Alarm of a trial run that did not go well; about the campaign. */
export const CANARY_ALARM = 'notices.canary-failed';

/** Why a trial run may go on though a message of it was not taken. */
export const DESPITE = ['own-address-wrong', 'person-unreachable', 'fault-mended'] as const;
export type Despite = (typeof DESPITE)[number];

/** Tables of the trial run. */
@Injectable()
export class TrialParts {
  constructor(
    readonly campaigns: CampaignRows,
    readonly trial: TrialRows,
    private readonly incidents: IncidentGate,
    private readonly events: DomainEvents,
  ) {}

  /** Raises the alarm of a trial run that did not go well. Inside a unit. */
  async alarm(incidentId: string, stage: string): Promise<void> {
    const about = await this.incidents.numberOf(incidentId);
    await this.events.publish('operations.alarm', { code: CANARY_ALARM, about, facts: { stage } });
  }

  /** Inside a unit. */
  async calm(incidentId: string): Promise<void> {
    const about = await this.incidents.numberOf(incidentId);
    await this.events.publish('operations.calm', { code: CANARY_ALARM, about });
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
    await this.uow.write(async (m) => {
      const { row } = await this.parts.campaigns.get(id);
      const { stage, hold } = row;
      const next = stage === null ? null : stageAfter(stage);
      if (row.state !== 'canary' || hold === null || next === null) {
        throw new DomainError(noticeErrors['notices.wrong-state']);
      }
      if (hold === 'canary-failed' && despite === undefined) {
        throw new DomainError(noticeErrors['notices.trial-failed']);
      }
      const at = nowInstant(this.clock);
      if (next === 'ten') await this.parts.trial.draw(m, id);
      await this.parts.campaigns.setStage(id, { stage, hold }, { stage: next, hold: null }, at);
      if (next === 'all') await this.parts.campaigns.move(id, 'canary', 'running', at);
      await this.audit.append({
        actor,
        action: 'campaign.released',
        object: `campaign:${id}`,
        facts: { from: stage, to: next, hold, despite: despite ?? null },
      });
      if (hold === 'canary-failed') await this.parts.calm(row.incidentId);
      await this.jobs.enqueue(SEND_CAMPAIGN_JOB, { campaignId: id }, { key: campaignKey(id) });
    });
  }
}
