import type { Language } from '../../i18n';
import { bytes, due, listed, moment } from '../../lib/format';
import { CODES, FACTS, MACHINE } from './fact-words';

/** What a fact says to people. */
export interface ToldFact {
  label: string;
  value: string;
}

/** What facts are told with. */
export interface Telling {
  /** What was done: a code, and a size, may mean something else in another area. */
  action: string;
  language: Language;
  /** Numbers and names of what the facts name by identifier. */
  names: Record<string, string>;
  /** Words of codes that come from the settings. */
  codes: Record<string, { ja: string; en: string } | undefined>;
  /** A word of the catalogue, or the code itself. */
  word: (area: string, code: string) => string;
}

/** Where a code may have its words, besides an area that is called like the fact. */
export const AREAS: readonly string[] = [
  ...['role', 'channel', 'source', 'stage', 'form', 'means', 'regime', 'recipient', 'measureKind', 'assignee'],
  ...['obligation', 'editable', 'fact', 'outcome', 'causePart', 'knower', 'memberAnswer', 'glassVerdict', 'kind'],
  ...['reportKind', 'listKind', 'despite', 'siblingReason', 'reason', 'signal', 'state', 'istate', 'parked'],
];
const ULIDS = /^[0-9A-HJKMNP-TV-Z]{26}( [0-9A-HJKMNP-TV-Z]{26})*$/;
const INSTANT = /^\d{4}-\d{2}-\d{2}T[\d:.]+Z$/;
const CIVIL_DATE = /^\d{4}-\d{2}-\d{2}$/;

/** The facts of a line in words, in their order; what only machines read, and what names nothing, is left to the record. */
export function toldFacts(facts: Record<string, unknown>, telling: Telling): ToldFact[] {
  const { from, to } = facts;
  const isPair = typeof to === 'string' && 'from' in facts;
  // Beside a number of what lies between them they are the ends of a range, not a state before and after.
  const isRange = isPair && ('complaints' in facts || 'count' in facts);
  return Object.entries(facts).flatMap(([name, value]): ToldFact[] => {
    if (MACHINE.has(name) || (isPair && name === 'from')) return [];
    const told = toldValue(name, value, telling);
    if (isPair && name === 'to') {
      const before = toldValue('from', from, telling) ?? '—';
      const [ja, en, between] = isRange ? ['範囲', 'Range', '～'] : ['変更', 'Change', ' → '];
      return told === null ? [] : [{ label: telling.language === 'ja' ? ja : en, value: `${before}${between}${told}` }];
    }
    const label = isClusterSize(name, telling.action) ? 'count' : name;
    return told === null ? [] : [{ label: labelOf(label, telling.language), value: told }];
  });
}

/** How many complaints a cluster has; elsewhere a size is in bytes. */
function isClusterSize(name: string, action: string): boolean {
  return name === 'size' && action.startsWith('cluster.');
}

/** Name of a fact; its code when it has none. */
export function labelOf(name: string, language: Language): string {
  const words = FACTS[name];
  return words === undefined ? name : words[language === 'ja' ? 0 : 1];
}

function toldValue(name: string, value: unknown, telling: Telling): string | null {
  const { action, language, names } = telling;
  if (typeof value === 'boolean')
    return (language === 'ja' ? ['いいえ', 'はい'] : ['no', 'yes'])[Number(value)] ?? null;
  if (typeof value === 'number')
    return (name === 'size' && !isClusterSize(name, action)) || name === 'bytes'
      ? bytes(value)
      : value.toLocaleString();
  if (typeof value !== 'string' || value === '') return null;
  if (ULIDS.test(value))
    return (
      listed(
        value.split(' ').flatMap((id) => names[id] ?? []),
        language,
      ) || null
    );
  if (INSTANT.test(value)) return moment(value, language);
  if (CIVIL_DATE.test(value)) return due(value, language);
  const words = value.split(' ').map((code) => codeWord(name, code, telling));
  return listed(words, language);
}

function codeWord(name: string, code: string, { action, language, codes, word }: Telling): string {
  const [ja, en] = CODES[`${action} ${name}:${code}`] ?? [];
  if (ja !== undefined && en !== undefined) return language === 'ja' ? ja : en;
  const own = CODES[`${name}:${code}`] ?? CODES[code];
  const said = [name, ...AREAS].map((area) => word(area, code)).find((found) => found !== code);
  return said ?? codes[code]?.[language] ?? (own === undefined ? code : own[language === 'ja' ? 0 : 1]);
}
