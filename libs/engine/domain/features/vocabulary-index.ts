import type { FoldedText } from '../text/fold-text.js';
import type { Window } from '../text/sentence-windows.js';
import { mixed } from './hash.js';

/** Longest character n-gram that is a feature. */
export const LONGEST = 4;

const PRIME = 0x01000193;
const OFFSET = 0x811c9dc5;
const WORD = 0x51ed270b;

function isLatin(unit: number): boolean {
  return (unit >= 0x61 && unit <= 0x7a) || (unit >= 0xc0 && unit <= 0x24f) || (unit >= 0x1e00 && unit <= 0x1eff);
}

/**
 * Calls `visit` with the 32-bit hash and the start of every feature of a stretch of text: character n-grams of
 * 1 to 4 units and, for Latin script, words and pairs of words. The same hash comes as often as it occurs.
 */
export function eachFeature(text: FoldedText, window: Window, visit: (hash: number, at: number) => void): void {
  const units = text.units;
  for (let from = window.from; from < window.to; from += 1) {
    let hash = OFFSET;
    const limit = Math.min(from + LONGEST, window.to);
    for (let at = from; at < limit; at += 1) {
      hash = Math.imul(hash ^ (units[at] as number), PRIME);
      visit(mixed(hash), from);
    }
  }
  let word = 0;
  let before = 0;
  for (let at = window.from; at <= window.to; at += 1) {
    const unit = at < window.to ? (units[at] as number) : 0;
    if (isLatin(unit)) {
      word = Math.imul((word === 0 ? WORD : word) ^ unit, PRIME);
    } else if (word !== 0) {
      visit(mixed(word), at - 1);
      if (before !== 0) visit(mixed(Math.imul(before, 31) ^ word), at - 1);
      before = word;
      word = 0;
    }
  }
}

/** Feature hashes that a model knows, numbered from the most to the least frequent. */
export class VocabularyIndex {
  private readonly slots: Int32Array;
  private readonly mask: number;

  /** @param keys distinct 32-bit hashes; the position is the feature's number */
  constructor(readonly keys: Uint32Array) {
    let size = 1024;
    while (size < keys.length * 2) size *= 2;
    this.mask = size - 1;
    this.slots = new Int32Array(size);
    for (let number = 0; number < keys.length; number += 1) {
      let slot = (keys[number] as number) & this.mask;
      while (this.slots[slot] !== 0) slot = (slot + 1) & this.mask;
      this.slots[slot] = number + 1;
    }
  }

  get size(): number {
    return this.keys.length;
  }

  /** The feature's number, or -1 when the model has not seen it. */
  numberOf(hash: number): number {
    let slot = hash & this.mask;
    for (;;) {
      const number = this.slots[slot] as number;
      if (number === 0) return -1;
      if (this.keys[number - 1] === hash) return number - 1;
      slot = (slot + 1) & this.mask;
    }
  }
}

/** Features of the given texts that occur in at least `minimum` of them, and in how many. */
export function countFeatures(
  texts: readonly FoldedText[],
  minimum: number,
  each: (text: FoldedText, window: Window, visit: (hash: number) => void) => void = eachFeature,
): { keys: Uint32Array; documents: Uint32Array } {
  const counts = new Map<number, number>();
  const last = new Map<number, number>();
  texts.forEach((text, number) => {
    each(text, { from: 0, to: text.units.length }, (hash) => {
      if (last.get(hash) === number) return;
      last.set(hash, number);
      counts.set(hash, (counts.get(hash) ?? 0) + 1);
    });
  });
  const kept = [...counts].filter(([, count]) => count >= minimum).sort((a, b) => b[1] - a[1] || a[0] - b[0]);
  return { keys: Uint32Array.from(kept, ([hash]) => hash), documents: Uint32Array.from(kept, ([, count]) => count) };
}
