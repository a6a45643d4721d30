/** Identifiers of the desk, numbers of incidents, slip numbers: what a hidden thing could be told by. */
const TOKENS = /[0-7][0-9A-HJKMNP-TV-Z]{25}|(?<![\d-])\d{4}-(?:\d{2}-\d{6}|\d{4,6})(?![\d-])/g;
/** Longer strings are somebody's text: what they mention is theirs. */
const LONGEST = 200;
/** Fields by which an answer says what it is about. */
const OWN_NAMES = ['id', 'number', 'slipNumber', 'incidentId', 'complaintId', 'campaignId'];

/** Tokens that a string holds; none in long texts. */
export function tokensIn(text: string): string[] {
  return text.length > LONGEST ? [] : (text.match(TOKENS) ?? []);
}

/** Whether the whole string is one token. */
export function isToken(text: string): boolean {
  return tokensIn(text)[0] === text;
}

/** Every token in a value that will become JSON, keys included. */
export function tokensOf(value: unknown, into = new Set<string>()): Set<string> {
  if (typeof value === 'string') for (const token of tokensIn(value)) into.add(token);
  if (Array.isArray(value)) for (const each of value) tokensOf(each, into);
  else if (isRecord(value)) {
    for (const [key, each] of Object.entries(value)) {
      for (const token of tokensIn(key)) into.add(token);
      tokensOf(each, into);
    }
  }
  return into;
}

/** An answer without what is hidden; `gone` when the answer itself is about something hidden. */
export type Screened = { gone: true } | { gone: false; value: unknown };

/**
 * Takes what is hidden out of an answer: elements of lists that mention it, entries kept under it, and single fields.
 * A `total` beside a list counts what is left.
 */
export function screen(value: unknown, hidden: ReadonlySet<string>): Screened {
  if (isRecord(value) && OWN_NAMES.some((name) => hits(value[name], hidden))) return { gone: true };
  return { gone: false, value: cleaned(value, hidden) };
}

function cleaned(value: unknown, hidden: ReadonlySet<string>): unknown {
  if (typeof value === 'string') return hits(value, hidden) ? null : value;
  if (Array.isArray(value)) return kept(value, hidden).map((each) => cleaned(each, hidden));
  if (!isRecord(value)) return value;
  let missing = 0;
  const entries = Object.entries(value)
    .filter(([key]) => !hits(key, hidden))
    .map(([key, each]): [string, unknown] => {
      if (Array.isArray(each)) missing += each.length - kept(each, hidden).length;
      return [key, isRecord(each) && mentions(each, hidden) ? null : cleaned(each, hidden)];
    });
  const left = Object.fromEntries(entries);
  if (missing > 0 && typeof left['total'] === 'number') left['total'] = Math.max(0, left['total'] - missing);
  return left;
}

function kept(list: readonly unknown[], hidden: ReadonlySet<string>): unknown[] {
  return list.filter((each) => !mentions(each, hidden));
}

/** Whether a value mentions something hidden outside of lists of its own, which are cleaned by themselves. */
function mentions(value: unknown, hidden: ReadonlySet<string>): boolean {
  if (typeof value === 'string') return hits(value, hidden);
  return isRecord(value) && Object.values(value).some((each) => mentions(each, hidden));
}

function hits(value: unknown, hidden: ReadonlySet<string>): boolean {
  return typeof value === 'string' && tokensIn(value).some((token) => hidden.has(token));
}

function isRecord(value: unknown): value is Record<string, unknown> {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return false;
  return !(value instanceof Date) && !ArrayBuffer.isView(value);
}
