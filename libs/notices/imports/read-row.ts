import { normalisePhone } from '#complaints';
import type { UnitKind } from '../data/list.entities.js';
import { hasLink } from '../domain/link-rules.js';
import { normaliseEmail } from '../domain/mail-address.js';
import { PARTY_LANGUAGES, PARTY_ROLES, type PartyDraft, type PartyLanguage, type PartyRole } from '../domain/party.js';
import { oneLine } from '../domain/template-text.js';
import type { PartyField } from './columns.js';

/** What of a row cannot be used: which field, and a code; never what stands in it. */
export interface PartyFault {
  field: PartyField | 'row';
  code: string;
}

/** A row's fields as they were written; several lines of an address or several numbers each stand alone. */
export type WrittenParty = Partial<Record<PartyField, string[]>>;

/** A checked row; null when it names nobody and nothing. */
export interface ReadParty {
  draft: PartyDraft | null;
  units: { kind: UnitKind; value: string }[];
  faults: PartyFault[];
}

/** What rows are that do not say it, and what words mean. */
export interface RowDefaults {
  role: PartyRole;
  language: PartyLanguage;
  roleOf: (word: string) => PartyRole | null;
  languageOf: (word: string) => PartyLanguage | null;
}

/** Characters of one field. */
const MOST = 500;
const REPLACED = '\uFFFD';

/** Checks and normalises a row. A part that cannot be used is named and left out; the person stays where anything is left. */
export function readParty(written: WrittenParty, defaults: RowDefaults): ReadParty {
  const faults: PartyFault[] = [];
  const first = (field: PartyField): string => all(field)[0] ?? '';
  const all = (field: PartyField): string[] => {
    const values = (written[field] ?? []).map((value) => oneLine(value)).filter((value) => value !== '');
    if (values.some((value) => value.includes(REPLACED))) faults.push({ field, code: 'unreadable' });
    if (values.some((value) => value.length > MOST)) faults.push({ field, code: 'too-long' });
    return values.filter((value) => !value.includes(REPLACED) && value.length <= MOST);
  };
  const read = <T>(field: PartyField, code: string, parse: (text: string) => T | null): T | null => {
    const text = first(field);
    const value = text === '' ? null : parse(text);
    if (text !== '' && value === null) faults.push({ field, code });
    return value;
  };
  const name = read('name', 'name-with-link', (text) => (hasLink(text) ? null : text));
  const email = read('email', 'bad-email', normaliseEmail);
  const phone = read('phone', 'bad-phone', phoneOf);
  const code = read('postalCode', 'bad-postal-code', postalCodeOf);
  const lines = all('address');
  const draft: PartyDraft = {
    name,
    email,
    role: read('role', 'unknown-role', defaults.roleOf) ?? defaults.role,
    language: read('language', 'unknown-language', defaults.languageOf) ?? defaults.language,
    ...given('kana', first('kana')),
    ...(phone === null ? {} : { phone }),
    ...(lines.length === 0 ? {} : { postal: { code: code ?? '', lines } }),
    ...given('customerNo', first('customerNo')),
    ...given('note', first('note')),
  };
  const units = [
    ...all('line').map((value) => ({ kind: 'line' as const, value: phoneOf(value) ?? value })),
    ...all('account').map((value) => ({ kind: 'account' as const, value: value.normalize('NFKC') })),
    ...all('message').map((value) => ({ kind: 'message' as const, value })),
  ];
  const nobody = fault(draft, units);
  return nobody === null ? { draft, units, faults } : { draft: null, units: [], faults: [...faults, nobody] };
}

/** Somebody is named by a name, a way to reach them, or their contract. Unidentified parties are known by any mark at all. */
function fault(draft: PartyDraft, units: readonly unknown[]): PartyFault | null {
  const reachable = draft.email !== null || draft.phone !== undefined;
  const known = reachable || draft.name !== null || draft.customerNo !== undefined || units.length > 0;
  if (known || (draft.role === 'unidentified' && draft.note !== undefined)) return null;
  return { field: 'row', code: 'nobody' };
}

function given<K extends string>(key: K, value: string): Partial<Record<K, string>> {
  return value === '' ? {} : ({ [key]: value } as Partial<Record<K, string>>);
}

/** E.164 for a possible number; short and internal numbers stay digits. Null for what is no number. */
export function phoneOf(text: string): string | null {
  const number = normalisePhone(text);
  return number !== null &&
    /^\+?\d{3,15}$/.test(number) &&
    !/[^\d+\-\s()./‐‑‒–—―−ー－（）\u3000]/u.test(text.normalize('NFKC'))
    ? number
    : null;
}

/** Seven digits. */
export function postalCodeOf(text: string): string | null {
  const digits = text
    .normalize('NFKC')
    .replace(/^〒/, '')
    .replace(/[‐‑‒–—―−ー-]|\s/g, '');
  return /^\d{7}$/.test(digits) ? digits : null;
}

export function roleOf(text: string): PartyRole | null {
  return PARTY_ROLES.find((role) => role === text.trim().toLowerCase()) ?? null;
}

export function languageOf(text: string): PartyLanguage | null {
  return PARTY_LANGUAGES.find((language) => language === text.trim().toLowerCase()) ?? null;
}
