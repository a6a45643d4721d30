import { describe, expect, it } from '@jest/globals';
import { sizeThatProves, upperBound } from './clopper-pearson.js';
import { lookAt, plannedLooks, type Look, type LookPlan } from './stream-looks.js';

/** Whether `hits` of the first `n` readings let complaints rest; null where nobody looks. */
type Rule = (n: number) => number | null;

const DESK: LookPlan = { target: 0.01, cleanSamples: 300, confidence: 0.95 };

/** Most hits that pass at a size; -1 when none does. */
function mostHits(n: number, target: number, confidence: number): number {
  let hits = -1;
  while (upperBound(hits + 1, n, confidence) <= target) hits += 1;
  return hits;
}

const planned = (plan: LookPlan, readings: number): Rule => {
  const most = new Map(
    looksUpTo(plan, readings).map(({ size, confidence }) => [size, mostHits(size, plan.target, confidence)]),
  );
  return (n) => most.get(n) ?? null;
};

function looksUpTo(plan: LookPlan, readings: number): Look[] {
  const looks: Look[] = [];
  for (const look of plannedLooks(plan)) {
    if (look.size > readings) break;
    looks.push(look);
  }
  return looks;
}

const eachReading = ({ target, cleanSamples, confidence }: LookPlan): Rule => {
  const sizes = [0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12].map((hits) => sizeThatProves(target, hits, confidence));
  return (n) => (n < cleanSamples ? null : sizes.filter((size) => size <= n).length - 1);
};

/** The exact probability that a desk of this true rate is ever declared proven within so many readings. */
function everProven(rule: Rule, rate: number, readings: number): number {
  let open = [1];
  let proven = 0;
  for (let n = 1; n <= readings; n += 1) {
    open = Array.from(
      { length: Math.min(open.length + 1, 80) },
      (_, hits) => (open[hits] ?? 0) * (1 - rate) + (open[hits - 1] ?? 0) * rate,
    );
    const most = rule(n) ?? -1;
    for (let hits = 0; hits <= most; hits += 1) {
      proven += open[hits] ?? 0;
      open[hits] = 0;
    }
  }
  return proven;
}

describe('planned looks at the readings of a new desk', () => {
  it('are taken first at 300, with the whole confidence, then at sizes that are told beforehand', () => {
    expect(lookAt(299, DESK)).toBeNull();
    expect(lookAt(300, DESK)).toEqual({ size: 300, confidence: 0.95 });
    expect(looksUpTo(DESK, 4_000).map(({ size }) => size)).toEqual([300, 1_000, 1_479, 2_263, 3_604]);
    expect(lookAt(1_478, DESK)?.size).toBe(1_000);
  });

  it.each<[string, LookPlan]>([
    ['300 at 1 %', DESK],
    ['after a new beginning', { ...DESK, confidence: 0.975, cleanSamples: 368 }],
    ['30 at 10 %', { target: 0.1, cleanSamples: 30, confidence: 0.95 }],
    ['a first look that bears hits', { ...DESK, cleanSamples: 1_000 }],
    ['at 80 %', { target: 0.05, cleanSamples: 40, confidence: 0.8 }],
  ])('err in total no oftener than the confidence allows: %s', (_, plan) => {
    const error = everProven(planned(plan, 2_300), plan.target, 2_300);
    expect(error).toBeLessThanOrEqual(1 - plan.confidence);
    expect(everProven(planned(plan, 2_300), plan.target * 1.01, 2_300)).toBeLessThan(error);
  });

  it('would not, were the bound read after every reading', () => {
    expect(everProven(eachReading(DESK), 0.0101, 1_500)).toBeGreaterThan(0.08);
  });

  it('let a desk that misses little begin after a hit among its first 300', () => {
    expect(everProven(planned(DESK, 2_300), 0.002, 2_300)).toBeGreaterThan(0.9);
  });

  it('need 368 clean readings after a new beginning, where 300 would not do', () => {
    expect(sizeThatProves(0.01, 0, 0.975)).toBe(368);
    expect(upperBound(0, 300, 0.975)).toBeGreaterThan(0.01);
  });
});
