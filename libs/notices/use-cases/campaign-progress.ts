import { Inject, Injectable } from '@nestjs/common';
import { CLOCK, nowInstant, plusMs, type Clock, type Instant } from '#kernel';
import { query, UnitOfWork } from '#persistence';
import { CampaignRows } from '../data/campaign-rows.js';
import { MinuteRows } from '../data/minute-rows.js';
import { TrialRows } from '../data/trial-rows.js';
import { CANARY_PERSONS, type CampaignHold, type CampaignStage, type CampaignState } from '../domain/campaign-state.js';
import { NOTICE_STATES, type NoticeState } from '../domain/notice-state.js';

/** How far a campaign's e-mail is. */
export interface CampaignProgressView {
  state: CampaignState;
  /** Part of the campaign; null while the list is being planned, and before the start. */
  stage: CampaignStage | null;
  /** What a person must do before it goes on, or null. */
  hold: CampaignHold | null;
  /** Until then the start can be taken back; null when nothing was started. */
  startsAt: Instant | null;
  /** Messages to our own addresses by outcome. */
  own: Record<string, number>;
  /** Persons of the trial run by state. */
  persons: Record<string, number>;
  email: Record<NoticeState, number>;
  /** E-mails that are still to go out, first or again. */
  remaining: number;
  /** Of these, those a process is at now. */
  underWay: number;
  /** Messages per minute, over the last minutes in which any ended. */
  perMinute: number;
  /** When the last e-mail should have gone out at this speed; null when nothing moves. */
  etaAt: Instant | null;
}

const MINUTE_MS = 60_000;

/** Figures of a campaign that is being sent. Counts only. */
@Injectable()
export class CampaignProgress {
  constructor(
    private readonly uow: UnitOfWork,
    private readonly campaigns: CampaignRows,
    private readonly minutes: MinuteRows,
    private readonly trial: TrialRows,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  /** Error: `notices.campaign-not-found`. */
  async of(campaignId: string): Promise<CampaignProgressView> {
    const { row } = await this.campaigns.get(campaignId);
    const m = this.uow.reads;
    const now = nowInstant(this.clock);
    const email = await this.byState(campaignId);
    const remaining = email.pending + email.sending;
    const perMinute = await this.minutes.speed(m, campaignId, now);
    const moves = row.state === 'running' && remaining > 0 && perMinute > 0;
    const trial = row.stage === null ? [] : await this.trial.own(m, campaignId);
    const persons = row.stage === 'ten' ? await this.trial.persons(m, campaignId) : [];
    return {
      state: row.state,
      stage: row.stage,
      hold: row.hold,
      startsAt: row.startsAt,
      own: counted(trial.map(({ state }) => state)),
      persons: counted(persons.slice(0, CANARY_PERSONS)),
      email,
      remaining,
      underWay: await this.underWay(campaignId),
      perMinute: Math.round(perMinute),
      etaAt: moves ? plusMs(now, Math.ceil((remaining / perMinute) * MINUTE_MS)) : null,
    };
  }

  private async byState(campaignId: string): Promise<Record<NoticeState, number>> {
    const sql = "SELECT state, COUNT(*) AS n FROM notices WHERE campaign_id = ? AND step = 'email' GROUP BY state";
    const rows = await query<{ state: NoticeState; n: number | string }>(this.uow.reads, sql, [campaignId]);
    const counts = Object.fromEntries(NOTICE_STATES.map((state) => [state, 0])) as Record<NoticeState, number>;
    for (const row of rows) counts[row.state] = Number(row.n);
    return counts;
  }

  private async underWay(campaignId: string): Promise<number> {
    const sql = `SELECT COUNT(*) AS n FROM notices WHERE campaign_id = ? AND step = 'email' AND state = 'sending'
      AND handed_over_at IS NOT NULL`;
    const [row] = await query<{ n: number | string }>(this.uow.reads, sql, [campaignId]);
    return Number(row?.n ?? 0);
  }
}

function counted(states: readonly string[]): Record<string, number> {
  const counts: Record<string, number> = {};
  for (const state of states) counts[state] = (counts[state] ?? 0) + 1;
  return counts;
}
