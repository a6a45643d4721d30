import { loadYaml } from '#kernel';
import { foldWord } from '#imports';
import type { PartyLanguage, PartyRole } from '../domain/party.js';

/** Parts of a party that columns can fill. `address` may have several columns, its lines in order. */
export const PARTY_FIELDS = [
  'name',
  'kana',
  'email',
  'phone',
  'postalCode',
  'address',
  'customerNo',
  'line',
  'account',
  'message',
  'language',
  'role',
  'note',
] as const;
export type PartyField = (typeof PARTY_FIELDS)[number];

/** Fields that one column fills; the others may have several. */
const SINGLE: readonly PartyField[] = [
  'name',
  'kana',
  'email',
  'phone',
  'postalCode',
  'customerNo',
  'language',
  'role',
];
/** One of these makes a table a list of parties. */
const NAMING: readonly PartyField[] = ['name', 'email', 'phone', 'customerNo', 'line', 'account', 'message'];

/** Which columns are which parts. */
export interface ColumnMapping {
  /** Field → names of its columns, or `#1`, `#2` … by position. */
  columns: Partial<Record<PartyField, string[]>>;
  /** Whether the first row names the columns. */
  header: boolean;
  /** What rows are that do not say it. */
  role: PartyRole;
  language: PartyLanguage;
}

/** The words of config/party-columns.yaml. */
export interface PartyWords {
  fields: Record<PartyField, string[]>;
  roles: Record<PartyRole, string[]>;
  languages: Record<PartyLanguage, string[]>;
}

/** What headings and cells mean. */
export function partyWords(): PartyWords {
  return loadYaml<PartyWords>('party-columns.yaml');
}

/** Which columns probably are which parts. A column is proposed once; a field that takes one column gets its best one. */
export function proposePartyColumns(names: readonly string[], words: PartyWords): ColumnMapping['columns'] {
  const matches = names.flatMap((name, at) =>
    PARTY_FIELDS.flatMap((field) => {
      const score = likeness(foldWord(name), words.fields[field]);
      return score === 0 ? [] : [{ at, field, name, score }];
    }),
  );
  matches.sort((a, b) => b.score - a.score || a.at - b.at);
  const used = new Map<number, PartyField>();
  const taken = new Set<PartyField>();
  for (const { at, field } of matches) {
    if (used.has(at) || (SINGLE.includes(field) && taken.has(field))) continue;
    used.set(at, field);
    taken.add(field);
  }
  const columns: ColumnMapping['columns'] = {};
  names.forEach((name, at) => {
    const field = used.get(at);
    if (field !== undefined) columns[field] = [...(columns[field] ?? []), name];
  });
  return columns;
}

/** 1000 for the very word, else the length of the longest word within the heading. */
function likeness(heading: string, words: readonly string[]): number {
  let best = 0;
  for (const word of words.map(foldWord)) {
    if (heading === word) return 1000 + word.length;
    // Short Latin words stand inside others (`tel` in `hotel`).
    if (heading.includes(word) && (word.length > 5 || /[^\x20-\x7e]/.test(word))) best = Math.max(best, word.length);
  }
  return best;
}

/** Positions of a mapping's columns; `missing` names fields whose column is not there, and `row` when nobody would be named. */
export function resolvePartyColumns(
  mapping: ColumnMapping,
  names: readonly string[],
): { at: Map<PartyField, number[]>; missing: (PartyField | 'row')[] } {
  const at = new Map<PartyField, number[]>();
  const missing: (PartyField | 'row')[] = [];
  for (const field of PARTY_FIELDS) {
    const wanted = mapping.columns[field] ?? [];
    if (wanted.length === 0) continue;
    const found = wanted.map((name) => positionOf(name, names));
    if (found.some((index) => index < 0)) missing.push(field);
    else at.set(field, found);
  }
  if (!NAMING.some((field) => at.has(field)) && missing.length === 0) missing.push('row');
  return { at, missing };
}

function positionOf(name: string, names: readonly string[]): number {
  const byName = names.indexOf(name);
  if (byName >= 0) return byName;
  const folded = names.findIndex((each) => foldWord(each) === foldWord(name));
  if (folded >= 0) return folded;
  const number = /^#(\d+)$/.exec(name);
  return number && Number(number[1]) <= names.length ? Number(number[1]) - 1 : -1;
}

/** Looks words up in a table of meanings; known words are remembered, for the same few stand in every row. */
export function meanings<T extends string>(table: Record<T, string[]>): (word: string) => T | null {
  const known = new Map<string, T>();
  for (const [meaning, words] of Object.entries(table) as [T, string[]][])
    for (const word of words) known.set(foldWord(word), meaning);
  return (word) => known.get(foldWord(word)) ?? null;
}
