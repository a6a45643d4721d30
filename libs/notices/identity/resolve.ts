import { nameLikeness, SIMILAR_NAME } from '#siblings';
import type { UnitKind } from '../data/list.entities.js';
import type { PartyLookups } from '../data/party-rows.js';

/** A value by which a party is known, already hashed. */
export interface UnitMark {
  kind: UnitKind;
  lookup: string;
}

/** A party that is known, or that a row of this list has just made. */
export interface Candidate {
  id: string;
  lookups: PartyLookups;
  /** Its units among those that were asked for. */
  units: readonly UnitMark[];
  /** Folded name; null when it has none. Opened only when it is needed. */
  foldedName: () => Promise<string | null>;
}

/** What of a row decides about identity. */
export interface RowMarks {
  lookups: PartyLookups;
  units: readonly UnitMark[];
  foldedName: string | null;
}

/** Why two parties may be one person. */
export const PAIR_REASONS = [
  'shared-customer',
  'shared-email',
  'shared-phone',
  'shared-line',
  'shared-account',
  'same-name-and-place',
  'alike-name-and-place',
  'two-matches',
  'other-customer',
  'other-email',
] as const;
export type PairReason = (typeof PAIR_REASONS)[number];

export interface Doubt {
  partyId: string;
  reasons: PairReason[];
  /** Likeness in percent. */
  score: number;
}

/** The party that a row is (null: a new one), and those that it may be. */
export interface Resolution {
  same: Candidate | null;
  doubts: Doubt[];
}

/** Weight of what two parties share, in percent; a different name takes from it. */
const WEIGHTS: Record<PairReason, number> = {
  'shared-customer': 80,
  'shared-line': 65,
  'shared-account': 65,
  'shared-email': 60,
  'shared-phone': 55,
  'same-name-and-place': 85,
  'alike-name-and-place': 70,
  'two-matches': 90,
  // They speak against it, and say why a person is asked.
  'other-customer': 0,
  'other-email': 0,
};

/** A value that so many parties share (a company's switchboard) says nothing about who somebody is. */
export const CROWD = 20;

/**
 * Decides who a row is. The same customer number, address, telephone number, line or account under the same name, or with
 * a name missing on one side, is the same person, unless something else contradicts it: two customer numbers, or two
 * addresses where a name is missing. A contradiction, the same value under another name (a family's address), and the
 * same or a similar name at the same place, are for a person to decide.
 */
export async function resolve(row: RowMarks, candidates: readonly Candidate[]): Promise<Resolution> {
  const same: { candidate: Candidate; shared: PairReason[] }[] = [];
  const doubts: Doubt[] = [];
  for (const candidate of candidates) {
    const shared = sharedValues(row, candidate);
    const against = contradictions(row, candidate);
    if (shared.length > 0 && against.length === 0 && namesAgree(row, candidate)) same.push({ candidate, shared });
    else if (shared.length > 0) doubts.push(doubt(candidate.id, [...shared, ...against]));
    else {
      const reason = await atOnePlace(row, candidate);
      if (reason !== null) doubts.push(doubt(candidate.id, [reason]));
    }
  }
  same.sort((a, b) => strength(b.shared) - strength(a.shared) || (a.candidate.id < b.candidate.id ? -1 : 1));
  const [best, ...others] = same;
  // The row ties two known parties together: one of them is joined, the other one is shown to a person.
  for (const other of others) doubts.push(doubt(other.candidate.id, ['two-matches']));
  return { same: best?.candidate ?? null, doubts };
}

/** Two names that do not contradict each other. */
function namesAgree(row: RowMarks, { lookups }: Candidate): boolean {
  return row.lookups.name === null || lookups.name === null || row.lookups.name === lookups.name;
}

/** What two that share a value have that one person would not: told apart by mistake is told twice, one for two is never. */
function contradictions(row: RowMarks, candidate: Candidate): PairReason[] {
  const { lookups } = candidate;
  const other = (kind: 'customer' | 'email'): boolean =>
    row.lookups[kind] !== null && lookups[kind] !== null && row.lookups[kind] !== lookups[kind];
  const nameless = row.lookups.name === null || lookups.name === null;
  return [
    ...(other('customer') ? (['other-customer'] as const) : []),
    ...(nameless && other('email') && !sharesUnit('email', row, candidate) ? (['other-email'] as const) : []),
  ];
}

function sharedValues(row: RowMarks, candidate: Candidate): PairReason[] {
  const reasons: PairReason[] = [];
  for (const kind of ['customer', 'email', 'phone'] as const) {
    const value = row.lookups[kind];
    const known = value !== null && value === candidate.lookups[kind];
    // A further address or number of either side counts like the first one.
    if (known || (kind !== 'customer' && sharesUnit(kind, row, candidate))) reasons.push(`shared-${kind}`);
  }
  for (const kind of ['line', 'account'] as const) if (sharesUnit(kind, row, candidate)) reasons.push(`shared-${kind}`);
  return reasons;
}

function sharesUnit(kind: UnitKind, row: RowMarks, candidate: Candidate): boolean {
  const of = (side: RowMarks | Candidate): string[] => {
    const own = kind === 'email' || kind === 'phone' ? [side.lookups[kind] ?? ''] : [];
    return [...own, ...side.units.filter((unit) => unit.kind === kind).map((unit) => unit.lookup)];
  };
  const known = new Set(of(candidate));
  return of(row).some((lookup) => lookup !== '' && known.has(lookup));
}

async function atOnePlace(row: RowMarks, candidate: Candidate): Promise<PairReason | null> {
  if (row.lookups.place === null || row.lookups.place !== candidate.lookups.place) return null;
  if (row.lookups.name !== null && row.lookups.name === candidate.lookups.name) return 'same-name-and-place';
  const [one, other] = [row.foldedName, await candidate.foldedName()];
  return one !== null && other !== null && nameLikeness(one, other) >= SIMILAR_NAME ? 'alike-name-and-place' : null;
}

function doubt(partyId: string, reasons: PairReason[]): Doubt {
  return { partyId, reasons, score: strength(reasons) };
}

/** Reasons as independent evidence, in percent. */
function strength(reasons: readonly PairReason[]): number {
  return Math.round(100 * (1 - reasons.reduce((left, reason) => left * (1 - WEIGHTS[reason] / 100), 1)));
}
