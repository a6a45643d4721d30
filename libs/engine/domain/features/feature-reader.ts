import type { FoldedText } from '../text/fold-text.js';
import type { Window } from '../text/sentence-windows.js';
import type { SparseRow } from './sparse-row.js';
import { eachFeature } from './vocabulary-index.js';
import type { VocabularyIndex } from './vocabulary-index.js';
import type { EachFeature } from './views.js';

/** Steps of a feature's value in one byte. */
const VALUE_STEP = 10;
/** Rare n-grams count for more than plain inverse document frequency says (measured: docs/triage.md). */
const RARITY = 1.5;

/** Value of each feature, `(ln((n + 1) / (documents + 1)) + 1) ^ 1.5` in steps of 0.1. */
export function quantisedIdf(documents: Uint32Array, texts: number): Uint8Array {
  return Uint8Array.from(documents, (count) =>
    Math.min(255, Math.round((Math.log((texts + 1) / (count + 1)) + 1) ** RARITY * VALUE_STEP)),
  );
}

/**
 * Reads a stretch of text as distinct feature numbers, without allocating per n-gram.
 * Holds one stamp per feature; not re-entrant, one reader per engine.
 */
export class FeatureReader {
  /** Feature numbers of the last `read`, `count` of them. */
  numbers = new Int32Array(4096);
  count = 0;
  /** Euclidean length of the last vector; 0 when nothing was known. */
  length = 0;
  /** Occurrences of n-grams seen in the last `read`, known or not. */
  seen = 0;
  /** Of these, the known ones. */
  hits = 0;

  private readonly stamps: Int32Array;
  private round = 0;

  constructor(
    private readonly vocabulary: VocabularyIndex,
    private readonly idf: Uint8Array,
    private readonly each: EachFeature = eachFeature,
  ) {
    this.stamps = new Int32Array(vocabulary.size);
  }

  private readonly visit = (hash: number): void => {
    this.seen += 1;
    const number = this.vocabulary.numberOf(hash);
    if (number < 0) return;
    this.hits += 1;
    if (this.stamps[number] === this.round) return;
    this.stamps[number] = this.round;
    if (this.count === this.numbers.length) this.grow();
    this.numbers[this.count] = number;
    this.count += 1;
    const value = this.idf[number] as number;
    this.length += value * value;
  };

  private grow(): void {
    const bigger = new Int32Array(this.numbers.length * 2);
    bigger.set(this.numbers);
    this.numbers = bigger;
  }

  read(text: FoldedText, window: Window): void {
    this.round += 1;
    this.count = 0;
    this.length = 0;
    this.seen = 0;
    this.hits = 0;
    this.each(text, window, this.visit);
    this.length = Math.sqrt(this.length);
  }

  /** `weights · x` for the last vector, scaled to unit length. */
  dot(weights: ArrayLike<number>): number {
    if (this.length === 0) return 0;
    let sum = 0;
    for (let k = 0; k < this.count; k += 1) {
      const number = this.numbers[k] as number;
      sum += (weights[number] as number) * (this.idf[number] as number);
    }
    return sum / this.length;
  }

  /** Unscaled value of a feature. */
  valueOf(number: number): number {
    return this.idf[number] as number;
  }

  /** A copy of the last vector, for training. */
  row(): SparseRow {
    const idx = this.numbers.slice(0, this.count).sort();
    const val = Float32Array.from(idx, (number) => (this.idf[number] as number) / this.length);
    return { idx, val };
  }
}
