import { isToken } from './message-token.js';

/** Alphabet of {@link isToken tokens}, and of codes in the same order: Crockford's, without I, L, O and U. */
const TOKEN = 'abcdefghijklmnopqrstuvwxyz234567';
const CODE = '0123456789ABCDEFGHJKMNPQRSTVWXYZ';
/** Symbols taken from the token: 50 bits, so that guessing finds one of 1,000,000 open codes once in 10^9 tries. */
const DATA = 10;
/** The largest prime below 32²: two check symbols find every single wrong symbol and every swap of neighbours. */
const MODULUS = 1021n;

/**
 * The code by which the person who got a notice confirms it, printed in the message: `ABCD-EFGH-JKMN`. It is the
 * beginning of the notice's token in an alphabet that can be read out and typed, with two check symbols; so it is kept
 * nowhere and is found by the index of tokens.
 */
export function ackCodeOf(token: string): string {
  if (!isToken(token)) throw new Error('not a token of a notice');
  const data = Array.from(token.slice(0, DATA), (symbol) => CODE[TOKEN.indexOf(symbol)] ?? '').join('');
  return (data + checkOf(data)).replace(/(.{4})(?=.)/g, '$1-');
}

/** How a typed code was meant: the beginning of a token, or null when it cannot be a code (a slip of the finger). */
export function tokenStartOf(typed: string): string | null {
  const folded = typed
    .normalize('NFKC')
    .toUpperCase()
    .replace(/[\s\p{Pd}ー−・.]/gu, '')
    .replace(/O/g, '0')
    .replace(/[IL]/g, '1');
  if (folded.length !== DATA + 2 || !/^[0-9A-HJKMNP-TV-Z]+$/.test(folded)) return null;
  const data = folded.slice(0, DATA);
  if (checkOf(data) !== folded.slice(DATA)) return null;
  return Array.from(data, (symbol) => TOKEN[CODE.indexOf(symbol)] ?? '').join('');
}

function checkOf(data: string): string {
  let value = 0n;
  for (const symbol of data) value = value * 32n + BigInt(CODE.indexOf(symbol));
  const rest = Number((value * 1024n) % MODULUS);
  return `${CODE[Math.floor(rest / 32)] ?? ''}${CODE[rest % 32] ?? ''}`;
}
