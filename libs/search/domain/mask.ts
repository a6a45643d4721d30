import { firstOf, type Field } from './content.js';
import type { Stretch } from './find-words.js';

/** A stretch of a text and what is shown in its place. */
export interface Masked extends Stretch {
  shown: string;
}

const DIGITS = /[+＋]?[(（]?[\d０-９](?:[\s()（）.\-‐‑‒–—―−ー－]*[\d０-９]){5,}/gu;
const AT = /[@＠]/gu;
const OF_MAILBOX = /[\w.!#$%&'*+/=?^`{|}~"\-Ａ-Ｚａ-ｚ０-９＿．＋－]/u;
const OF_HOST = /[\w.\-Ａ-Ｚａ-ｚ０-９．－]/u;
const HONORIFIC = /(様|さま|さん|氏|殿)$/u;

/** 山＊＊: the first letter of each part of a name. */
export function maskName(name: string): string {
  return name
    .trim()
    .split(/[\s　]+/u)
    .map((part) => `${[...part][0] ?? ''}＊`)
    .join(' ');
}

/** ***1234: the last four digits. */
export function maskPhone(phone: string): string {
  return `***${phone.normalize('NFKC').replace(/\D/g, '').slice(-4)}`;
}

/** t***@example.jp: the first letter, and where the mailbox is. */
export function maskEmail(email: string): string {
  const [local = '', ...rest] = email.trim().split(/[@＠]/u);
  return `${[...local][0] ?? ''}***@${rest.join('@')}`;
}

/** 神奈川＊＊＊: the first three letters. */
export function maskAddress(address: string): string {
  return `${[...address.trim()].slice(0, 3).join('')}＊＊＊`;
}

/**
 * What in a text tells who somebody is: numbers of six digits and more, mail addresses, the names and the address that
 * the case knows. A name that only the text knows stays: nothing tells it from other words.
 */
export function masksFor(text: string, fields: readonly Field[]): Masked[] {
  const found: Masked[] = [];
  for (const { start, end } of mailsIn(text)) {
    const mail = text.slice(start, end);
    found.push(masked(start, mail, maskEmail(mail)));
  }
  for (const match of text.matchAll(DIGITS)) found.push(masked(match.index, match[0], maskPhone(match[0])));
  for (const name of namesOf(fields)) found.push(...everywhere(text, name, maskName(name)));
  const address = firstOf(fields, 'address')?.trim() ?? '';
  if (address.length > 3) found.push(...everywhere(text, address, maskAddress(address)));
  return apart(found);
}

/** Names of the complainant and of who speaks for them. */
function namesOf(fields: readonly Field[]): string[] {
  return [...new Set(fields.filter(({ kind }) => kind === 'name').flatMap(({ text }) => partsOfName(text)))];
}

/** A name whole and in parts; a part of one letter is an ordinary word. */
export function partsOfName(text: string): string[] {
  const name = text.trim().replace(HONORIFIC, '');
  const parts = [name, name.replace(/[\s　]+/gu, ''), ...name.split(/[\s　]+/u)];
  return parts.filter((part) => [...part].length > 1);
}

/**
 * Mail addresses, found from their sign outwards: each letter is looked at twice at most, however long a run of them is.
 * A pattern that looks for the letters first takes the square of their number where no sign follows.
 */
function mailsIn(text: string): Stretch[] {
  const found: Stretch[] = [];
  for (const { index: at } of text.matchAll(AT)) {
    let [start, end] = [at, at + 1];
    while (start > 0 && OF_MAILBOX.test(text.charAt(start - 1))) start -= 1;
    while (end < text.length && OF_HOST.test(text.charAt(end))) end += 1;
    if (start < at && end > at + 1) found.push({ start, end });
  }
  return found;
}

function everywhere(text: string, wanted: string, shown: string): Masked[] {
  const found: Masked[] = [];
  for (let at = text.indexOf(wanted); at >= 0; at = text.indexOf(wanted, at + wanted.length))
    found.push(masked(at, wanted, shown));
  return found;
}

function masked(start: number, text: string, shown: string): Masked {
  return { start, end: start + text.length, shown };
}

/** In order, the longer one where two overlap. */
function apart(masks: readonly Masked[]): Masked[] {
  const kept: Masked[] = [];
  for (const each of [...masks].sort((a, b) => a.start - b.start || b.end - a.end)) {
    const last = kept.at(-1);
    if (last === undefined || each.start >= last.end) kept.push(each);
    // Two that overlap and neither holds the other: the rest of the second must not stay readable.
    else if (each.end > last.end) last.end = each.end;
  }
  return kept;
}
