import { Injectable } from '@nestjs/common';
import { newId, type Instant } from '#kernel';
import { insert, query, run, UnitOfWork } from '#persistence';
import { Vault } from '#vault';
import { AffectedParty, type PartyChannel } from './notice.entities.js';

const TABLE = 'affected_parties';

/** A party in clear, inside the process only. */
export interface OpenParty {
  id: string;
  name: string | null;
  email: string | null;
}

export interface NewParty {
  incidentId: string;
  name: string | null;
  /** Normalised. */
  email: string | null;
  complaintId: string | null;
  addedBy: string;
  addedAt: Instant;
}

/** What {@link PartyRows.open} needs of a row. */
export interface SealedParty {
  party_id: string;
  key_id: string;
  sealed_name: Uint8Array | null;
  sealed_email: Uint8Array | null;
}

/** Columns of a {@link SealedParty}, for a query in which the table is called `p`. */
export const SEALED_PARTY_COLUMNS = 'p.id AS party_id, p.key_id, p.sealed_name, p.sealed_email';

/** Affected parties: sealed here, opened here. */
@Injectable()
export class PartyRows {
  constructor(
    private readonly uow: UnitOfWork,
    private readonly vault: Vault,
  ) {}

  /** Keyed hash by which a normalised address is found again. */
  lookup(email: string): string {
    return this.vault.lookup('email', email);
  }

  /** The party of this incident with this address, or null. */
  async idByEmail(incidentId: string, email: string): Promise<string | null> {
    const sql = 'SELECT id FROM affected_parties WHERE incident_id = ? AND email_lookup = ?';
    const [row] = await query<{ id: string }>(this.uow.manager, sql, [incidentId, this.lookup(email)]);
    return row?.id ?? null;
  }

  /** Inside a unit. */
  async add(party: NewParty): Promise<string> {
    const id = newId();
    const key = await this.vault.newKey('party');
    const seal = (value: string | null, column: string) =>
      value === null ? null : this.vault.seal(key, value, { table: TABLE, column, row: id });
    const channel: PartyChannel = party.email === null ? 'other' : 'email';
    await insert(this.uow.manager, AffectedParty, {
      id,
      incidentId: party.incidentId,
      keyId: key.id,
      sealedName: seal(party.name, 'sealed_name'),
      sealedEmail: seal(party.email, 'sealed_email'),
      emailLookup: party.email === null ? null : this.lookup(party.email),
      channel,
      complaintId: party.complaintId,
      addedBy: party.addedBy,
      addedAt: party.addedAt,
    });
    return id;
  }

  /** Opens name and address. */
  async open(row: SealedParty): Promise<OpenParty> {
    const key = await this.vault.openKey(row.key_id);
    const text = (sealed: Uint8Array | null, column: string) =>
      sealed === null ? null : this.vault.openText(key, sealed, { table: TABLE, column, row: row.party_id });
    return {
      id: row.party_id,
      name: text(row.sealed_name, 'sealed_name'),
      email: text(row.sealed_email, 'sealed_email'),
    };
  }

  /** Takes away a party that belongs to no campaign any more. Inside a unit. */
  async removeUnlisted(id: string): Promise<void> {
    const sql = `DELETE FROM affected_parties WHERE id = ? AND NOT EXISTS
      (SELECT 1 FROM notices n WHERE n.party_id = affected_parties.id)`;
    await run(this.uow.manager, sql, [id]);
  }
}
