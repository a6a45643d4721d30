import { betaQuantile } from './beta.js';

/**
 * Upper confidence bound (one-sided, Clopper & Pearson 1934) of a share when `hits` of `n` were found: the largest share
 * that finds as few with a probability of at least 1 - confidence. 1 when nothing was looked at.
 */
export function upperBound(hits: number, n: number, confidence: number): number {
  if (n <= 0 || hits >= n) return 1;
  return betaQuantile(confidence, hits + 1, n - hits);
}

/** Lower counterpart of {@link upperBound}. */
export function lowerBound(hits: number, n: number, confidence: number): number {
  return hits <= 0 || n <= 0 ? 0 : betaQuantile(1 - confidence, hits, n - hits + 1);
}

/** The smallest sample that proves `target` when it finds `hits`. */
export function sizeThatProves(target: number, hits: number, confidence: number): number {
  let low = hits;
  let high = Math.max(hits + 1, 16);
  while (upperBound(hits, high, confidence) > target) high *= 2;
  while (high - low > 1) {
    const middle = Math.floor((low + high) / 2);
    if (upperBound(hits, middle, confidence) > target) low = middle;
    else high = middle;
  }
  return high;
}

/** Sizes that are printed with what they prove. */
const PRINTED = [30, 60, 100, 300, 500, 1_000, 1_500, 3_000, 10_000] as const;

/** What a sample of `n` proves when it finds none, one, two or three. */
export interface ProvenBySize {
  n: number;
  /** Upper bounds as shares, by the number of hits. */
  atMost: number[];
}

/** The printed table of sizes. */
export function provenBySizes(confidence: number): ProvenBySize[] {
  return PRINTED.map((n) => ({ n, atMost: [0, 1, 2, 3].map((hits) => upperBound(hits, n, confidence)) }));
}
