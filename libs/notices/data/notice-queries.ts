import { Injectable } from '@nestjs/common';
import type { Instant } from '#kernel';
import { query, UnitOfWork } from '#persistence';
import { maskedLabel } from '../domain/mail-address.js';
import { NOTICE_STATES, type NoticeState } from '../domain/notice-state.js';
import { NOTICE_STEPS, type NoticeStep } from '../domain/notice-step.js';
import type { PartyRole } from '../domain/party.js';
import type { PartyChannel } from './notice.entities.js';
import { PartyRows, SEALED_PARTY_COLUMNS, type SealedParty } from './party-rows.js';

/** One person of a list: who, without showing who it is, and how far the ladder has come. */
export interface NoticeLine {
  /** Identifier of the notice of the current step; null before the campaign starts. */
  id: string | null;
  partyId: string;
  campaignId: string | null;
  /** `y***@example.jp` */
  label: string;
  channel: PartyChannel;
  role: PartyRole;
  /** The last step that was begun; null before the campaign starts. */
  step: NoticeStep | null;
  state: NoticeState;
  /** Code of why it stands so, where there is one. */
  why: string | null;
  attempts: number;
  /** Last SMTP reply code. */
  smtpCode: number | null;
  /** When the next try is due. */
  retryAt: Instant | null;
  /** When a person should have done this step. */
  dueAt: Instant | null;
  complaintId: string | null;
  updatedAt: Instant;
}

export interface NoticePage {
  items: NoticeLine[];
  nextCursor: string | null;
}

export type NoticeCounts = Record<NoticeState, number>;

/** Where a campaign stands in figures. */
export interface CampaignCounts {
  /** Persons by the state of their current step. */
  persons: NoticeCounts;
  /** Notices by step and state; a person who went down the ladder is in several. */
  steps: Record<NoticeStep, NoticeCounts>;
}

/** One thing that happened towards one person. */
export interface NoticeHistoryEntry {
  at: Instant;
  step: NoticeStep;
  fromState: NoticeState;
  toState: NoticeState;
  cause: string;
  smtpCode: number | null;
  actorId: string;
}

interface LineRow extends SealedParty {
  id: string | null;
  campaign_id: string | null;
  channel: PartyChannel;
  step: NoticeStep | null;
  state: NoticeState | null;
  why: string | null;
  attempts: number | null;
  smtp_code: number | null;
  retry_at: Instant | null;
  due_at: Instant | null;
  complaint_id: string | null;
  updated_at: Instant | null;
  added_at: Instant;
}

const LINE_COLUMNS = `n.id, n.campaign_id, n.step, n.state, n.why, n.attempts, n.smtp_code, n.retry_at, n.due_at,
  n.updated_at, p.channel, p.complaint_id, p.added_at, ${SEALED_PARTY_COLUMNS}`;
/** A party that no notice of the incident has reached, or one whom a correction on its way has not. */
const NOT_TOLD = `(NOT EXISTS (SELECT 1 FROM notices t WHERE t.party_id = p.id AND t.state IN ('accepted', 'acknowledged'))
  OR EXISTS (SELECT 1 FROM campaign_parties k JOIN notice_campaigns kc ON kc.id = k.campaign_id
    WHERE k.party_id = p.id AND kc.purpose = 'correction' AND kc.started_at IS NOT NULL
      AND NOT EXISTS (SELECT 1 FROM notices t WHERE t.campaign_id = kc.id AND t.party_id = p.id
        AND t.state IN ('accepted', 'acknowledged'))))`;
/**
 * Everybody the incident knows, on a list or not; those merged into others are told as these, and whom a person ruled
 * as not affected counts again when listed again.
 */
const COUNTED = `p.merged_into IS NULL AND (EXISTS (SELECT 1 FROM campaign_parties l WHERE l.party_id = p.id)
  OR EXISTS (SELECT 1 FROM notices l WHERE l.party_id = p.id)
  OR NOT EXISTS (SELECT 1 FROM notice_rulings r WHERE r.about = 'party' AND r.subject = p.id))`;
/** States that another step may have followed. */
const FOLLOWED: readonly NoticeState[] = ['bounced', 'failed', 'returned', 'unknown', 'misdelivered'];

/** Lists and counts of notices on the read path. */
@Injectable()
export class NoticeQueries {
  constructor(
    private readonly uow: UnitOfWork,
    private readonly parties: PartyRows,
  ) {}

  /** How many persons and notices of a campaign stand where. */
  async counts(campaignId: string): Promise<CampaignCounts> {
    const sql = 'SELECT step, state, COUNT(*) AS n FROM notices WHERE campaign_id = ? GROUP BY step, state';
    type Row = { step: NoticeStep; state: NoticeState; n: number | string };
    const rows = await query<Row>(this.uow.reads, sql, [campaignId]);
    const persons = noCounts();
    const steps = Object.fromEntries(NOTICE_STEPS.map((step) => [step, noCounts()])) as CampaignCounts['steps'];
    for (const { step, state, n } of rows) {
      steps[step][state] = Number(n);
      persons[state] += Number(n);
    }
    for (const { state, n } of await this.followed(campaignId)) persons[state] -= n;
    if (rows.length === 0) persons.pending = await this.parties.listed(campaignId);
    return { persons, steps };
  }

  /** A page of a campaign's list, each person once, by the identifier of the party. */
  async ofCampaign(campaignId: string, page: { cursor: string; limit: number }): Promise<NoticePage> {
    // The names of the steps sort as the ladder does.
    const current = `SELECT l.id FROM notices l WHERE l.campaign_id = c.campaign_id AND l.party_id = c.party_id
      ORDER BY l.step DESC LIMIT 1`;
    const sql = `SELECT ${LINE_COLUMNS} FROM campaign_parties c JOIN affected_parties p ON p.id = c.party_id
      LEFT JOIN notices n ON n.id = (${current})
      WHERE c.campaign_id = ? AND c.party_id > ? AND p.merged_into IS NULL
      ORDER BY c.party_id LIMIT ${String(page.limit + 1)}`;
    return this.page(sql, [campaignId, page.cursor], page.limit);
  }

  /** A page of the worklist: each party of the incident that counts as not told, with the step it waits at. */
  async notYetTold(incidentId: string, page: { cursor: string; limit: number }): Promise<NoticePage> {
    const current = `SELECT l.id FROM notices l WHERE l.party_id = p.id ORDER BY l.campaign_id DESC, l.step DESC LIMIT 1`;
    const sql = `SELECT ${LINE_COLUMNS} FROM affected_parties p LEFT JOIN notices n ON n.id = (${current})
      WHERE p.incident_id = ? AND ${COUNTED} AND ${NOT_TOLD} AND p.id > ?
      ORDER BY p.id LIMIT ${String(page.limit + 1)}`;
    return this.page(sql, [incidentId, page.cursor], page.limit);
  }

  /** Campaigns of an incident that are being sent or are about to be. */
  async moving(incidentId: string): Promise<string[]> {
    const sql = `SELECT id FROM notice_campaigns WHERE incident_id = ? AND state IN ('scheduled', 'canary', 'running')
      ORDER BY id`;
    return (await query<{ id: string }>(this.uow.manager, sql, [incidentId])).map((row) => row.id);
  }

  /** How many parties of the incident count as not told. Inside a unit it sees the unit's rows. */
  async countNotYetTold(incidentId: string): Promise<number> {
    const sql = `SELECT COUNT(*) AS n FROM affected_parties p WHERE p.incident_id = ? AND ${COUNTED} AND ${NOT_TOLD}`;
    const [row] = await query<{ n: number | string }>(this.uow.manager, sql, [incidentId]);
    return Number(row?.n ?? 0);
  }

  /** How many parties of the incident a person ruled as not affected, and that stand on no list. */
  async countRuledOut(incidentId: string): Promise<number> {
    const sql = `SELECT COUNT(*) AS n FROM affected_parties p WHERE p.incident_id = ? AND p.merged_into IS NULL
      AND NOT (${COUNTED})`;
    const [row] = await query<{ n: number | string }>(this.uow.manager, sql, [incidentId]);
    return Number(row?.n ?? 0);
  }

  /** All that was done to tell one person of a campaign, over all steps, oldest first; empty when it is not on the list. */
  async history(campaignId: string, partyId: string): Promise<NoticeHistoryEntry[]> {
    const sql = `SELECT e.at, n.step, e.from_state, e.to_state, e.cause, e.smtp_code, e.actor_id
      FROM notice_events e JOIN notices n ON n.id = e.notice_id
      WHERE n.campaign_id = ? AND n.party_id = ? ORDER BY e.id`;
    type Row = { at: Instant; step: NoticeStep; from_state: NoticeState; to_state: NoticeState } & {
      cause: string;
      smtp_code: number | null;
      actor_id: string;
    };
    const rows = await query<Row>(this.uow.reads, sql, [campaignId, partyId]);
    return rows.map(({ at, step, from_state: fromState, to_state: toState, cause, smtp_code, actor_id }) => ({
      ...{ at, step, fromState, toState, cause, smtpCode: smtp_code, actorId: actor_id },
    }));
  }

  /** Notices that were followed by another step: their person stands there. */
  private async followed(campaignId: string): Promise<{ state: NoticeState; n: number }[]> {
    const states = FOLLOWED.map((state) => `'${state}'`).join(', ');
    const sql = `SELECT n.state, COUNT(*) AS n FROM notices n
      WHERE n.campaign_id = ? AND n.step IN ('email', 'letter', 'phone') AND n.state IN (${states})
        AND EXISTS (SELECT 1 FROM notices l WHERE l.campaign_id = n.campaign_id AND l.party_id = n.party_id
          AND l.step > n.step)
      GROUP BY n.state`;
    const rows = await query<{ state: NoticeState; n: number | string }>(this.uow.reads, sql, [campaignId]);
    return rows.map(({ state, n }) => ({ state, n: Number(n) }));
  }

  private async page(sql: string, values: unknown[], limit: number): Promise<NoticePage> {
    const rows = await query<LineRow>(this.uow.reads, sql, values);
    const shown = rows.slice(0, limit);
    const items = await Promise.all(shown.map((row) => this.line(row)));
    return { items, nextCursor: rows.length > limit ? (shown.at(-1)?.party_id ?? null) : null };
  }

  private async line(row: LineRow): Promise<NoticeLine> {
    return {
      id: row.id,
      partyId: row.party_id,
      campaignId: row.campaign_id,
      label: maskedLabel(await this.parties.open(row)),
      channel: row.channel,
      role: row.role,
      step: row.step,
      state: row.state ?? 'pending',
      why: row.why,
      attempts: row.attempts ?? 0,
      smtpCode: row.smtp_code,
      retryAt: row.retry_at,
      dueAt: row.due_at,
      complaintId: row.complaint_id,
      updatedAt: row.updated_at ?? row.added_at,
    };
  }
}

function noCounts(): NoticeCounts {
  return Object.fromEntries(NOTICE_STATES.map((state) => [state, 0])) as NoticeCounts;
}
