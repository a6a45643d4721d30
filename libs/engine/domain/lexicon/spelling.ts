import { foldText } from '../text/fold-text.js';
import type { FoldedText } from '../text/fold-text.js';

/** Other ways of writing the same, as kept in `config/signals.yaml` under `spelling`. */
export interface SpellingRules {
  /** Groups of characters; the first of a group stands for all (old forms, simplified forms, small kana). */
  readonly variants: readonly string[];
  /** Words that are written in several ways, agents' abbreviations, dialect endings. */
  readonly written: readonly WrittenAs[];
  /** Groups of characters that a scanner mistakes for one another; used for letters and faxes only. */
  readonly scanned: readonly string[];
}

export interface WrittenAs {
  readonly as: string;
  readonly for: readonly string[];
}

interface Node {
  readonly next: Map<number, Node>;
  to?: Uint16Array;
}

const DIGIT = 0x30;
const KATAKANA_RE = 0x30ec;
const HIRAGANA_SHI = 0x3057;
/** Digits that scanners write for letters: `1` for `l`, `0` for `o`, `5` for `s`, `8` for `b`. */
const LETTER_OF_DIGIT: Readonly<Record<string, string>> = { 0: 'o', 1: 'l', 5: 's', 8: 'b' };

/** Latin letters as they stand after folding. */
export function isLatin(unit: number): boolean {
  return (unit >= 0x61 && unit <= 0x7a) || (unit >= 0xc0 && unit <= 0x24f) || (unit >= 0x1e00 && unit <= 0x1eff);
}

function isHiragana(unit: number): boolean {
  return unit >= 0x3041 && unit <= 0x3096;
}

/**
 * Levels spellings above the folding that the model reads: words and texts pass through the same rules, and every
 * unit still knows its place in the original. The model never sees this; it serves the lexicon.
 */
export class Spelling {
  private readonly variants: Uint16Array;
  private readonly scanned: Uint16Array;
  private readonly root: Node = { next: new Map() };

  constructor(rules: SpellingRules) {
    this.variants = tableOf(rules.variants);
    this.scanned = tableOf(rules.scanned);
    withoutVoicing(this.scanned);
    for (const { as, for: spellings } of rules.written) {
      const to = this.folded(as);
      for (const spelling of spellings) this.insert(this.folded(spelling), to);
    }
  }

  /** The text with its spellings levelled. */
  level(text: FoldedText): FoldedText {
    const units = new Uint16Array(text.units.length);
    for (let at = 0; at < units.length; at += 1) {
      const unit = text.units[at] as number;
      units[at] = this.variants[unit] ?? unit;
    }
    return this.rewritten({ ...text, units });
  }

  /** A levelled text as a bad scan may have it: voicing marks and look-alikes do not count, digits may be letters. */
  scan(levelled: FoldedText): FoldedText {
    const { units, start, original } = levelled;
    const read = new Uint16Array(units.length);
    for (let at = 0; at < units.length; at += 1) {
      const unit = units[at] as number;
      const from = start[at] as number;
      let meant = unit;
      if (unit === DIGIT && (isLatin(units[at - 1] ?? 0) || isLatin(units[at + 1] ?? 0))) {
        meant = (LETTER_OF_DIGIT[original.charAt(from)] ?? '0').charCodeAt(0);
      } else if (original.charCodeAt(from) === KATAKANA_RE && isHiragana(original.charCodeAt(from - 1))) {
        meant = HIRAGANA_SHI;
      }
      read[at] = this.scanned[meant] ?? meant;
    }
    return { ...levelled, units: read };
  }

  /** A word of the lexicon, levelled like a text. */
  term(word: string): Uint16Array {
    return this.level(foldText(word)).units;
  }

  /** A word of the lexicon as a bad scan may have it. */
  scannedTerm(word: string): Uint16Array {
    return this.scan(this.level(foldText(word))).units;
  }

  private folded(word: string): Uint16Array {
    return foldText(word).units.map((unit) => this.variants[unit] ?? unit);
  }

  private insert(spelling: Uint16Array, to: Uint16Array): void {
    let node = this.root;
    for (const unit of spelling) {
      let next = node.next.get(unit);
      if (next === undefined) {
        next = { next: new Map() };
        node.next.set(unit, next);
      }
      node = next;
    }
    node.to = to;
  }

  private rewritten(text: FoldedText): FoldedText {
    const places: { at: number; length: number; to: Uint16Array }[] = [];
    let grows = 0;
    for (let at = 0; at < text.units.length;) {
      const found = this.longestAt(text.units, at);
      if (found === undefined) {
        at += 1;
        continue;
      }
      places.push({ at, ...found });
      grows += found.to.length - found.length;
      at += found.length;
    }
    return places.length === 0 ? text : rebuilt(text, places, grows);
  }

  private longestAt(units: Uint16Array, from: number): { length: number; to: Uint16Array } | undefined {
    let node = this.root.next.get(units[from] as number);
    if (node === undefined || (isLatin(units[from] as number) && isLatin(units[from - 1] ?? 0))) return undefined;
    let best: { length: number; to: Uint16Array } | undefined;
    for (let to = from + 1; node !== undefined; to += 1) {
      const cutsWord = isLatin(units[to - 1] as number) && isLatin(units[to] ?? 0);
      if (node.to !== undefined && !cutsWord) best = { length: to - from, to: node.to };
      node = to < units.length ? node.next.get(units[to] as number) : undefined;
    }
    return best;
  }
}

function tableOf(groups: readonly string[]): Uint16Array {
  const table = new Uint16Array(0x10000);
  for (let unit = 0; unit < table.length; unit += 1) table[unit] = unit;
  for (const group of groups) {
    const units = foldText(group.replace(/\s/g, '')).units;
    for (const unit of units) table[unit] = units[0] as number;
  }
  return table;
}

/** Hiragana with a voicing mark as the one without. */
function withoutVoicing(table: Uint16Array): void {
  for (let unit = 0x3041; unit <= 0x3096; unit += 1) {
    const plain = String.fromCharCode(unit).normalize('NFD').charCodeAt(0);
    if (plain !== unit) table[unit] = table[plain] as number;
  }
}

/** Each unit of a rewritten word stands for the whole word in the original. */
function rebuilt(
  text: FoldedText,
  places: readonly { at: number; length: number; to: Uint16Array }[],
  grows: number,
): FoldedText {
  const size = text.units.length + grows;
  const units = new Uint16Array(size);
  const start = new Uint32Array(size);
  const end = new Uint32Array(size);
  let from = 0;
  let out = 0;
  const copy = (to: number): void => {
    units.set(text.units.subarray(from, to), out);
    start.set(text.start.subarray(from, to), out);
    end.set(text.end.subarray(from, to), out);
    out += to - from;
  };
  for (const place of places) {
    copy(place.at);
    units.set(place.to, out);
    start.fill(text.start[place.at] as number, out, out + place.to.length);
    end.fill(text.end[place.at + place.length - 1] as number, out, out + place.to.length);
    out += place.to.length;
    from = place.at + place.length;
  }
  copy(text.units.length);
  return { original: text.original, units, start, end };
}
