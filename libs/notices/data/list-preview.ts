import { Injectable } from '@nestjs/common';
import { query, UnitOfWork } from '#persistence';
import type { NoticeStep } from '../domain/notice-step.js';
import { SEALED_PARTY_COLUMNS, type SealedParty } from './party-rows.js';

/** Persons of a list by the step that they begin with. */
export type Beginnings = Record<NoticeStep, number>;

/** First letter of a party's reach → the step it begins with; who cannot be reached begins with what is published. */
const STEP_OF: Readonly<Record<string, NoticeStep>> = { e: 'email', l: 'letter', p: 'phone' };
/** Words are sent to these, the first of whom is shown. */
const SENT_TO = ['e', 'l'];

/** What a list comes to before anything is sent; on the read path. */
@Injectable()
export class ListPreview {
  constructor(private readonly uow: UnitOfWork) {}

  async beginnings(campaignId: string): Promise<Beginnings> {
    const sql = `SELECT SUBSTR(p.reach, 1, 1) AS reach, COUNT(*) AS n FROM campaign_parties l
      JOIN affected_parties p ON p.id = l.party_id
      WHERE l.campaign_id = ? AND p.merged_into IS NULL GROUP BY SUBSTR(p.reach, 1, 1)`;
    const begins: Beginnings = { email: 0, letter: 0, phone: 0, substitute: 0 };
    for (const { reach, n } of await query<{ reach: string; n: number | string }>(this.uow.reads, sql, [campaignId])) {
      begins[STEP_OF[reach] ?? 'substitute'] += Number(n);
    }
    return begins;
  }

  /** The first of the list who gets the words by e-mail, or else by letter. */
  async first(campaignId: string): Promise<SealedParty | null> {
    const sql = `SELECT ${SEALED_PARTY_COLUMNS} FROM campaign_parties l JOIN affected_parties p ON p.id = l.party_id
      WHERE l.campaign_id = ? AND p.merged_into IS NULL AND p.reach LIKE ? ORDER BY l.party_id LIMIT 1`;
    for (const reach of SENT_TO) {
      const [row] = await query<SealedParty>(this.uow.reads, sql, [campaignId, `${reach}%`]);
      if (row !== undefined) return row;
    }
    return null;
  }
}
