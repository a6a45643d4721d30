import type { MailAddress } from '../read-result.js';
import type { DecodingNotes } from './decoding-notes.js';
import { decodeWords, rawText, wordAt } from './header-text.js';

const MAX_ADDRESSES = 2000;

/** Mailboxes of an address header (bytes as Latin-1, unfolded). Groups are opened; entries without an address left out. */
export function parseAddresses(value: string, part: string, notes: DecodingNotes): MailAddress[] {
  const text = rawText(value, part, notes);
  const found = mailboxes(text).map(({ phrase, address }) => ({
    name: tidyName(decodeWords(phrase, part, notes)),
    address,
  }));
  if (found.length > 0 || !text.includes('=?')) return found;
  // Some clients encode the whole header, address and all.
  return mailboxes(decodeWords(text, part, notes)).map(({ phrase, address }) => ({ name: tidyName(phrase), address }));
}

function tidyName(name: string): string {
  return name
    .replace(/[ \u0000-\u001f]+/g, ' ')
    .trim()
    .replace(/^'(.*)'$/, '$1');
}

interface Mailbox {
  phrase: string;
  address: string;
}

interface Draft {
  phrase: string[];
  comment: string[];
  bracketed: string | null;
  /** True once an `@` stands outside brackets. */
  hasAt: boolean;
}

function emptyDraft(): Draft {
  return { phrase: [], comment: [], bracketed: null, hasAt: false };
}

function mailboxes(text: string): Mailbox[] {
  const boxes: Mailbox[] = [];
  let draft = emptyDraft();
  const close = (): void => {
    const box = finish(draft);
    if (box !== null && boxes.length < MAX_ADDRESSES) boxes.push(box);
    draft = emptyDraft();
  };
  let at = 0;
  while (at < text.length) {
    const character = text.charAt(at);
    if (character === '"') at = quoted(text, at, draft.phrase);
    else if (character === '(') at = comment(text, at, draft.comment);
    else if (character === '<') at = bracketed(text, at, draft);
    else if (character === ',' || character === ';' || (character === ':' && !draft.hasAt)) {
      if (character === ':') draft = emptyDraft();
      else close();
      at++;
    } else {
      const word = character === '=' ? wordAt(text, at) : null;
      const end = word === null ? at + 1 : word.end;
      draft.phrase.push(text.slice(at, end));
      draft.hasAt ||= character === '@';
      at = end;
    }
  }
  close();
  return boxes;
}

/** A quoted string; without its closing mark the quote is a letter like others. */
function quoted(text: string, from: number, phrase: string[]): number {
  const out: string[] = [];
  let at = from + 1;
  for (; at < text.length && text[at] !== '"'; at++) {
    if (text[at] === '\\' && at + 1 < text.length) at++;
    out.push(text.charAt(at));
  }
  if (at >= text.length) {
    // Unclosed: take it as far as the address bracket, which must not be swallowed.
    const bracket = text.indexOf('<', from);
    const stop = bracket === -1 ? text.length : bracket;
    phrase.push(text.slice(from + 1, stop));
    return stop;
  }
  // A quoted local part belongs to its address.
  phrase.push(text[at + 1] === '@' ? localPart(out.join('')) : out.join(''));
  return at + 1;
}

/** Quotes around dots only are taken off: carriers' addresses are written both ways. */
function localPart(local: string): string {
  return /^[\w.!#$%&'*+/=?^`{|}~-]+$/.test(local) ? local : `"${local}"`;
}

function comment(text: string, from: number, comments: string[]): number {
  let depth = 0;
  let at = from;
  for (; at < text.length; at++) {
    if (text[at] === '\\') at++;
    else if (text[at] === '(') depth++;
    else if (text[at] === ')' && --depth === 0) break;
  }
  comments.push(text.slice(from + 1, at));
  return at + 1;
}

function bracketed(text: string, from: number, draft: Draft): number {
  const close = text.indexOf('>', from);
  const stop = close === -1 ? text.length : close;
  const inside = text.slice(from + 1, stop).trim();
  if (inside.includes('@') || draft.bracketed === null) draft.bracketed = inside;
  return stop + 1;
}

function finish({ phrase, comment: comments, bracketed: inside }: Draft): Mailbox | null {
  const words = phrase.join('').trim();
  const remark = comments.join(' ').trim();
  if (inside !== null) {
    const address = cleanAddress(inside);
    if (address !== '') return { phrase: words === '' ? remark : words, address };
  }
  const bare = words.split(/\s+/).find((word) => word.includes('@'));
  if (bare === undefined) return null;
  const rest = words.replace(bare, '').trim();
  return { phrase: rest === '' ? remark : rest, address: cleanAddress(bare) };
}

/** Without source route, `mailto:` and blanks; quotes around a plain local part go. */
function cleanAddress(told: string): string {
  const address = told
    .replace(/\s+/g, '')
    .replace(/^mailto:/i, '')
    .replace(/^@[^:]*:/, '');
  const quote = /^"([^"]*)"@(.*)$/.exec(address);
  return quote === null ? address : `${localPart(quote[1] ?? '')}@${quote[2] ?? ''}`;
}
