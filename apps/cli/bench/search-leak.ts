import { createHash } from 'node:crypto';
import { rounded } from './machine.js';

/** Pairs of letters that the guesser tries for: the most frequent ones, which give the most away. */
const GUESSED = 100;

/** What a guesser learns at one number of bits, and what it costs in complaints that are opened in vain. */
export interface Leak {
  bits: number;
  /** Buckets whose most frequent pair was guessed by frequency alone. */
  guessed: number;
  /** Complaints proposed for a pair that do not hold it, for each that does; pairs in 1 of 1,000 complaints. */
  proposedInVain: number;
}

/**
 * Somebody has the opened index, and texts of the same kind, but not the key of the digests: ordering buckets and pairs by
 * how many documents have them, how many of the commonest pairs do they name? One half of the texts is the index, the other
 * what the guesser knows.
 */
export function leakAt(folded: readonly string[], bits: number): Leak {
  const index = countPairs(folded.filter((_, n) => n % 2 === 0));
  const known = countPairs(folded.filter((_, n) => n % 2 === 1));
  const buckets = new Map<number, { count: number; most: string; mostCount: number }>();
  for (const [pair, count] of index) {
    const bucket = bucketOf(pair, bits);
    const there = buckets.get(bucket) ?? { count: 0, most: '', mostCount: 0 };
    there.count += count;
    if (count > there.mostCount) [there.most, there.mostCount] = [pair, count];
    buckets.set(bucket, there);
  }
  const seen = [...buckets.values()].sort((a, b) => b.count - a.count).slice(0, GUESSED);
  const guesses = [...known].sort(([, a], [, b]) => b - a).slice(0, GUESSED);
  const right = seen.filter(({ most }, n) => guesses[n]?.[0] === most).length;
  return {
    bits,
    guessed: rounded(right / GUESSED),
    proposedInVain: rounded(inVain(index, buckets, bits, folded.length)),
  };
}

function inVain(
  index: ReadonlyMap<string, number>,
  buckets: ReadonlyMap<number, { count: number }>,
  bits: number,
  texts: number,
): number {
  const wanted = Math.max(2, Math.round(texts / 2 / 1000));
  const some = [...index].filter(([, count]) => count >= wanted && count <= wanted * 2).slice(0, 500);
  const extra = some.map(([pair, count]) => ((buckets.get(bucketOf(pair, bits))?.count ?? count) - count) / count);
  return extra.length === 0 ? 0 : extra.reduce((sum, each) => sum + each, 0) / extra.length;
}

function countPairs(texts: readonly string[]): Map<string, number> {
  const counts = new Map<string, number>();
  for (const text of texts) {
    const letters = [...text];
    const pairs = new Set(letters.slice(1).map((letter, n) => `${letters[n] ?? ''}${letter}`));
    for (const pair of pairs) counts.set(pair, (counts.get(pair) ?? 0) + 1);
  }
  return counts;
}

/** Any digest does: what is measured hangs on how many bits of it there are. */
function bucketOf(pair: string, bits: number): number {
  return createHash('sha256').update(pair).digest().readUIntBE(0, 5) % 2 ** bits;
}
