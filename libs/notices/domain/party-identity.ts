import { normaliseFor } from '#complaints';
import type { PartyDraft, Postal } from './party.js';

/** The normalised values by which a party is found again; null where there is none. */
export interface PartyMarks {
  email: string | null;
  phone: string | null;
  customer: string | null;
  name: string | null;
  place: string | null;
}

/** Characters of names that are written in several ways. */
const VARIANTS: Record<string, string> = Object.fromEntries(
  ['齋斎齊斉', '邊邉辺', '髙高', '﨑崎', '濵濱浜', '澤沢', '廣広', '櫻桜', '國国', '嶋嶌島', '德徳', '栁柳'].flatMap(
    (group) => Array.from(group).map((letter) => [letter, group.at(-1) ?? letter]),
  ),
);

/** A name as it is compared: width, case, blanks, kana, titles and the usual variants of characters folded. */
export function foldName(name: string): string | null {
  const folded = normaliseFor('name', name);
  return folded === null ? null : Array.from(folded, (letter) => VARIANTS[letter] ?? letter).join('');
}

export function marksOf(party: PartyDraft): PartyMarks {
  return {
    email: party.email,
    phone: party.phone ?? null,
    customer: party.customerNo === undefined ? null : normaliseFor('reference', party.customerNo),
    name: party.name === null ? null : foldName(party.name),
    place: placeOf(party.postal),
  };
}

const KANJI_DIGITS = '〇一二三四五六七八九';

/**
 * Postal code (else the first letters of the address) and the house numbers: the same for 「1丁目2番3号」, 「１－２－３」 and
 * 「一丁目2-3」. Null when the address names no number, for then thousands share it.
 */
export function placeOf(postal: Postal | undefined): string | null {
  if (!postal) return null;
  const text = postal.lines
    .join('')
    .normalize('NFKC')
    .replace(/[〇一二三四五六七八九十]+(?=丁目|番|号|条)/g, kanjiNumber)
    .replace(/\s/g, '');
  const numbers = text.match(/\d+/g) ?? [];
  if (numbers.length === 0) return null;
  const area = postal.code === '' ? text.slice(0, Math.min(8, text.search(/\d/))) : postal.code;
  return area === '' ? null : `${area}:${numbers.map(Number).join('-')}`;
}

function kanjiNumber(written: string): string {
  const [tens, ones] = written.includes('十') ? written.split('十') : ['0', written];
  const digits = (part: string) => Array.from(part, (letter) => String(KANJI_DIGITS.indexOf(letter))).join('');
  const ten = written.includes('十') ? (tens === '' ? 1 : Number(digits(tens ?? ''))) : 0;
  return String(ten * 10 + Number(digits(ones ?? '') || '0'));
}
