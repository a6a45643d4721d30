import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { controlThreshold, fewestFor } from './control-threshold.js';

const run = { seed: 11, numRuns: 300 };
/** Few different values, so that many are equal. */
const coarse = fc.array(
  fc.integer({ min: 0, max: 12 }).map((step) => step / 12),
  { minLength: 1, maxLength: 150 },
);
const alphas = fc.integer({ min: 1, max: 60 }).map((percent) => percent / 100);
const line = (n: number): number[] => Array.from({ length: n }, (_, i) => (i + 1) / (n + 1));

/** The definition, word for word: the highest score t with (n/(n+1)) R̂(t) + 1/(n+1) ≤ α; null when none is. */
function byDefinition(scores: readonly number[], alpha: number): number | null {
  const n = scores.length;
  const fitting = [...new Set(scores)].filter((t) => {
    const risk = scores.filter((score) => score < t).length / n;
    return (n / (n + 1)) * risk + 1 / (n + 1) <= alpha + 1e-9;
  });
  return fitting.length === 0 ? null : Math.max(...fitting);
}

describe('the threshold of conformal risk control', () => {
  it('is the highest that the definition allows, with equal scores on one side', () => {
    fc.assert(
      fc.property(coarse, alphas, (scores, alpha) => {
        const found = controlThreshold({ scores, alpha });
        const wanted = byDefinition(scores, alpha);
        expect(found.provable).toBe(wanted !== null);
        expect(found.threshold).toBe(wanted ?? 0);
        expect(found.missed).toBeCloseTo(scores.filter((score) => score < found.threshold).length / scores.length, 12);
      }),
      run,
    );
  });

  it('never falls when a higher rate of misses is allowed, nor depends on the order of the scores', () => {
    fc.assert(
      fc.property(coarse, alphas, alphas, (scores, one, other) => {
        const [low, high] = [Math.min(one, other), Math.max(one, other)];
        const strict = controlThreshold({ scores, alpha: low });
        expect(strict.threshold).toBeLessThanOrEqual(controlThreshold({ scores, alpha: high }).threshold);
        expect(controlThreshold({ scores: [...scores].reverse(), alpha: low })).toEqual(strict);
      }),
      run,
    );
  });

  it('says when there are too few positives for the wished rate, and which rate they can promise', () => {
    expect(fewestFor(0.01)).toBe(99);
    expect(fewestFor(0.05)).toBe(19);
    expect(controlThreshold({ scores: line(99), alpha: 0.01 })).toMatchObject({ provable: true, threshold: 0.01 });
    const few = controlThreshold({ scores: line(98), alpha: 0.01 });
    expect(few).toMatchObject({ provable: false, threshold: 0, missed: 0, n: 98 });
    expect(few.best).toEqual({ alpha: 1 / 99, threshold: 1 / 99 });
    expect(controlThreshold({ scores: line(98), alpha: 1 / 99 })).toMatchObject({ provable: true });
  });

  it('flags everything where there is nothing to go by', () => {
    expect(controlThreshold({ scores: [], alpha: 0.5 })).toEqual({
      threshold: 0,
      provable: false,
      missed: 0,
      n: 0,
      effectiveN: 0,
      countingN: 0,
      best: { alpha: 1, threshold: 0 },
    });
    expect(controlThreshold({ scores: line(200), weights: new Float64Array(200), alpha: 0.1 }).threshold).toBe(0);
  });

  it('is the common score where all are equal: none of them is missed', () => {
    const scores = new Float32Array(500).fill(0.25);
    expect(controlThreshold({ scores, alpha: 0.2 })).toMatchObject({ threshold: 0.25, missed: 0, provable: true });
  });

  it('with equal weights of any size is the one without weights', () => {
    fc.assert(
      fc.property(coarse, alphas, fc.integer({ min: 1, max: 50 }), (scores, alpha, size) => {
        const weights = scores.map(() => size / 7);
        const [plain, weighted] = [controlThreshold({ scores, alpha }), controlThreshold({ scores, weights, alpha })];
        expect([weighted.threshold, weighted.provable]).toEqual([plain.threshold, plain.provable]);
        expect(weighted.effectiveN).toBeCloseTo(scores.length, 6);
        expect(weighted.countingN).toBeCloseTo(scores.length, 6);
      }),
      run,
    );
  });

  it('is no higher when a coming positive may weigh more, and nothing is promised when one outweighs all', () => {
    const scores = line(400);
    const weights = scores.map(() => 1);
    const at = (testWeight: number) => controlThreshold({ scores, weights, testWeight, alpha: 0.05 });
    expect(at(10).threshold).toBeLessThan(at(1).threshold);
    expect(at(22)).toMatchObject({ provable: false, threshold: 0 });
    const extreme = controlThreshold({ scores, weights: scores.map((_, i) => (i === 0 ? 400 : 1)), alpha: 0.05 });
    expect(extreme).toMatchObject({ provable: false, threshold: 0 });
    expect(extreme.effectiveN).toBeLessThan(5);
  });

  it('refuses what is no rate, no score and no weight', () => {
    for (const alpha of [0, 1, -0.1, Number.NaN]) expect(() => controlThreshold({ scores: [0.5], alpha })).toThrow();
    expect(() => controlThreshold({ scores: [Number.NaN], alpha: 0.1 })).toThrow();
    expect(() => controlThreshold({ scores: [0.5], weights: [-1], alpha: 0.1 })).toThrow();
    expect(() => controlThreshold({ scores: [0.5], weights: [1, 1], alpha: 0.1 })).toThrow();
  });
});
