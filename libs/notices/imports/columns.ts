import { loadYaml } from '#kernel';

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

/** Which columns are which parts. */
export interface ColumnMapping {
  /** Field → names of its columns, or `#1`, `#2` … by position. */
  columns: Partial<Record<PartyField, string[]>>;
  /** Whether the first row names the columns. */
  header: boolean;
  /** What rows are that do not say it. */
  role: 'subscriber' | 'counterparty' | 'unidentified';
  language: 'ja' | 'en' | 'plain';
}

/** The words of config/party-columns.yaml. */
export interface PartyWords {
  fields: Record<PartyField, string[]>;
  roles: Record<ColumnMapping['role'], string[]>;
  languages: Record<ColumnMapping['language'], string[]>;
}

/** What headings and cells mean. */
export function partyWords(): PartyWords {
  return loadYaml<PartyWords>('party-columns.yaml');
}
