const ALPHABET = 'abcdefghijklmnopqrstuvwxyz234567';
/** 26 letters of 5 bits: 130 bits that nobody guesses. */
const LENGTH = 26;

/** A digest (at least 26 bytes) as a token that stands in a mail address in either case of letters. */
export function tokenOf(digest: Uint8Array): string {
  return Array.from(digest.subarray(0, LENGTH), (byte) => ALPHABET[byte & 31]).join('');
}

/** `desk+r.TOKEN@example.jp` of `desk@example.jp`. */
export function withToken(replyAddress: string, token: string): string {
  const at = replyAddress.lastIndexOf('@');
  return `${replyAddress.slice(0, at)}+r.${token}@${replyAddress.slice(at + 1)}`;
}

/** Tokens in addresses that a mail was sent to, each once; of our own reply address only. */
export function tokensIn(addresses: readonly string[], replyAddress: string): string[] {
  const at = replyAddress.lastIndexOf('@');
  const [local, domain] = [replyAddress.slice(0, at).toLowerCase(), replyAddress.slice(at + 1).toLowerCase()];
  const found = addresses.flatMap((address) => {
    const plain = address.trim().toLowerCase();
    const [head, tail] = [`${local}+r.`, `@${domain}`];
    if (!plain.startsWith(head) || !plain.endsWith(tail)) return [];
    const token = plain.slice(head.length, plain.length - tail.length);
    return token.length === LENGTH && [...token].every((letter) => ALPHABET.includes(letter)) ? [token] : [];
  });
  return [...new Set(found)];
}
