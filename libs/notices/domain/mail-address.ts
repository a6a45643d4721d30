import { domainToASCII } from 'node:url';

/** RFC 5321 limits. */
const MAX_LOCAL = 64;
const MAX_ADDRESS = 254;

/**
 * The address in the form used for look-ups and sending: folded to half width and lower case, ASCII domain.
 * Null when it is not one address. The local part is lower-cased too, as every large provider treats it so.
 */
export function normaliseEmail(raw: string): string | null {
  const text = raw.normalize('NFKC').trim().toLowerCase();
  const at = text.lastIndexOf('@');
  const local = text.slice(0, at);
  const domain = domainToASCII(text.slice(at + 1));
  if (at < 1 || local.length > MAX_LOCAL || domain === '') return null;
  // Old Japanese phone addresses have dots in odd places (a..b.@): they exist and receive mail.
  if (!/^[\p{L}\p{N}.!#$%&'*+/=?^_`{|}~-]+$/u.test(local)) return null;
  if (!/^(?:[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?\.)+[a-z][a-z0-9-]*[a-z0-9]$/.test(domain)) return null;
  const address = `${local}@${domain}`;
  return address.length > MAX_ADDRESS ? null : address;
}

/** Part after the at sign. */
export function domainOf(address: string): string {
  return address.slice(address.lastIndexOf('@') + 1);
}

/** A label for lists that lets colleagues tell rows apart without showing who it is: `y***@example.jp`, `山***`. */
export function maskedLabel(party: { name: string | null; email: string | null }): string {
  if (party.email !== null) return `${firstOf(party.email)}***@${domainOf(party.email)}`;
  return party.name === null || party.name === '' ? '***' : `${firstOf(party.name)}***`;
}

function firstOf(text: string): string {
  return Array.from(text)[0] ?? '';
}
