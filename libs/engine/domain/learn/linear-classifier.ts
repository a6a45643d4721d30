import { seededRandom, shuffle } from './random.js';
import type { SparseRow } from '../features/sparse-row.js';

/** Weights over the feature space and a bias; the margin of a row is `w·x + bias`. */
export interface LinearClassifier {
  readonly weights: Float32Array;
  readonly bias: number;
}

export interface LinearOptions {
  readonly dimensions: number;
  readonly seed: number;
  /** Penalty of an error; larger fits the training rows more closely. */
  readonly cost?: number;
  /** Extra cost factor of positive rows. */
  readonly positiveWeight?: number;
  /** What an error on each row counts, 1 unless said. */
  readonly importance?: ArrayLike<number>;
  readonly epochs?: number;
}

const INNER_STEPS = 6;

/**
 * L2-regularised logistic regression by dual coordinate descent
 * (Yu, Huang, Lin, Machine Learning 85, 2011, algorithm 5). Deterministic for a given seed.
 * @param rows feature rows; @param positive one flag per row; rows and flags have equal length
 */
export function trainLinear(
  rows: readonly SparseRow[],
  positive: ArrayLike<number>,
  options: LinearOptions,
): LinearClassifier {
  const { dimensions, cost = 4, positiveWeight = 1, importance, epochs = 20 } = options;
  const weights = new Float64Array(dimensions + 1);
  const upper = Float64Array.from(
    rows,
    (_, i) => (positive[i] ? cost * positiveWeight : cost) * (importance?.[i] ?? 1),
  );
  const alpha = upper.map((limit) => Math.min(0.001 * limit, 1e-8));
  const order = Int32Array.from(rows, (_, i) => i);
  const norms = Float64Array.from(rows, (row) => 1 + row.val.reduce((sum, v) => sum + v * v, 0));
  rows.forEach((row, i) => add(weights, row, (positive[i] ? 1 : -1) * (alpha[i] ?? 0)));
  const random = seededRandom(options.seed);
  for (let epoch = 0; epoch < epochs; epoch += 1) {
    shuffle(order, random);
    for (const i of order) {
      const row = rows[i];
      if (row === undefined) continue;
      const sign = positive[i] ? 1 : -1;
      const before = alpha[i] ?? 0;
      const after = solveOne(before, upper[i] ?? cost, norms[i] ?? 1, sign * margin(weights, row));
      alpha[i] = after;
      if (after !== before) add(weights, row, sign * (after - before));
    }
  }
  return { weights: Float32Array.from(weights.subarray(0, dimensions)), bias: weights[dimensions] ?? 0 };
}

/** One dual variable by Newton steps on whichever of z, C - z is the smaller (keeps the logarithms finite). */
function solveOne(alpha: number, limit: number, norm: number, signedMargin: number): number {
  const flipped = alpha > limit / 2;
  const start = flipped ? limit - alpha : alpha;
  const slope = flipped ? -signedMargin : signedMargin;
  let z = start;
  for (let step = 0; step < INNER_STEPS; step += 1) {
    const gradient = norm * (z - start) + slope + Math.log(z / (limit - z));
    if (Math.abs(gradient) < 1e-3) break;
    const curvature = norm + limit / (z * (limit - z));
    const next = z - gradient / curvature;
    z = next <= 0 ? z * 0.1 : Math.min(next, limit * (1 - 1e-9));
  }
  return flipped ? limit - z : z;
}

function margin(weights: Float64Array, row: SparseRow): number {
  let sum = weights[weights.length - 1] ?? 0;
  const { idx, val } = row;
  for (let k = 0; k < idx.length; k += 1) sum += (weights[idx[k] as number] as number) * (val[k] as number);
  return sum;
}

function add(weights: Float64Array, row: SparseRow, step: number): void {
  const { idx, val } = row;
  for (let k = 0; k < idx.length; k += 1) {
    const at = idx[k] as number;
    weights[at] = (weights[at] as number) + step * (val[k] as number);
  }
  weights[weights.length - 1] = (weights[weights.length - 1] as number) + step;
}
