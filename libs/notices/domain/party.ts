/** Which end of a communication a party is. `unidentified`: known by a number or a mark only; nobody can be addressed. */
export const PARTY_ROLES = ['subscriber', 'counterparty', 'unidentified'] as const;
export type PartyRole = (typeof PARTY_ROLES)[number];

/** The language in which a party is told; `plain` is Japanese in plain words. */
export const PARTY_LANGUAGES = ['ja', 'en', 'plain'] as const;
export type PartyLanguage = (typeof PARTY_LANGUAGES)[number];

/** A Japanese postal address. */
export interface Postal {
  /** Seven digits, or '' when unknown. */
  code: string;
  lines: string[];
}

/** What is sealed beside name and e-mail address. */
export interface PartyDetails {
  kana?: string;
  /** E.164, or bare digits when it cannot be read as a number. */
  phone?: string;
  postal?: Postal;
  customerNo?: string;
  note?: string;
}

/** Somebody to be listed, checked and normalised. */
export interface PartyDraft extends PartyDetails {
  name: string | null;
  /** Normalised. */
  email: string | null;
  role: PartyRole;
  language: PartyLanguage;
}

/** Steps by which a party can be told, in order: `e` e-mail, `l` letter, `p` telephone; '' when only publication is left. */
export function reachOf(party: Pick<PartyDraft, 'email' | 'name' | 'postal' | 'phone'>): string {
  // A letter needs somebody to whom it is addressed and a place; without a postal code it still arrives.
  const letter = party.name !== null && (party.postal?.lines.length ?? 0) > 0;
  return `${party.email === null ? '' : 'e'}${letter ? 'l' : ''}${party.phone === undefined ? '' : 'p'}`;
}

/** The details of a draft, without what stands in columns of its own. */
export function detailsOf({ kana, phone, postal, customerNo, note }: PartyDraft): PartyDetails {
  const given = Object.entries({ kana, phone, postal, customerNo, note }).filter(([, value]) => value !== undefined);
  return Object.fromEntries(given);
}
