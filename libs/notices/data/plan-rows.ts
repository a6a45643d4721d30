import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { loadYaml, newId, type Instant } from '#kernel';
import { query, run, UnitOfWork } from '#persistence';
import { dueOf, type LadderRules } from '../domain/ladder.js';
import { newToken } from '../domain/message-token.js';
import { firstStep } from '../domain/notice-step.js';
import { toldElsewhere } from './told-elsewhere.js';
import { insertMany } from './insert-many.js';

/** Parties whose first step is planned in one unit. */
const PARTIES_AT_ONCE = 1024;
const COLUMNS = ['id', 'campaign_id', 'party_id', 'step', 'state', 'token', 'attempts', 'due_at', 'updated_at'];

/** Makes the notices of a campaign from its list, when it starts. */
@Injectable()
export class PlanRows {
  constructor(private readonly uow: UnitOfWork) {}

  /**
   * Gives the next parties of the list, after an identifier, the first step that is possible for each. Those who have
   * a notice of the campaign, those merged into others and, by a `first` campaign, those whom another one tells are passed over. Answers the last party looked at, or null
   * when the list is through. Inside a unit.
   */
  async planSome(m: EntityManager, campaignId: string, after: string, at: Instant): Promise<string | null> {
    const sql = `SELECT l.party_id, p.reach, p.merged_into, n.id AS notice_id,
        CASE WHEN c.purpose = 'first' AND ${toldElsewhere('l.party_id', 'l.campaign_id')} THEN 1 ELSE 0 END AS told
      FROM campaign_parties l JOIN notice_campaigns c ON c.id = l.campaign_id
      JOIN affected_parties p ON p.id = l.party_id
      LEFT JOIN notices n ON n.campaign_id = l.campaign_id AND n.party_id = l.party_id
      WHERE l.campaign_id = ? AND l.party_id > ? ORDER BY l.party_id LIMIT ${String(PARTIES_AT_ONCE)}`;
    const listed = await query<{
      party_id: string;
      reach: string;
      merged_into: string | null;
      notice_id: string | null;
      told: number | string;
    }>(m, sql, [campaignId, after]);
    const rules = loadYaml<LadderRules>('ladder.yaml');
    const rows = listed
      .filter((row) => row.merged_into === null && row.notice_id === null && Number(row.told) === 0)
      .map((row) => {
        const step = firstStep(row.reach);
        return [newId(), campaignId, row.party_id, step, 'pending', newToken(), 0, dueOf(step, at, rules), at];
      });
    await insertMany(m, { table: 'notices', columns: COLUMNS, rows });
    return listed.at(-1)?.party_id ?? null;
  }

  /** Takes away untried notices of parties that stand on the list no more, from lists made by earlier versions. */
  async dropUnlisted(m: EntityManager, campaignId: string): Promise<void> {
    const sql = `DELETE FROM notices WHERE campaign_id = ? AND state = 'pending' AND NOT EXISTS
      (SELECT 1 FROM campaign_parties l WHERE l.campaign_id = notices.campaign_id AND l.party_id = notices.party_id)`;
    await run(m, sql, [campaignId]);
  }

  /**
   * Entries of a campaign's list in order, in pages, so that a list of any length is hashed without being held: who,
   * by which address, what else is possible, in which language.
   */
  async *entries(campaignId: string): AsyncGenerator<string[]> {
    const sql = `SELECT p.id, p.email_lookup, p.reach, p.language FROM campaign_parties l
      JOIN affected_parties p ON p.id = l.party_id
      WHERE l.campaign_id = ? AND l.party_id > ? AND p.merged_into IS NULL ORDER BY l.party_id LIMIT 4096`;
    for (let after = ''; ;) {
      const rows = await query<{ id: string; email_lookup: string | null; reach: string; language: string }>(
        this.uow.manager,
        sql,
        [campaignId, after],
      );
      const last = rows.at(-1);
      if (last === undefined) return;
      yield rows.map((row) => `${row.id}:${row.email_lookup ?? ''}:${row.reach}:${row.language}`);
      after = last.id;
    }
  }
}
