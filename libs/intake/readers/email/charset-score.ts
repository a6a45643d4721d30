import { hanWeight, Script, scriptOf } from './script-classes.js';

/** Which writing a character set is made for; `byte`: one byte a character, `any`: Unicode. */
export type CharsetWorld = 'ja' | 'gb' | 'big5' | 'kr' | 'byte' | 'any';

/** Marks of one decoding. `damage`: characters that no writer meant. `foreign`: characters outside ASCII. */
export interface Likeness {
  /** 0..100: mean weight of the characters outside ASCII; 100 for plain ASCII. */
  score: number;
  damage: number;
  foreign: number;
}

const DAMAGE_WEIGHT = -2;
const SAMPLE = 20_000;
const MIN_HALF_KANA = 8;

/** How much a decoded text looks like something that people write. Looks at the first 20,000 characters. */
export function likeness(text: string, world: CharsetWorld): Likeness {
  const end = Math.min(text.length, SAMPLE);
  let sum = 0;
  let foreign = 0;
  let damage = 0;
  let halfKana = 0;
  for (let i = 0; i < end; i++) {
    const code = text.charCodeAt(i);
    if (code >= 0x20 && code < 0x7f) continue;
    const script = scriptOf(code);
    if (script === Script.Ascii) continue;
    foreign++;
    if (script === Script.HalfKana) halfKana++;
    if (script === Script.Damage) {
      damage++;
      sum += DAMAGE_WEIGHT;
    } else {
      sum += world === 'byte' ? byteWeight(script, text, i) : wideWeight(script, code, world);
    }
  }
  if (halfKana >= MIN_HALF_KANA && halfKana >= foreign * 0.9 && isHalfWidthText(text.slice(0, end)))
    sum = 0.62 * foreign;
  const score = foreign === 0 ? 100 : Math.max(0, Math.min(100, (100 * sum) / foreign));
  return { score: Math.round(score * 10) / 10, damage, foreign };
}

/**
 * Whether half-width kana are a text and not EUC-JP read as Shift_JIS: that has a comma or dot before every kana, and
 * voicing marks behind letters that have no voice.
 */
function isHalfWidthText(text: string): boolean {
  const separators = (text.match(/[､･]/g) ?? []).length;
  return separators * 7 < text.length && !/(?<![ｦｳｶ-ﾄﾊ-ﾎ])ﾞ|(?<![ﾊ-ﾎ])ﾟ/.test(text);
}

function wideWeight(script: Script, code: number, world: Exclude<CharsetWorld, 'byte'>): number {
  switch (script) {
    case Script.Kana:
      return world === 'kr' ? 0.4 : 1;
    case Script.HalfKana:
      return world === 'any' ? 0.8 : 0.3;
    case Script.Han:
      return world === 'kr' ? 0.4 : hanWeight(code, world);
    case Script.Hangul:
      return 1;
    case Script.Latin:
    case Script.OtherLetter:
      return world === 'any' ? 0.9 : 0.3;
    case Script.Symbol:
      return 0.7;
    case Script.Surrogate:
      return 0.9;
    case Script.Drawing:
      return 0.4;
    case Script.PrivateUse:
      return 0.2;
    default:
      return 0;
  }
}

/** In a single-byte set every byte is a letter; only letters that stand in words speak for it. */
function byteWeight(script: Script, text: string, at: number): number {
  if (script === Script.OtherLetter) return 0.9;
  const inWord = isWordLetter(text.charCodeAt(at - 1)) || isWordLetter(text.charCodeAt(at + 1));
  if (script === Script.Latin) return inWord ? 0.9 : 0.1;
  return inWord || text.charCodeAt(at - 1) === 0x20 ? 0.5 : 0.05;
}

function isWordLetter(code: number): boolean {
  return (code >= 0x61 && code <= 0x7a) || (code >= 0x41 && code <= 0x5a);
}
