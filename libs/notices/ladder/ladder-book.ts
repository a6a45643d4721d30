import { Inject, Injectable } from '@nestjs/common';
import { AuditLog } from '#audit';
import { IncidentRepository, IncidentTimeline, Walls } from '#incidents';
import {
  CLOCK,
  DomainError,
  nowInstant,
  tokyoDate,
  type Actor,
  type CivilDate,
  type Clock,
  type Instant,
} from '#kernel';
import { CampaignRows, type CampaignRecord } from '../data/campaign-rows.js';
import type { NoticeCampaign } from '../data/notice.entities.js';
import { noticeErrors } from '../domain/notice.errors.js';

type Facts = Record<string, string | number | boolean | null>;

/** What every step of the ladder writes down, and when: the incident's timeline, the audit log, the clock. */
@Injectable()
export class LadderBook {
  constructor(
    readonly campaigns: CampaignRows,
    private readonly incidents: IncidentRepository,
    private readonly timeline: IncidentTimeline,
    private readonly walls: Walls,
    private readonly audit: AuditLog,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  now(): Instant {
    return nowInstant(this.clock);
  }

  today(): CivilDate {
    return tokyoDate(this.now());
  }

  /** Error: `notices.campaign-not-found`. */
  campaign(id: string): Promise<CampaignRecord> {
    return this.campaigns.get(id);
  }

  /** The campaign, when notices of it may leave the house. Error: `notices.not-sending`. */
  async sending(id: string): Promise<NoticeCampaign> {
    const { row } = await this.campaigns.get(id);
    // Late bounces and returned letters open steps in campaigns that are done.
    if (row.state !== 'running' && row.state !== 'done') throw new DomainError(noticeErrors['notices.not-sending']);
    return row;
  }

  /** Refuses a date after today in Tokyo. Error: `notices.future-date`. */
  assertPast(day: CivilDate): void {
    if (day > this.today()) throw new DomainError(noticeErrors['notices.future-date']);
  }

  /** Writes a step that concerns many persons into the incident's timeline, and so into the audit log. Inside a unit. */
  async record(
    campaign: Pick<NoticeCampaign, 'id' | 'incidentId'>,
    entry: { actor: Actor; action: string; facts?: Facts; note?: string },
  ): Promise<void> {
    await this.recordAt(campaign.incidentId, { ...entry, facts: { ...entry.facts, campaign: campaign.id } });
  }

  /** The same for a step that belongs to no campaign. Inside a unit. */
  async recordAt(
    incidentId: string,
    entry: { actor: Actor; action: string; facts?: Facts; note?: string },
  ): Promise<void> {
    await this.timeline.record(await this.incidents.row(incidentId), entry);
  }

  /** Whether a campaign belongs to an incident that is hidden from the actor: for what a request names by other marks. */
  async isHidden(campaignId: string, actor: Actor): Promise<boolean> {
    const hidden = await this.walls.hiddenFrom(actor);
    return hidden.size > 0 && hidden.has((await this.campaigns.get(campaignId)).row.incidentId);
  }

  /** Number of an incident, and whether it is at an end. */
  async incident(incidentId: string): Promise<{ number: string; ended: boolean }> {
    const { number, state } = await this.incidents.row(incidentId);
    return { number, ended: state === 'closed' || state === 'unfounded' };
  }

  /** Number of the campaign's incident, for alarms. */
  async incidentNumber(incidentId: string): Promise<string> {
    return (await this.incidents.row(incidentId)).number;
  }

  /** Writes a step that concerns one notice, or a look at content, into the audit log. */
  async log(actor: Actor, action: string, object: string, facts: Facts = {}): Promise<void> {
    await this.audit.append({ actor, action, object, facts });
  }
}
