import { Injectable } from '@nestjs/common';
import { query, UnitOfWork } from '#persistence';
import { SEALED_PARTY_COLUMNS, type SealedParty } from './party-rows.js';

/** First letters of the reach of those to whom words are sent: by e-mail, by letter. */
const SENT_TO = ['e', 'l'];

/** What a list comes to before anything is sent; on the read path. */
@Injectable()
export class ListPreview {
  constructor(private readonly uow: UnitOfWork) {}

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
