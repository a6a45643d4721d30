import { randomBytes } from 'node:crypto';

const ALPHABET = 'abcdefghijklmnopqrstuvwxyz234567';

const LENGTH = 26;

/** A new token for one message: 26 lower-case letters and digits (130 bits), safe in a mail address. */
export function newToken(): string {
  return Array.from(randomBytes(LENGTH), (byte) => ALPHABET[byte & 31]).join('');
}

/** Whether the text can be one of our tokens. */
export function isToken(text: string): boolean {
  return /^[a-z2-7]{26}$/.test(text);
}

/**
 * The first and the last token that can begin so. Both lie in the alphabet of tokens, so the range is the same under
 * every collation that sorts digits before letters: C, ICU and the locales of PostgreSQL alike.
 */
export function tokensFrom(start: string): [first: string, last: string] {
  return [start, start.padEnd(LENGTH, 'z')];
}

/** Tokens that a bounce may be about, the surest first: its own address, then the Message-ID it quotes. */
export function tokensOf(bounce: { verpToken: string | null; originalMessageId: string | null }): string[] {
  const quoted = /^<?([^@<>\s]+)@/.exec(bounce.originalMessageId?.trim() ?? '')?.[1];
  return [bounce.verpToken, quoted ?? null]
    .filter((token) => token !== null)
    .map((token) => token.toLowerCase())
    .filter(isToken);
}
