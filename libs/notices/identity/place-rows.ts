import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { newId, type Instant } from '#kernel';
import type { DataKey } from '#vault';
import { insertMany } from '../data/insert-many.js';
import { PartyRows, type NewUnit, type OpenParty, type PartyLookups } from '../data/party-rows.js';
import type { UnitKind } from '../data/list.entities.js';
import { combine, furtherOf, stronger } from '../domain/combine-parties.js';
import { foldName, marksOf } from '../domain/party-identity.js';
import { reachOf, type PartyDraft } from '../domain/party.js';
import { KnownParties, type KnownParty } from './known-parties.js';
import { PairRows } from './pair-rows.js';
import { CROWD, resolve, type Candidate, type Doubt, type UnitMark } from './resolve.js';

/** One row of a list, checked. */
export interface ListRow {
  draft: PartyDraft;
  units: readonly { kind: UnitKind; value: string }[];
  complaintId: string | null;
}

/** A row with its keyed hashes. */
export interface PreparedRow extends ListRow {
  lookups: PartyLookups;
  unitMarks: readonly (UnitMark & { value: string })[];
  foldedName: string | null;
}

/** Where rows go. */
export interface ListTarget {
  incidentId: string;
  campaignId: string | null;
  sourceId: string | null;
  /** The source's key. */
  key: DataKey;
  by: string;
  at: Instant;
}

/** What became of rows: the party of each, in order, and how many made a new one. */
export interface Placed {
  partyIds: string[];
  added: number;
}

/** Puts rows on a list, one person once: rows that are surely a known person join that person. */
@Injectable()
export class PlaceRows {
  constructor(
    private readonly parties: PartyRows,
    private readonly known: KnownParties,
    private readonly pairs: PairRows,
  ) {}

  /** Hashes what is compared; costs no SQL, so it is done before the unit. */
  prepare(row: ListRow): PreparedRow {
    const marks = marksOf(row.draft);
    return {
      ...row,
      lookups: this.parties.lookups(marks),
      unitMarks: row.units.map(({ kind, value }) => ({ kind, value, lookup: this.parties.lookup(kind, value) })),
      foldedName: marks.name,
    };
  }

  /** Inside a unit. The same rows again add nobody. */
  async place(m: EntityManager, target: ListTarget, rows: readonly PreparedRow[]): Promise<Placed> {
    const known = await this.known.find(m, target.incidentId, askedFor(rows));
    const fixed = await this.known.fixed(
      m,
      known.map((party) => party.party_id),
    );
    const batch = new Batch(this.parties, fixed);
    for (const party of known) batch.know(party);
    const partyIds: string[] = [];
    for (const row of rows) partyIds.push(await batch.take(row));
    await this.parties.add(m, target.key, batch.fresh(target));
    for (const changed of batch.changed()) await this.parties.change(m, ...changed);
    await this.parties.addUnits(m, target.key, { units: batch.units, ...target });
    await this.pairs.found(m, target, batch.doubts);
    if (target.campaignId !== null) {
      const listed = [...new Set(partyIds)].map((id) => [target.campaignId, id, target.sourceId]);
      const columns = ['campaign_id', 'party_id', 'source_id'];
      await insertMany(m, { table: 'campaign_parties', columns, rows: listed });
    }
    return { partyIds, added: batch.freshCount };
  }
}

/** A party as this batch sees it: known before, or made by one of its rows. */
class Entry implements Candidate {
  units: UnitMark[];
  lookups: PartyLookups;
  changed = false;

  constructor(
    private readonly parties: PartyRows,
    readonly id: string,
    readonly row: KnownParty | null,
    public draft: PartyDraft | null,
    readonly from: PreparedRow | null,
  ) {
    this.units = [...(row?.units ?? from?.unitMarks ?? [])];
    this.lookups = { ...(row?.lookups ?? from?.lookups ?? NO_LOOKUPS) };
  }

  readonly foldedName = async (): Promise<string | null> => {
    const { name } = await this.open();
    return name === null ? null : foldName(name);
  };

  async open(): Promise<PartyDraft> {
    if (this.draft === null) {
      if (this.row === null) throw new Error('a party without a row has a draft');
      this.draft = draftOf(await this.parties.open(this.row));
    }
    return this.draft;
  }

  /** Whether a row tells something that this party lacks; answered without opening it. */
  lacksOf({ lookups, draft }: PreparedRow): boolean {
    const reach = this.draft === null ? (this.row?.reach ?? '') : reachOf(this.draft);
    const role = this.draft?.role ?? this.row?.role ?? draft.role;
    if (stronger(role, draft.role) !== role) return true;
    if (draft.postal !== undefined && !reach.includes('l')) return true;
    return (['email', 'phone', 'customer', 'name'] as const).some(
      (kind) => lookups[kind] !== null && lookups[kind] !== this.lookups[kind],
    );
  }
}

/** One pass over some rows. */
class Batch {
  readonly units: NewUnit[] = [];
  readonly doubts: (Doubt & { of: string })[] = [];
  private readonly entries = new Map<string, Entry>();
  private readonly byMark = new Map<string, Set<Entry>>();

  /** `fixed` parties stay as they were approved: what rows tell beyond that is kept beside them. */
  constructor(
    private readonly parties: PartyRows,
    private readonly fixed: ReadonlySet<string>,
  ) {}

  know(known: KnownParty): void {
    this.remember(new Entry(this.parties, known.party_id, known, null, null));
  }

  async take(row: PreparedRow): Promise<string> {
    const candidates = new Set<Entry>();
    for (const mark of marksIn(row)) {
      const sharing = this.byMark.get(mark);
      if (sharing !== undefined && sharing.size < CROWD) for (const entry of sharing) candidates.add(entry);
    }
    const marks = { lookups: row.lookups, units: row.unitMarks, foldedName: row.foldedName };
    const { same, doubts } = await resolve(marks, [...candidates]);
    const entry = same === null ? null : this.rootOf(same.id);
    const of = entry ?? this.remember(new Entry(this.parties, newId(), null, row.draft, row));
    if (entry !== null && entry.lacksOf(row)) await this.join(entry, row);
    for (const unit of row.unitMarks) this.units.push({ partyId: of.id, ...unit });
    of.units.push(...row.unitMarks);
    this.remember(of);
    for (const doubt of doubts) {
      const partyId = this.rootOf(doubt.partyId)?.id ?? doubt.partyId;
      if (partyId !== of.id) this.doubts.push({ ...doubt, partyId, of: of.id });
    }
    return of.id;
  }

  /** The party that stands for one that was merged. */
  private rootOf(id: string): Entry | null {
    let entry = this.entries.get(id);
    while (entry?.row?.merged_into) entry = this.entries.get(entry.row.merged_into);
    return entry ?? null;
  }

  get freshCount(): number {
    return [...this.entries.values()].filter(({ row }) => row === null).length;
  }

  fresh(target: ListTarget): Parameters<PartyRows['add']>[2] {
    return [...this.entries.values()].flatMap((entry) => {
      if (entry.row !== null || entry.draft === null) return [];
      const { id, draft, lookups } = entry;
      const { incidentId, sourceId, by, at } = target;
      const complaintId = entry.from?.complaintId ?? null;
      return [{ id, incidentId, draft, lookups, sourceId, complaintId, addedBy: by, addedAt: at }];
    });
  }

  changed(): [string, string, PartyDraft, PartyLookups][] {
    return [...this.entries.values()].flatMap(({ id, row, draft, lookups, changed }) =>
      row === null || draft === null || !changed ? [] : [[id, row.key_id, draft, lookups]],
    );
  }

  private async join(entry: Entry, row: PreparedRow): Promise<void> {
    const before = await entry.open();
    const fixed = this.fixed.has(entry.id);
    const { draft, further } = fixed
      ? { draft: before, further: furtherOf(before, row.draft) }
      : combine(before, row.draft);
    entry.draft = draft;
    entry.changed = !fixed;
    for (const { kind, value } of further) {
      const unit = { kind, value, lookup: this.parties.lookup(kind, value) };
      this.units.push({ partyId: entry.id, ...unit });
      entry.units.push(unit);
    }
    const marks = this.parties.lookups(marksOf(draft));
    entry.lookups = marks;
  }

  private remember(entry: Entry): Entry {
    this.entries.set(entry.id, entry);
    for (const mark of marksIn({ lookups: entry.lookups, unitMarks: entry.units })) {
      const sharing = this.byMark.get(mark);
      if (sharing === undefined) this.byMark.set(mark, new Set([entry]));
      else sharing.add(entry);
    }
    return entry;
  }
}

const NO_LOOKUPS: PartyLookups = { email: null, phone: null, customer: null, name: null, place: null };

/** Marks by which parties are found; a name alone is none. */
function marksIn({ lookups, unitMarks }: Pick<PreparedRow, 'lookups'> & { unitMarks: readonly UnitMark[] }): string[] {
  const { email, phone, customer, place } = lookups;
  return [email, phone, customer, place, ...unitMarks.filter(identifies).map(({ lookup }) => lookup)].filter(
    (mark) => mark !== null,
  );
}

/** A message concerns both its ends; it names neither. */
function identifies({ kind }: UnitMark): boolean {
  return kind !== 'message';
}

function askedFor(rows: readonly PreparedRow[]): Parameters<KnownParties['find']>[2] {
  const of = (kind: 'email' | 'phone' | 'customer' | 'place') =>
    new Set(rows.flatMap(({ lookups }) => lookups[kind] ?? []));
  const columns = { email: of('email'), phone: of('phone'), customer: of('customer'), place: of('place') };
  const units = rows.flatMap(({ lookups, unitMarks }) => [
    ...unitMarks.filter(identifies).map(({ lookup }) => lookup),
    // Addresses and numbers may be known as further ones.
    ...[lookups.email, lookups.phone].filter((lookup) => lookup !== null),
  ]);
  return { columns, units: new Set(units) };
}

/** The draft that a stored party came from. */
export function draftOf(party: OpenParty): PartyDraft {
  const { name, email, role, language, kana, phone, postal, customerNo, note } = party;
  return {
    name,
    email,
    role,
    language,
    ...(kana === null ? {} : { kana }),
    ...(phone === null ? {} : { phone }),
    ...(postal === null ? {} : { postal }),
    ...(customerNo === null ? {} : { customerNo }),
    ...(note === null ? {} : { note }),
  };
}
