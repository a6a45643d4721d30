import { likeness } from './charset-score.js';

/** A text that had been decoded wrongly and encoded again on its way, put right. `through`: the wrong decoding. */
export interface Unmixed {
  text: string;
  through: 'windows-1252' | 'shift_jis';
  score: number;
}

const MIN_FOREIGN = 4;
const MIN_SCORE = 75;
/** Bytes that Shift_JIS has no character for were lost on the way. */
const MIN_SCORE_LOSSY = 15;
const SAMPLE = 4_000;
const strict = new TextDecoder('utf-8', { fatal: true });
const lenient = new TextDecoder('utf-8');
const CP1252_HIGH = '€\u0081‚ƒ„…†‡ˆ‰Š‹Œ\u008dŽ\u008f\u0090‘’“”•–—˜™š›œ\u009džŸ';
/** Lead characters that UTF-8 Japanese turns into when it is read as Shift_JIS. */
const SJIS_MARKS = /[縺繧繝譁荳逕莠隱隕髮]/g;

/** Undoes UTF-8 that was read as Windows-1252 or Shift_JIS, once or twice; null when the text is not of that kind. */
export function unmix(text: string): Unmixed | null {
  const sample = text.slice(0, SAMPLE);
  if (/[\u00c2-\u00ef][\u0080-\u00bf\u0152-\u0178\u02c6-\u02dc\u2013-\u2122]/.test(sample)) {
    const once = through1252(text);
    const twice = once === null ? null : through1252(once);
    const found = accept(twice, 'windows-1252', text) ?? accept(once, 'windows-1252', text);
    if (found !== null) return found;
  }
  const marks = (sample.match(SJIS_MARKS) ?? []).length;
  return marks >= 2 && marks * 8 >= likeness(sample, 'ja').foreign ? throughShiftJis(text) : null;
}

function through1252(text: string): string | null {
  const bytes = Buffer.alloc(text.length);
  for (let i = 0; i < text.length; i++) {
    const code = text.charCodeAt(i);
    const high = code < 0x100 ? code : CP1252_HIGH.indexOf(text.charAt(i)) + 0x80;
    if (high < 0x80 && code >= 0x100) return null;
    bytes[i] = high;
  }
  return tryDecode(bytes);
}

function tryDecode(bytes: Uint8Array): string | null {
  try {
    return strict.decode(bytes);
  } catch {
    return null;
  }
}

let reverse: Map<number, number> | null = null;

/** Character → Shift_JIS bytes (lead × 256 + trail), from the decoder itself. */
function shiftJisCodes(): Map<number, number> {
  if (reverse !== null) return reverse;
  const map = new Map<number, number>();
  const decoder = new TextDecoder('shift_jis');
  for (let lead = 0x81; lead <= 0xfc; lead++) {
    if (lead >= 0xa0 && lead < 0xe0) continue;
    for (let trail = 0x40; trail <= 0xfc; trail++) {
      const character = decoder.decode(Uint8Array.of(lead, trail));
      if (character.length === 1 && character !== '\ufffd') map.set(character.charCodeAt(0), lead * 256 + trail);
    }
  }
  reverse = map;
  return map;
}

function throughShiftJis(text: string): Unmixed | null {
  const codes = shiftJisCodes();
  const bytes: number[] = [];
  for (let i = 0; i < text.length; i++) {
    const code = text.charCodeAt(i);
    const pair = codes.get(code);
    if (code < 0x80) bytes.push(code);
    else if (code >= 0xff61 && code <= 0xff9f) bytes.push(code - 0xff61 + 0xa1);
    else if (pair !== undefined) bytes.push(pair >> 8, pair & 0xff);
    else bytes.push(0x3f);
  }
  return accept(lenient.decode(Uint8Array.from(bytes)), 'shift_jis', text);
}

function accept(text: string | null, through: Unmixed['through'], before: string): Unmixed | null {
  if (text === null) return null;
  const { score, foreign } = likeness(text, 'any');
  const was = likeness(before, 'any').foreign;
  if (foreign < MIN_FOREIGN || score < (through === 'shift_jis' ? MIN_SCORE_LOSSY : MIN_SCORE) || foreign >= was)
    return null;
  return { text, through, score };
}
