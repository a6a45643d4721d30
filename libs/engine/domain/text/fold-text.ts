/**
 * A text as the engine reads it: NFKC, lower case, katakana as hiragana, digits as `0`, look-alike
 * characters of OCR as one, spaces between Japanese characters dropped.
 * `start[i]`/`end[i]` are UTF-16 offsets of the original text for folded unit `i` (end exclusive).
 */
export interface FoldedText {
  readonly original: string;
  readonly units: Uint16Array;
  readonly start: Uint32Array;
  readonly end: Uint32Array;
}

const SPACE = 0x20;
const DIGIT = 0x30;
const LONGEST_MARK_RUN = 8;

/** Characters that OCR (and hurried typists) take for one another; the first of each group stands for all. */
const LOOK_ALIKES = ['一ー―─‐—–-ｰ~', '二ニ', '口ロ', '夕タ', '力カ', '工エ', '卜ト', '八ハ', '日曰', '漏濡', '洩泄'];

const FOLD = buildFoldTable();

function buildFoldTable(): Uint16Array {
  const table = new Uint16Array(0x10000);
  for (let unit = 0; unit < table.length; unit += 1) table[unit] = unit;
  for (let unit = 0x30a1; unit <= 0x30f6; unit += 1) table[unit] = unit - 0x60;
  for (let unit = 0x30; unit <= 0x39; unit += 1) table[unit] = DIGIT;
  for (let unit = 0; unit < SPACE; unit += 1) table[unit] = SPACE;
  for (const unit of [0x7f, 0x85, 0xa0, 0x1680, 0x2028, 0x2029, 0x200b, 0x200c, 0x200d, 0xfeff, 0x3000]) {
    table[unit] = SPACE;
  }
  for (const group of LOOK_ALIKES) {
    for (let at = 0; at < group.length; at += 1) table[group.charCodeAt(at)] = group.charCodeAt(0);
  }
  return table;
}

function isCombining(unit: number): boolean {
  return (unit >= 0x300 && unit <= 0x36f) || unit === 0x3099 || unit === 0x309a || unit === 0xff9e || unit === 0xff9f;
}

/** Kana and kanji, where a space inside a line is layout or OCR noise and not a word boundary. */
function isJapanese(unit: number): boolean {
  return (unit >= 0x3041 && unit <= 0x30ff) || (unit >= 0x3400 && unit <= 0x9fff);
}

class Folder {
  readonly units: Uint16Array;
  readonly start: Uint32Array;
  readonly end: Uint32Array;
  length = 0;

  constructor(size: number) {
    this.units = new Uint16Array(size);
    this.start = new Uint32Array(size);
    this.end = new Uint32Array(size);
  }

  push(unit: number, start: number, end: number): void {
    const folded = FOLD[unit] ?? unit;
    const last = this.length > 0 ? (this.units[this.length - 1] ?? SPACE) : SPACE;
    if (folded === SPACE && last === SPACE) return;
    if (last === SPACE && this.length > 1 && isJapanese(folded) && isJapanese(this.units[this.length - 2] ?? 0)) {
      this.length -= 1;
    }
    this.units[this.length] = folded;
    this.start[this.length] = start;
    this.end[this.length] = end;
    this.length += 1;
  }
}

function clusterEnd(text: string, at: number): number {
  const point = text.codePointAt(at) ?? 0;
  let end = at + (point > 0xffff ? 2 : 1);
  const limit = end + LONGEST_MARK_RUN;
  while (end < text.length && end < limit && isCombining(text.charCodeAt(end))) end += 1;
  return end;
}

/**
 * Fold a text for reading and matching. Never throws, whatever the code units are (lone surrogates, NUL).
 * @param text any string; offsets in the answer are UTF-16 units of it
 */
export function foldText(text: string): FoldedText {
  let folder = new Folder(text.length + 16);
  let at = 0;
  while (at < text.length) {
    const unit = text.charCodeAt(at);
    const next = at + 1 < text.length ? text.charCodeAt(at + 1) : 0;
    const plain = unit < 0x80 || (unit >= 0x3041 && unit <= 0x30fe) || (unit >= 0x4e00 && unit <= 0x9fff);
    if (plain && !isCombining(next)) {
      folder.push(unit >= 0x41 && unit <= 0x5a ? unit + 0x20 : unit, at, at + 1);
      at += 1;
      continue;
    }
    const end = clusterEnd(text, at);
    const folded = text.slice(at, end).normalize('NFKC').toLowerCase();
    if (folder.length + folded.length + (text.length - at) > folder.units.length) folder = grown(folder, folded.length);
    for (let k = 0; k < folded.length; k += 1) folder.push(folded.charCodeAt(k), at, end);
    at = end;
  }
  const length = folder.length;
  return {
    original: text,
    units: folder.units.subarray(0, length),
    start: folder.start.subarray(0, length),
    end: folder.end.subarray(0, length),
  };
}

/** Compatibility characters can unfold to as many as 18 units (U+FDFA); make room when a text does that. */
function grown(folder: Folder, extra: number): Folder {
  const bigger = new Folder(folder.units.length * 2 + extra);
  bigger.units.set(folder.units);
  bigger.start.set(folder.start);
  bigger.end.set(folder.end);
  bigger.length = folder.length;
  return bigger;
}

/** The folded form of a term, for a dictionary that is matched against folded texts. */
export function foldTerm(term: string): string {
  return String.fromCharCode(...foldText(term).units);
}
