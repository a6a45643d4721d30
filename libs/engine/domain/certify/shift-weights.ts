import type { Dimension, Levels, Mix } from './mix.js';

/** How much more often a text like each calibration text comes at the desk. */
export interface ShiftWeights {
  /** One for each calibration text; mean 1. */
  readonly weights: Float64Array;
  /** The largest of them: what a coming text may weigh. */
  readonly largest: number;
  /** Largest share of the desk's texts, over the dimensions, in a level where no calibration text lies, 0..1. */
  readonly uncovered: number;
}

/** Texts of the calibration mix added to the desk's, so that a level that a small desk has not met yet keeps a weight. */
const PSEUDO_TEXTS = 5;
const ROUNDS = 100;
const CLOSE_ENOUGH = 1e-9;

/**
 * Likelihood ratios of desk to calibration set as a product of one factor a level, fitted by raking (iterative
 * proportional fitting) until the weighted calibration set has the desk's share of every level of every dimension.
 * Source: Deming and Stephan, Annals of Mathematical Statistics 11 (1940).
 * @param calibration every calibration text, positive or not; @param desk counts of the desk's texts
 */
export function shiftWeights(
  calibration: readonly Levels[],
  desk: Mix,
  dimensions: readonly Dimension[],
): ShiftWeights {
  const weights = new Float64Array(calibration.length).fill(1);
  const aims = dimensions.map((dimension) => aimOf(calibration, desk, dimension)).filter((aim) => aim !== null);
  for (let round = 0; round < ROUNDS; round += 1) {
    const moved = aims.reduce((most, aim) => Math.max(most, fit(weights, aim)), 0);
    if (moved < CLOSE_ENOUGH) break;
  }
  return {
    weights,
    largest: weights.reduce((most, weight) => Math.max(most, weight), 0),
    uncovered: aims.reduce((most, aim) => Math.max(most, aim.uncovered), 0),
  };
}

interface Aim {
  /** Number of the level of each calibration text. */
  readonly level: Int32Array;
  /** Wished sum of weights of each level. */
  readonly wished: readonly number[];
  readonly uncovered: number;
}

/** Null when the desk has no text or the dimension is not known of every calibration text. */
function aimOf(calibration: readonly Levels[], desk: Mix, dimension: Dimension): Aim | null {
  const counts = desk[dimension] ?? {};
  const total = Object.values(counts).reduce((sum, count) => sum + count, 0);
  if (total === 0 || calibration.some((levels) => levels[dimension] === undefined)) return null;
  const names = [...new Set(calibration.map((levels) => levels[dimension] ?? ''))];
  const numbers = new Map(names.map((name, number) => [name, number]));
  const level = Int32Array.from(calibration, (levels) => numbers.get(levels[dimension] ?? '') ?? 0);
  const own = new Array<number>(names.length).fill(0);
  for (const number of level) own[number] = (own[number] ?? 0) + 1;
  const covered = names.map((name) => counts[name] ?? 0);
  const inside = covered.reduce((sum, count) => sum + count, 0);
  const wished = covered.map(
    (count, number) =>
      ((count + (PSEUDO_TEXTS * (own[number] ?? 0)) / calibration.length) / (inside + PSEUDO_TEXTS)) *
      calibration.length,
  );
  return { level, wished, uncovered: 1 - inside / total };
}

/** Scales the weights to one dimension's aim; answers how far a level was from it, as a share. */
function fit(weights: Float64Array, { level, wished }: Aim): number {
  const sums = new Array<number>(wished.length).fill(0);
  weights.forEach((weight, i) => {
    const at = level[i] ?? 0;
    sums[at] = (sums[at] ?? 0) + weight;
  });
  const factors = wished.map((aim, number) => aim / (sums[number] ?? 1));
  weights.forEach((weight, i) => {
    weights[i] = weight * (factors[level[i] ?? 0] ?? 1);
  });
  return factors.reduce((most, factor) => Math.max(most, Math.abs(factor - 1)), 0);
}
