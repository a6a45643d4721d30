import { Injectable } from '@nestjs/common';
import type { Instant } from '#kernel';
import { query, UnitOfWork } from '#persistence';

const PARTIES_AT_ONCE = 500;
const NOTICES_AT_ONCE = 5_000;

/** One move of a notice. */
interface NoticeMove {
  at: Instant;
  from: string;
  to: string;
  cause: string;
  smtpCode: number | null;
  actorId: string;
}

/** What was done to tell one party, without who it is: the desk finds the person by the identifier. */
export interface PartyProof {
  partyId: string;
  role: string;
  language: string;
  /** The party that this one turned out to be. */
  mergedInto: string | null;
  sourceId: string | null;
  addedBy: string;
  addedAt: Instant;
  /** Campaigns on whose list the party stands; there is a notice from the start on. */
  listedIn: string[];
  notices: {
    id: string;
    campaignId: string;
    step: string;
    state: string;
    batchId: string | null;
    why: string | null;
    attempts: number;
    smtpCode: number | null;
    smtpStatus: string | null;
    updatedAt: Instant;
    moves: NoticeMove[];
  }[];
}

type PartyRow = Omit<PartyProof, 'listedIn' | 'notices'>;
type NoticeRow = PartyProof['notices'][number] & { partyId: string };

/** The proof of notices: for each party every step and every answer; neither names nor addresses. */
@Injectable()
export class NoticesProof {
  constructor(private readonly uow: UnitOfWork) {}

  /** Every party of an incident, page by page. */
  async *of(incidentId: string): AsyncGenerator<PartyProof> {
    for (let after = '', page = await this.parties(incidentId, '', PARTIES_AT_ONCE); page.length > 0;) {
      const notices = await this.notices(page.map((party) => party.partyId));
      const lists = await this.lists(page.map((party) => party.partyId));
      for (const party of page) {
        const { partyId } = party;
        yield { ...party, listedIn: lists.get(partyId) ?? [], notices: notices.get(partyId) ?? [] };
      }
      after = page.at(-1)?.partyId ?? after;
      page = await this.parties(incidentId, after, PARTIES_AT_ONCE);
    }
  }

  /** Every notice of the incident's campaigns. */
  async *noticeIds(incidentId: string): AsyncGenerator<string> {
    const sql = `SELECT n.id FROM notices n JOIN notice_campaigns c ON c.id = n.campaign_id
      WHERE c.incident_id = ? AND n.id > ? ORDER BY n.id LIMIT ${String(NOTICES_AT_ONCE)}`;
    const page = (after: string) => query<{ id: string }>(this.uow.reads, sql, [incidentId, after]);
    for (let rows = await page(''); rows.length > 0; rows = await page(rows.at(-1)?.id ?? '')) {
      for (const { id } of rows) yield id;
    }
  }

  /** How many notices stand in each state, by campaign and step. */
  counts(incidentId: string): Promise<{ campaignId: string; step: string; state: string; n: number }[]> {
    return query(
      this.uow.reads,
      `SELECT n.campaign_id AS "campaignId", n.step, n.state, CAST(COUNT(*) AS INTEGER) AS n FROM notices n
       JOIN notice_campaigns c ON c.id = n.campaign_id WHERE c.incident_id = ?
       GROUP BY n.campaign_id, n.step, n.state ORDER BY n.campaign_id, n.step, n.state`,
      [incidentId],
    );
  }

  /** Where the parties came from, without the words of the extract: file hashes, rows, who brought it. */
  sources(incidentId: string): Promise<object[]> {
    return query(
      this.uow.reads,
      `SELECT s.id, s.campaign_id AS "campaignId", s.kind, s.state, s.sha256, s.size, s.rows_total AS "rowsTotal",
         s.added, s.joined, s.incomplete, s.refused, s.created_by AS "createdBy", s.created_at AS "createdAt"
       FROM party_sources s WHERE s.incident_id = ? ORDER BY s.id`,
      [incidentId],
    );
  }

  private parties(incidentId: string, after: string, limit: number): Promise<PartyRow[]> {
    return query(
      this.uow.reads,
      `SELECT p.id AS "partyId", p.role, p.language, p.merged_into AS "mergedInto", p.source_id AS "sourceId",
         p.added_by AS "addedBy", p.added_at AS "addedAt"
       FROM affected_parties p WHERE p.incident_id = ? AND p.id > ? ORDER BY p.id LIMIT ${String(limit)}`,
      [incidentId, after],
    );
  }

  private async lists(partyIds: readonly string[]): Promise<Map<string, string[]>> {
    const rows = await query<{ partyId: string; campaignId: string }>(
      this.uow.reads,
      `SELECT party_id AS "partyId", campaign_id AS "campaignId" FROM campaign_parties
       WHERE party_id IN (${partyIds.map(() => '?').join(', ')}) ORDER BY campaign_id`,
      [...partyIds],
    );
    const found = new Map<string, string[]>();
    for (const { partyId, campaignId } of rows) found.set(partyId, [...(found.get(partyId) ?? []), campaignId]);
    return found;
  }

  private async notices(partyIds: readonly string[]): Promise<Map<string, PartyProof['notices']>> {
    const among = partyIds.map(() => '?').join(', ');
    const rows = await query<NoticeRow>(
      this.uow.reads,
      `SELECT n.id, n.party_id AS "partyId", n.campaign_id AS "campaignId", n.step, n.state, n.batch_id AS "batchId",
         n.why, n.attempts, n.smtp_code AS "smtpCode", n.smtp_status AS "smtpStatus", n.updated_at AS "updatedAt"
       FROM notices n WHERE n.party_id IN (${among}) ORDER BY n.id`,
      [...partyIds],
    );
    const moves = await query<NoticeMove & { noticeId: string }>(
      this.uow.reads,
      `SELECT e.notice_id AS "noticeId", e.at, e.from_state AS "from", e.to_state AS "to", e.cause,
         e.smtp_code AS "smtpCode", e.actor_id AS "actorId"
       FROM notice_events e JOIN notices n ON n.id = e.notice_id WHERE n.party_id IN (${among}) ORDER BY e.id`,
      [...partyIds],
    );
    const ofNotice = Map.groupBy(moves, (move) => move.noticeId);
    const found = new Map<string, PartyProof['notices']>();
    for (const { partyId, ...notice } of rows) {
      const own = (ofNotice.get(notice.id) ?? []).map(({ noticeId, ...move }) => (void noticeId, move));
      found.set(partyId, [...(found.get(partyId) ?? []), { ...notice, moves: own }]);
    }
    return found;
  }
}
