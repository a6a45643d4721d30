import { damage, decodeAs, guessCharset, isUtf8, japaneseScore } from './charset.js';
import type { GuessedCharset } from './charset.js';

/** Names that mean one of the encodings we tell apart. Carriers and old clients use all of these. */
const ALIASES: Readonly<Record<string, GuessedCharset>> = {
  'iso-2022-jp': 'iso-2022-jp',
  'iso-2022-jp-1': 'iso-2022-jp',
  'iso-2022-jp-2': 'iso-2022-jp',
  'iso-2022-jp-3': 'iso-2022-jp',
  'iso-2022-jp-2004': 'iso-2022-jp',
  'iso-2022-jp-ms': 'iso-2022-jp',
  csiso2022jp: 'iso-2022-jp',
  jis: 'iso-2022-jp',
  cp50220: 'iso-2022-jp',
  cp50221: 'iso-2022-jp',
  cp50222: 'iso-2022-jp',
  shift_jis: 'shift_jis',
  'shift-jis': 'shift_jis',
  sjis: 'shift_jis',
  'x-sjis': 'shift_jis',
  cp932: 'shift_jis',
  ms932: 'shift_jis',
  ms_kanji: 'shift_jis',
  'windows-31j': 'shift_jis',
  csshiftjis: 'shift_jis',
  'euc-jp': 'euc-jp',
  'x-euc-jp': 'euc-jp',
  eucjp: 'euc-jp',
  'eucjp-ms': 'euc-jp',
  'eucjp-win': 'euc-jp',
  'utf-8': 'utf-8',
  utf8: 'utf-8',
  'us-ascii': 'us-ascii',
  ascii: 'us-ascii',
};
/** Every byte means something in these, so bytes alone never contradict the label. */
const SINGLE_BYTE = /^(iso-8859-|windows-125|latin|koi8|macintosh)/;
/** What mailparser decodes right by itself; other spellings are rewritten. */
const UNDERSTOOD = new Set([
  'iso-2022-jp',
  'shift_jis',
  'euc-jp',
  'utf-8',
  'us-ascii',
  'windows-31j',
  'cp932',
  'x-sjis',
]);
const MIN_KANA = 3;

/** How a text is to be decoded. `rewrite`: the label does not lead there by itself. `guessed`: the label was wrong or missing. */
export interface CharsetChoice {
  charset: string;
  rewrite: boolean;
  guessed: boolean;
}

/** Chooses the encoding of a text from its label ('' when there is none) and its bytes. */
export function chooseCharset(bytes: Buffer, label: string): CharsetChoice {
  const name = label.trim().toLowerCase();
  const guess = guessCharset(bytes);
  const declared = ALIASES[name];
  if (guess === 'us-ascii') return asLabelled(name === '' ? 'us-ascii' : (declared ?? name), name);
  if (declared === guess) return asLabelled(declared, name);
  if (declared === undefined && name !== '' && !contradicts(bytes, name, guess)) return asLabelled(name, name);
  if (declared !== undefined && declared !== 'us-ascii' && !betterThan(bytes, declared, guess)) {
    return asLabelled(declared, name);
  }
  if (guess === 'unknown') return { charset: 'unknown', rewrite: false, guessed: true };
  return { charset: guess, rewrite: true, guessed: true };
}

function asLabelled(charset: string, name: string): CharsetChoice {
  return { charset, rewrite: charset === 'iso-2022-jp' && !UNDERSTOOD.has(name), guessed: false };
}

/** Whether a foreign label is plainly wrong for these bytes. */
function contradicts(bytes: Buffer, name: string, guess: GuessedCharset): boolean {
  if (guess === 'iso-2022-jp') return true;
  if (guess === 'unknown') return false;
  if (guess === 'utf-8') return isUtf8(bytes);
  const guessed = decodeAs(bytes, guess);
  const kana = kanaOf(guessed);
  if (kana < MIN_KANA) return false;
  const read = SINGLE_BYTE.test(name) ? null : decodeForeign(bytes, name);
  // Chinese and Korean bytes hardly ever look like undamaged Japanese with kana; Japanese ones under their labels have none.
  return read === null || (damage(guessed) === 0 && kanaOf(read) * 4 < kana);
}

/** Whether the guess reads clearly better than the declared Japanese or UTF-8 label. */
function betterThan(bytes: Buffer, declared: GuessedCharset, guess: GuessedCharset): boolean {
  if (guess === 'unknown') return false;
  if (declared === 'iso-2022-jp') return true;
  const asDeclared = decodeAs(bytes, declared);
  return damage(asDeclared) > 0 && japaneseScore(decodeAs(bytes, guess)) > japaneseScore(asDeclared);
}

function kanaOf(text: string): number {
  return (text.match(/[ぁ-んァ-ヶ]/g) ?? []).length;
}

function decodeForeign(bytes: Buffer, name: string): string | null {
  try {
    return new TextDecoder(name).decode(bytes);
  } catch {
    return null;
  }
}
