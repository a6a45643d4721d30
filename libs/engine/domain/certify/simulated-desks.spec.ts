import { describe, expect, it } from '@jest/globals';
import { seededRandom } from '../learn/random.js';
import { controlThreshold } from './control-threshold.js';
import { mixOf, type Levels } from './mix.js';
import { shiftWeights } from './shift-weights.js';

const DESKS = 1000;

/** Mean of a figure over simulated desks, and its standard error. */
function over(desks: number, figure: (desk: number) => number): { mean: number; error: number } {
  const values = Array.from({ length: desks }, (_, desk) => figure(desk));
  const mean = values.reduce((sum, value) => sum + value, 0) / desks;
  const variance = values.reduce((sum, value) => sum + (value - mean) ** 2, 0) / (desks - 1);
  return { mean, error: Math.sqrt(variance / desks) };
}

/** What most would do: the highest threshold that misses at most a share α of the calibration positives. */
function plugIn(scores: readonly number[], alpha: number): number {
  const sorted = [...scores].sort((a, b) => a - b);
  return sorted[Math.floor(alpha * sorted.length)] ?? 1;
}

describe('1,000 simulated desks of known truth', () => {
  // Scores of positives are u², u uniform, so the true rate of misses at a threshold t is √t, whoever calibrated it.
  const missesAt = (threshold: number): number => Math.sqrt(threshold);
  const positives = (desk: number, n: number): number[] => {
    const random = seededRandom(desk * 7919 + n);
    return Array.from({ length: n }, () => random() ** 2);
  };

  it.each([
    { n: 100, alpha: 0.01 },
    { n: 250, alpha: 0.01 },
    { n: 60, alpha: 0.05 },
    { n: 1240, alpha: 0.01 },
  ])('miss at most α on average, with $n positives and α = $alpha, and little less', ({ n, alpha }) => {
    const { mean, error } = over(DESKS, (desk) =>
      missesAt(controlThreshold({ scores: positives(desk, n), alpha }).threshold),
    );
    expect(mean).toBeLessThanOrEqual(alpha + 3 * error);
    expect(mean).toBeGreaterThan(alpha - 1.2 / (n + 1) - 3 * error);
  });

  it('miss more than α with the plain quantile in its place (control)', () => {
    const { mean, error } = over(DESKS, (desk) => missesAt(plugIn(positives(desk, 100), 0.01)));
    expect(mean - 3 * error).toBeGreaterThan(0.01);
  });

  it('miss at most α when scores come in a few steps only', () => {
    const stepped = (desk: number): number[] => positives(desk, 150).map((score) => Math.floor(score * 40) / 40);
    const truth = (threshold: number): number => missesAt(Math.ceil(threshold * 40 - 1e-9) / 40);
    const { mean, error } = over(DESKS, (desk) =>
      truth(controlThreshold({ scores: stepped(desk), alpha: 0.2 }).threshold),
    );
    expect(mean).toBeLessThanOrEqual(0.2 + 3 * error);
  });

  it('promise an expectation, not each desk: many single desks lie above α', () => {
    const { mean } = over(DESKS, (desk) =>
      missesAt(controlThreshold({ scores: positives(desk, 250), alpha: 0.01 }).threshold) > 0.01 ? 1 : 0,
    );
    expect(mean).toBeGreaterThan(0.2);
  });
});

describe('a desk whose letters are harder to read and come more often than in the calibration set', () => {
  const ALPHA = 0.05;
  const share = { calibration: 0.1, desk: 0.5 };
  // Positives of letters score u/2, of calls (1 + u)/2: every miss below 0.5 is a letter.
  const truth = (threshold: number): number =>
    share.desk * Math.min(1, 2 * threshold) + (1 - share.desk) * Math.max(0, 2 * threshold - 1);

  function calibration(desk: number): { scores: number[]; levels: Levels[]; positive: boolean[] } {
    const random = seededRandom(desk + 1);
    const texts = Array.from({ length: 800 }, () => {
      const isLetter = random() < share.calibration;
      return { isLetter, positive: random() < 0.4, score: isLetter ? random() / 2 : (1 + random()) / 2 };
    });
    return {
      scores: texts.map(({ score }) => score),
      levels: texts.map(({ isLetter }) => ({ channel: isLetter ? 'letter' : 'phone' })),
      positive: texts.map(({ positive }) => positive),
    };
  }

  function deskMix(desk: number) {
    const random = seededRandom(desk + 500_000);
    return mixOf(
      Array.from({ length: 1000 }, () => ({ levels: { channel: random() < share.desk ? 'letter' : 'phone' } })),
    );
  }

  const only = <T>(all: ArrayLike<T>, positive: readonly boolean[]): T[] =>
    Array.from(all).filter((_, i) => positive[i] === true);

  it('misses at most α with weights, over 1,000 desks', () => {
    const { mean, error } = over(DESKS, (desk) => {
      const { scores, levels, positive } = calibration(desk);
      const { weights, largest } = shiftWeights(levels, deskMix(desk), ['channel']);
      const question = { scores: only(scores, positive), weights: only(weights, positive), testWeight: largest };
      const { threshold, provable } = controlThreshold({ ...question, alpha: ALPHA });
      expect(provable).toBe(true);
      return truth(threshold);
    });
    expect(mean).toBeLessThanOrEqual(ALPHA + 3 * error);
    expect(mean).toBeGreaterThan(ALPHA / 2);
  });

  it('misses far more without them (control)', () => {
    const { mean, error } = over(200, (desk) => {
      const { scores, positive } = calibration(desk);
      return truth(controlThreshold({ scores: only(scores, positive), alpha: ALPHA }).threshold);
    });
    expect(mean - 3 * error).toBeGreaterThan(2 * ALPHA);
  });
});
