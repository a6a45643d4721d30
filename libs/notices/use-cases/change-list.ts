import { Inject, Injectable } from '@nestjs/common';
import { AuditLog } from '#audit';
import { CLOCK, nowInstant, type Actor, type Clock } from '#kernel';
import { UnitOfWork } from '#persistence';
import { PartyRows } from '../data/party-rows.js';
import type { PartyLanguage, PartyRole } from '../domain/party.js';
import { PlaceRows, type ListRow } from '../identity/place-rows.js';
import { ListLock } from '../imports/list-lock.js';
import { languageOf, readParty, roleOf } from '../imports/read-row.js';
import { NO_PROVENANCE, SourceRows, type Provenance } from '../imports/source-rows.js';

/** One row of a list; without an address a person must tell the party by other means. */
export interface PartyInput {
  name?: string | undefined;
  kana?: string | undefined;
  email?: string | undefined;
  phone?: string | undefined;
  postalCode?: string | undefined;
  address?: string[] | undefined;
  customerNo?: string | undefined;
  lines?: string[] | undefined;
  accounts?: string[] | undefined;
  note?: string | undefined;
  language?: PartyLanguage | undefined;
  role?: PartyRole | undefined;
  complaintId?: string | undefined;
}

export interface ListChange {
  added: number;
  /** Rows of people who are known already. */
  repeated: number;
  /** Rows that were not taken, by their place from 0. */
  refused: { index: number; code: string }[];
}

/** Where rows come from that no file brought. */
export interface OtherSource {
  kind: 'hand' | 'complaints';
  provenance: Provenance;
}

const BY_HAND: OtherSource = { kind: 'hand', provenance: NO_PROVENANCE };

/** Parts of the lists that {@link ChangeList} works on. */
@Injectable()
export class ListParts {
  constructor(
    readonly lock: ListLock,
    readonly sources: SourceRows,
    readonly place: PlaceRows,
    readonly parties: PartyRows,
  ) {}
}

/** Adds to who is told, before a campaign starts; every approval becomes void. */
@Injectable()
export class ChangeList {
  constructor(
    private readonly uow: UnitOfWork,
    private readonly parts: ListParts,
    private readonly audit: AuditLog,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  /** Adds parties; bad rows are named, the others kept. Errors: `notices.campaign-not-found`, `notices.campaign-locked`. */
  async add(
    campaignId: string,
    inputs: readonly PartyInput[],
    actor: Actor,
    from: OtherSource = BY_HAND,
  ): Promise<ListChange> {
    const refused: ListChange['refused'] = [];
    const rows = inputs.flatMap((input, index) => {
      const row = checked(input);
      if (typeof row !== 'string') return [this.parts.place.prepare(row)];
      refused.push({ index, code: row });
      return [];
    });
    return this.uow.write(async (m) => {
      const { incidentId } = await this.parts.lock.editable(campaignId);
      if (rows.length === 0) return { added: 0, repeated: 0, refused };
      const at = nowInstant(this.clock);
      const { kind, provenance } = from;
      const facts = { incidentId, campaignId, kind, state: 'done' as const, provenance, by: actor.id, at };
      const source = await this.parts.sources.add(m, facts);
      const target = { incidentId, campaignId, sourceId: source.id, key: source.key, by: actor.id, at };
      const before = await this.listed(campaignId);
      await this.parts.place.place(m, target, rows);
      const added = (await this.listed(campaignId)) - before;
      const repeated = rows.length - added;
      const counts = { rowsDone: inputs.length, added, joined: repeated, incomplete: 0, refused: refused.length };
      await this.parts.sources.progress(m, source.id, { state: 'done', rowsDone: 0 }, counts);
      if (added > 0) await this.afterChange(campaignId, 'campaign.parties-added', { count: added, kind }, actor);
      return { added, repeated, refused };
    });
  }

  private listed(campaignId: string): Promise<number> {
    return this.parts.parties.listed(campaignId);
  }

  private async afterChange(
    campaignId: string,
    action: string,
    facts: Record<string, string | number>,
    actor: Actor,
  ): Promise<void> {
    await this.parts.lock.changed(campaignId, actor.id, nowInstant(this.clock));
    await this.audit.append({ actor, action, object: `campaign:${campaignId}`, facts });
  }
}

/** The row, or the code of why a person must mend it: what somebody types is refused whole where a file's row is not. */
function checked(input: PartyInput): ListRow | string {
  const one = (value: string | undefined) => (value === undefined ? [] : [value]);
  const { draft, units, faults } = readParty(
    {
      name: one(input.name),
      kana: one(input.kana),
      email: one(input.email),
      phone: one(input.phone),
      postalCode: one(input.postalCode),
      address: input.address ?? [],
      customerNo: one(input.customerNo),
      line: input.lines ?? [],
      account: input.accounts ?? [],
      note: one(input.note),
    },
    { role: input.role ?? 'subscriber', language: input.language ?? 'ja', roleOf, languageOf },
  );
  const [fault] = faults;
  if (fault !== undefined) return CODES[fault.code] ?? `notices.${fault.code}`;
  return draft === null ? 'notices.nobody' : { draft, units, complaintId: input.complaintId ?? null };
}

const CODES: Record<string, string> = { 'bad-email': 'notices.bad-address' };
