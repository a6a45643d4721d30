import { Injectable } from '@nestjs/common';
import { query, UnitOfWork } from '#persistence';
import { normaliseEmail } from '../domain/mail-address.js';
import { PartyRows } from './party-rows.js';

/** Whether an address is one of a notice's person, found by keyed hashes: nothing is opened. */
@Injectable()
export class PartyAddresses {
  constructor(
    private readonly uow: UnitOfWork,
    private readonly parties: PartyRows,
  ) {}

  /** Further addresses and those of parties merged into the person count. */
  async isOf(noticeId: string, address: string | null): Promise<boolean> {
    const email = address === null ? null : normaliseEmail(address);
    if (email === null) return false;
    const lookup = this.parties.lookup('email', email);
    const theirs = 'n.id = ? AND (p.id = n.party_id OR p.merged_into = n.party_id)';
    const own = `SELECT p.id FROM notices n JOIN notice_campaigns c ON c.id = n.campaign_id
      JOIN affected_parties p ON p.incident_id = c.incident_id AND p.email_lookup = ? WHERE ${theirs} LIMIT 1`;
    if ((await query(this.uow.manager, own, [lookup, noticeId])).length > 0) return true;
    const further = `SELECT p.id FROM party_units u JOIN affected_parties p ON p.id = u.party_id, notices n
      WHERE u.lookup = ? AND u.kind = 'email' AND ${theirs} LIMIT 1`;
    return (await query(this.uow.manager, further, [lookup, noticeId])).length > 0;
  }

  /** Incident of a notice that exists. */
  async incidentOf(noticeId: string): Promise<string> {
    const sql = `SELECT c.incident_id FROM notices n JOIN notice_campaigns c ON c.id = n.campaign_id WHERE n.id = ?`;
    const [row] = await query<{ incident_id: string }>(this.uow.manager, sql, [noticeId]);
    if (row === undefined) throw new Error('a notice has a campaign');
    return row.incident_id;
  }
}
