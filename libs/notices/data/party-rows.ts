import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import type { Instant } from '#kernel';
import { query, run, UnitOfWork } from '#persistence';
import { Vault, type DataKey } from '#vault';
import {
  detailsOf,
  reachOf,
  type PartyDetails,
  type PartyDraft,
  type PartyLanguage,
  type PartyRole,
} from '../domain/party.js';
import type { PartyMarks } from '../domain/party-identity.js';
import { insertMany } from './insert-many.js';
import type { UnitKind } from './list.entities.js';
import type { PartyChannel } from './notice.entities.js';

const TABLE = 'affected_parties';

/** A party in clear, inside the process only. */
export interface OpenParty {
  id: string;
  name: string | null;
  email: string | null;
  role: PartyRole;
  language: PartyLanguage;
  /** See `reachOf`. */
  reach: string;
  kana: string | null;
  /** E.164 where it could be read. */
  phone: string | null;
  postal: { code: string; lines: string[] } | null;
  customerNo: string | null;
  note: string | null;
}

/** Keyed hashes of a party's marks. */
export type PartyLookups = Record<keyof PartyMarks, string | null>;

export interface NewParty {
  id: string;
  incidentId: string;
  draft: PartyDraft;
  lookups: PartyLookups;
  sourceId: string | null;
  complaintId: string | null;
  addedBy: string;
  addedAt: Instant;
}

/** A line, an account, a message, a further address or number of a party. */
export interface NewUnit {
  partyId: string;
  kind: UnitKind;
  value: string;
  lookup: string;
}

/** What {@link PartyRows.open} needs of a row. */
export interface SealedParty {
  party_id: string;
  key_id: string;
  sealed_name: Uint8Array | null;
  sealed_email: Uint8Array | null;
  sealed_details: Uint8Array | null;
  role: PartyRole;
  party_language: PartyLanguage;
  reach: string;
}

/** Columns of a {@link SealedParty}, for a query in which the table is called `p`. */
export const SEALED_PARTY_COLUMNS = `p.id AS party_id, p.key_id, p.sealed_name, p.sealed_email, p.sealed_details, p.role,
  p.language AS party_language, p.reach`;

const INSERTED = [
  'id',
  'incident_id',
  'key_id',
  'sealed_name',
  'sealed_email',
  'sealed_details',
  'email_lookup',
  'phone_lookup',
  'customer_lookup',
  'name_lookup',
  'place_lookup',
  'channel',
  'role',
  'reach',
  'language',
  'source_id',
  'complaint_id',
  'added_by',
  'added_at',
] as const;

/** Affected parties: sealed here, opened here. */
@Injectable()
export class PartyRows {
  constructor(
    private readonly uow: UnitOfWork,
    private readonly vault: Vault,
  ) {}

  /** Keyed hash of one normalised value. */
  lookup(kind: keyof PartyMarks | UnitKind, value: string): string {
    const names = { customer: 'party-customer', name: 'party-name', place: 'party-place', message: 'party-message' };
    // `email` and `phone` have the names that complaints use, so that a party is found from a complaint.
    if (kind === 'line' || kind === 'account') return this.vault.lookup(`party-${kind}`, value);
    return this.vault.lookup(kind === 'email' || kind === 'phone' ? kind : names[kind], value);
  }

  lookups(marks: PartyMarks): PartyLookups {
    const of = (kind: keyof PartyMarks) => (marks[kind] === null ? null : this.lookup(kind, marks[kind]));
    return { email: of('email'), phone: of('phone'), customer: of('customer'), name: of('name'), place: of('place') };
  }

  /** Adds parties under one key. Inside a unit. */
  async add(m: EntityManager, key: DataKey, parties: readonly NewParty[]): Promise<void> {
    const rows = parties.map((party) => {
      const { name, email, details } = this.sealed(key, party.id, party.draft);
      const { lookups, draft } = party;
      const channel: PartyChannel = draft.email === null ? 'other' : 'email';
      return [
        party.id,
        party.incidentId,
        key.id,
        name,
        email,
        details,
        lookups.email,
        lookups.phone,
        lookups.customer,
        lookups.name,
        lookups.place,
        channel,
        draft.role,
        reachOf(draft),
        draft.language,
        party.sourceId,
        party.complaintId,
        party.addedBy,
        party.addedAt,
      ];
    });
    await insertMany(m, { table: TABLE, columns: INSERTED, rows });
  }

  /** Adds units; one that the party has already is passed over. Inside a unit. */
  async addUnits(
    m: EntityManager,
    key: DataKey,
    { units, ...of }: { units: readonly NewUnit[]; incidentId: string; sourceId: string | null },
  ): Promise<void> {
    const rows = units.map(({ partyId, kind, value, lookup }) => [
      partyId,
      kind,
      lookup,
      of.incidentId,
      this.vault.seal(key, value, unitPlace(partyId, kind, lookup)),
      key.id,
      of.sourceId,
    ]);
    const columns = ['party_id', 'kind', 'lookup', 'incident_id', 'sealed_value', 'key_id', 'source_id'];
    await insertMany(m, { table: 'party_units', columns, rows });
  }

  /** Replaces what is known of a party. Inside a unit. */
  async change(m: EntityManager, id: string, keyId: string, draft: PartyDraft, lookups: PartyLookups): Promise<void> {
    const { name, email, details } = this.sealed(await this.vault.openKey(keyId), id, draft);
    await run(
      m,
      `UPDATE affected_parties SET sealed_name = ?, sealed_email = ?, sealed_details = ?, email_lookup = ?,
        phone_lookup = ?, customer_lookup = ?, name_lookup = ?, place_lookup = ?, channel = ?, role = ?, reach = ?,
        language = ? WHERE id = ?`,
      [
        name,
        email,
        details,
        lookups.email,
        lookups.phone,
        lookups.customer,
        lookups.name,
        lookups.place,
        draft.email === null ? 'other' : 'email',
        draft.role,
        reachOf(draft),
        draft.language,
        id,
      ],
    );
  }

  /** Opens name, addresses and the rest. */
  async open(row: SealedParty): Promise<OpenParty> {
    const key = await this.vault.openKey(row.key_id);
    const text = (sealed: Uint8Array | null, column: string) =>
      sealed === null ? null : this.vault.openText(key, sealed, { table: TABLE, column, row: row.party_id });
    const details = JSON.parse(text(row.sealed_details, 'sealed_details') ?? '{}') as PartyDetails;
    return {
      id: row.party_id,
      name: text(row.sealed_name, 'sealed_name'),
      email: text(row.sealed_email, 'sealed_email'),
      role: row.role,
      language: row.party_language,
      reach: row.reach,
      kana: details.kana ?? null,
      phone: details.phone ?? null,
      postal: details.postal ?? null,
      customerNo: details.customerNo ?? null,
      note: details.note ?? null,
    };
  }

  /** Units of a party and of those that were merged into it, in clear. */
  async units(partyId: string): Promise<{ kind: UnitKind; value: string }[]> {
    const rows = await query<{
      party_id: string;
      kind: UnitKind;
      lookup: string;
      sealed_value: Uint8Array;
      key_id: string;
    }>(
      this.uow.manager,
      `SELECT u.party_id, u.kind, u.lookup, u.sealed_value, u.key_id FROM party_units u
        JOIN affected_parties p ON p.id = u.party_id WHERE p.id = ? OR p.merged_into = ? ORDER BY u.kind, u.lookup`,
      [partyId, partyId],
    );
    const open: { kind: UnitKind; value: string }[] = [];
    for (const row of rows) {
      const key = await this.vault.openKey(row.key_id);
      const value = this.vault.openText(key, row.sealed_value, unitPlace(row.party_id, row.kind, row.lookup));
      open.push({ kind: row.kind, value });
    }
    return open;
  }

  /** How many stand on a campaign's list, those merged into others left out. */
  async listed(campaignId: string): Promise<number> {
    const sql = `SELECT COUNT(*) AS n FROM campaign_parties l JOIN affected_parties p ON p.id = l.party_id
      WHERE l.campaign_id = ? AND p.merged_into IS NULL`;
    const [row] = await query<{ n: number | string }>(this.uow.manager, sql, [campaignId]);
    return Number(row?.n ?? 0);
  }

  private sealed(
    key: DataKey,
    id: string,
    draft: PartyDraft,
  ): { name: Buffer | null; email: Buffer | null; details: Buffer | null } {
    const seal = (value: string | null, column: string) =>
      value === null ? null : this.vault.seal(key, value, { table: TABLE, column, row: id });
    const details = JSON.stringify(detailsOf(draft));
    return {
      name: seal(draft.name, 'sealed_name'),
      email: seal(draft.email, 'sealed_email'),
      details: details === '{}' ? null : seal(details, 'sealed_details'),
    };
  }
}

function unitPlace(partyId: string, kind: UnitKind, lookup: string): { table: string; column: string; row: string } {
  return { table: 'party_units', column: 'sealed_value', row: `${partyId} ${kind} ${lookup}` };
}
