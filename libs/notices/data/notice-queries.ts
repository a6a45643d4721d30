import { Injectable } from '@nestjs/common';
import type { Instant } from '#kernel';
import { query, UnitOfWork } from '#persistence';
import { maskedLabel } from '../domain/mail-address.js';
import { NOTICE_STATES, type NoticeState } from '../domain/notice-state.js';
import type { PartyChannel } from './notice.entities.js';
import { PartyRows, SEALED_PARTY_COLUMNS, type SealedParty } from './party-rows.js';

/** One line of a list: who, without showing who it is, and where the notice stands. */
export interface NoticeLine {
  /** Identifier of the notice. */
  id: string;
  campaignId: string;
  /** `y***@example.jp` */
  label: string;
  channel: PartyChannel;
  state: NoticeState;
  attempts: number;
  /** Last SMTP reply code. */
  smtpCode: number | null;
  /** When the next try is due. */
  retryAt: Instant | null;
  complaintId: string | null;
  updatedAt: Instant;
}

export interface NoticePage {
  items: NoticeLine[];
  nextCursor: string | null;
}

export type NoticeCounts = Record<NoticeState, number>;

interface LineRow extends SealedParty {
  id: string;
  campaign_id: string;
  channel: PartyChannel;
  state: NoticeState;
  attempts: number;
  smtp_code: number | null;
  retry_at: Instant | null;
  complaint_id: string | null;
  updated_at: Instant;
}

const LINE_COLUMNS = `n.id, n.campaign_id, n.state, n.attempts, n.smtp_code, n.retry_at, n.updated_at, p.channel,
  p.complaint_id, ${SEALED_PARTY_COLUMNS}`;
/** A party that stands on a list of the incident and that no notice of the incident has reached. */
const NOT_TOLD = `NOT EXISTS (SELECT 1 FROM notices t WHERE t.party_id = p.id AND t.state IN ('accepted', 'acknowledged'))`;

/** Lists and counts of notices on the read path. */
@Injectable()
export class NoticeQueries {
  constructor(
    private readonly uow: UnitOfWork,
    private readonly parties: PartyRows,
  ) {}

  /** How many notices of a campaign stand where. */
  async counts(campaignId: string): Promise<NoticeCounts> {
    const sql = 'SELECT state, COUNT(*) AS n FROM notices WHERE campaign_id = ? GROUP BY state';
    const rows = await query<{ state: NoticeState; n: number | string }>(this.uow.reads, sql, [campaignId]);
    const counts = Object.fromEntries(NOTICE_STATES.map((state) => [state, 0])) as NoticeCounts;
    for (const row of rows) counts[row.state] = Number(row.n);
    return counts;
  }

  /** A page of a campaign's list. */
  async ofCampaign(campaignId: string, page: { cursor: string; limit: number }): Promise<NoticePage> {
    const sql = `SELECT ${LINE_COLUMNS} FROM notices n JOIN affected_parties p ON p.id = n.party_id
      WHERE n.campaign_id = ? AND n.id > ? ORDER BY n.id LIMIT ${String(page.limit + 1)}`;
    return this.page(sql, [campaignId, page.cursor], page.limit);
  }

  /** A page of the worklist: the latest notice of each party of the incident that counts as not told. */
  async notYetTold(incidentId: string, page: { cursor: string; limit: number }): Promise<NoticePage> {
    const sql = `SELECT ${LINE_COLUMNS} FROM affected_parties p JOIN notices n
        ON n.id = (SELECT MAX(l.id) FROM notices l WHERE l.party_id = p.id)
      WHERE p.incident_id = ? AND ${NOT_TOLD} AND n.id > ? ORDER BY n.id LIMIT ${String(page.limit + 1)}`;
    return this.page(sql, [incidentId, page.cursor], page.limit);
  }

  /** How many parties on the incident's lists count as not told. Inside a unit it sees the unit's rows. */
  async countNotYetTold(incidentId: string): Promise<number> {
    const sql = `SELECT COUNT(*) AS n FROM affected_parties p WHERE p.incident_id = ?
      AND EXISTS (SELECT 1 FROM notices l WHERE l.party_id = p.id) AND ${NOT_TOLD}`;
    const [row] = await query<{ n: number | string }>(this.uow.manager, sql, [incidentId]);
    return Number(row?.n ?? 0);
  }

  private async page(sql: string, values: unknown[], limit: number): Promise<NoticePage> {
    const rows = await query<LineRow>(this.uow.reads, sql, values);
    const shown = rows.slice(0, limit);
    const items = await Promise.all(shown.map((row) => this.line(row)));
    return { items, nextCursor: rows.length > limit ? (shown.at(-1)?.id ?? null) : null };
  }

  private async line(row: LineRow): Promise<NoticeLine> {
    return {
      id: row.id,
      campaignId: row.campaign_id,
      label: maskedLabel(await this.parties.open(row)),
      channel: row.channel,
      state: row.state,
      attempts: row.attempts,
      smtpCode: row.smtp_code,
      retryAt: row.retry_at,
      complaintId: row.complaint_id,
      updatedAt: row.updated_at,
    };
  }
}
