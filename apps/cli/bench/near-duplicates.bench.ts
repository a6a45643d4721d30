import { createRequire } from 'node:module';
import { rocAuc } from '#engine';
import type { LabelledText } from '#engine';
import { Random } from '../demo/random.js';
import { changed, CHANGES, type Change } from './siblings-corpus.js';
import { round } from './triage-texts.js';

type Likeness = (one: string, other: string) => number;

/** Texts that are told again in each way, and unrelated pairs beside them. */
const PAIRS = 300;
/** Share of unrelated pairs that may be taken for near-duplicates at the threshold. */
const FALSE_SHARE = 0.01;

interface Pair {
  readonly one: string;
  readonly other: string;
}

/**
 * How well two complaints that tell the same are told apart from two that do not: the shingles that siblings are found
 * by, beside natural's Jaro-Winkler distance. Half of the unrelated pairs are neighbours of the corpus, where a signal and
 * its near-miss share many words.
 */
export async function compareNearDuplicates(corpus: readonly LabelledText[]): Promise<object> {
  const { foldForComparison, likeness, shinglesOf } = await import('#siblings');
  const load = createRequire(import.meta.url);
  const jaroWinkler = load('natural/lib/natural/distance/jaro-winkler_distance.js') as (a: string, b: string) => number;
  const measures: Record<string, Likeness> = {
    'shingles of 4 (siblings)': (one, other) => likeness(shinglesOf(one), shinglesOf(other)).jaccard,
    "natural's Jaro-Winkler": (one, other) => jaroWinkler(one, other),
  };
  const random = new Random(7);
  const texts = corpus.filter(({ text }) => text.length >= 80 && text.length <= 400);
  const told = texts.filter((_, i) => i % Math.floor(texts.length / PAIRS) === 0).slice(0, PAIRS);
  const folded = (one: string, other: string): Pair => ({
    one: foldForComparison(one),
    other: foldForComparison(other),
  });
  const unrelated = told.map(({ text }, i) => {
    const at = texts.indexOf(told[i] as LabelledText);
    return folded(text, texts[(at + (i % 2 === 0 ? 1 : 997)) % texts.length]?.text ?? '');
  });
  const again = Object.fromEntries(
    CHANGES.map((change): [Change, Pair[]] => [
      change,
      told.map(({ text }) => folded(text, changed(text, change, random))),
    ]),
  ) as Record<Change, Pair[]>;
  return {
    pairs: `${String(told.length)} of each kind, ${String(unrelated.length)} unrelated`,
    results: Object.entries(measures).map(([name, measure]) => judged(name, measure, again, unrelated)),
  };
}

function judged(name: string, measure: Likeness, again: Record<Change, Pair[]>, unrelated: readonly Pair[]): object {
  const value = ({ one, other }: Pair): number => measure(one, other);
  const cpu = process.cpuUsage();
  const apart = unrelated.map(value);
  const together = CHANGES.map((change) => again[change].map(value));
  const used = process.cpuUsage(cpu);
  const all = together.flat();
  const sorted = [...apart].sort((a, b) => b - a);
  const threshold = sorted[Math.floor(FALSE_SHARE * sorted.length)] ?? 1;
  const found = (values: readonly number[]): number =>
    round(values.filter((one) => one > threshold).length / values.length, 3);
  return {
    name,
    rocAuc: round(rocAuc([...all, ...apart], [...all.map(() => true), ...apart.map(() => false)]), 4),
    recallAtOnePercentFalse: Object.fromEntries(CHANGES.map((change, at) => [change, found(together[at] ?? [])])),
    cpuMicrosecondsAPair: round((used.user + used.system) / (all.length + apart.length), 1),
  };
}
