import { decodeText } from './charset-choice.js';
import type { Decoded } from './charset-choice.js';
import type { DecodingNotes } from './decoding-notes.js';
import { restoreEscapes } from './lost-escapes.js';
import { decodeTransfer } from './transfer.js';

const MAX_VALUE = 200_000;
/** RFC 2047 says 75; clients that put a whole subject into one word exist. */
const MAX_WORD = 20_000;
const HIGH_OR_ESCAPE = /[\x80-\xff\x1b]/;

interface Word {
  label: string;
  how: string;
  payload: string;
  end: number;
}

/** A header's value (bytes as Latin-1, unfolded) as text: raw 8-bit or JIS first, then encoded words (RFC 2047). */
export function headerText(value: string, part: string, notes: DecodingNotes): string {
  return decodeWords(rawText(value, part, notes), part, notes);
}

/** Raw bytes that stand in a header without any label, decoded by the best guess. Encoded words stay. */
export function rawText(value: string, part: string, notes: DecodingNotes): string {
  const kept = value.length > MAX_VALUE ? value.slice(0, MAX_VALUE) : value;
  if (!HIGH_OR_ESCAPE.test(kept) && !mayHaveLostEscapes(kept)) return kept;
  const decoded = decodeText(Buffer.from(kept, 'latin1'));
  notes.add(part, decoded);
  return decoded.text;
}

function mayHaveLostEscapes(text: string): boolean {
  return /\$[B@]/.test(text) && restoreEscapes(Buffer.from(text, 'latin1')) !== null;
}

/** Decodes the encoded words of a text; words of one kind in a row are joined before, blanks between them do not count. */
export function decodeWords(text: string, part: string, notes: DecodingNotes): string {
  if (!text.includes('=?')) return text;
  const out: string[] = [];
  let copied = 0;
  let at = text.indexOf('=?');
  while (at !== -1) {
    const word = wordAt(text, at);
    if (word === null) {
      at = text.indexOf('=?', at + 2);
      continue;
    }
    const run = runFrom(text, word);
    // Blanks between two words of different kinds do not count either.
    const between = text.slice(copied, at);
    if (copied === 0 || between.trim() !== '') out.push(between);
    const decoded = decodeRun(run.words);
    notes.add(part, decoded);
    out.push(decoded.text);
    copied = run.end;
    at = text.indexOf('=?', copied);
  }
  out.push(text.slice(copied));
  return out.join('');
}

/** `=?label*language?how?payload?=`; a word cut off at the end of the header still counts. */
export function wordAt(text: string, at: number): Word | null {
  const head = /^=\?([\w.:#+-]{1,60})(?:\*[\w-]*)?\?([BbQq])\?/.exec(text.slice(at, at + 100));
  if (head === null) return null;
  const from = at + head[0].length;
  const rest = text.slice(from, from + MAX_WORD);
  const mark = rest.indexOf('?=');
  const close = from + (mark === -1 ? rest.length : mark);
  const payload = text.slice(from, close);
  if (payload.includes('=?')) return null;
  return { label: head[1] ?? '', how: (head[2] ?? 'B').toUpperCase(), payload, end: Math.min(close + 2, text.length) };
}

function runFrom(text: string, first: Word): { words: Word[]; end: number } {
  const words = [first];
  let end = first.end;
  while (words.length < 2000) {
    let next = end;
    while (text[next] === ' ' || text[next] === '\t') next++;
    const word = text.startsWith('=?', next) ? wordAt(text, next) : null;
    if (word?.label.toLowerCase() !== first.label.toLowerCase()) break;
    words.push(word);
    end = word.end;
  }
  return { words, end };
}

function decodeRun(words: readonly Word[]): Decoded {
  const bytes: Buffer[] = [];
  let carried = '';
  for (const { how, payload } of words) {
    if (how === 'Q') {
      bytes.push(decodeTransfer(Buffer.from(payload.replaceAll('_', ' '), 'latin1'), 'quoted-printable'));
      continue;
    }
    // Some programs cut one base64 string into words at any letter.
    const whole = carried + payload.replace(/\s+/g, '');
    const usable = whole.endsWith('=') ? whole.length : whole.length - (whole.length % 4);
    carried = whole.slice(usable);
    bytes.push(Buffer.from(whole.slice(0, usable), 'base64'));
  }
  if (carried !== '') bytes.push(Buffer.from(carried, 'base64'));
  return decodeText(Buffer.concat(bytes), words[0]?.label ?? '');
}
