import type { SparseRow } from '../features/sparse-row.js';
import { seededRandom, shuffle } from './random.js';

export interface RidgeOptions {
  readonly dimensions: number;
  /** Added to the diagonal of the Gram matrix; larger fits the rows less closely. */
  readonly penalty: number;
  /** Name of each row's block; rows of one block are predicted without any of them. */
  readonly blocks: readonly string[];
}

/** Linear maps from a row to several targets at once. */
export interface RidgeFit {
  /** `weights[feature × width + target]` */
  readonly weights: Float32Array;
  readonly biases: Float64Array;
  /** Answers for the training rows, each by a fit without its own block: `held[row × width + target]`. */
  readonly held: Float64Array;
}

/** Weight of the constant feature, so that the bias is hardly penalised and the system stays well conditioned. */
const CONSTANT = 0.3;
const HELD_FOLDS = 5;
/** A residual this much shorter than at the start is good enough; labels change by less than their noise beyond it. */
const TOLERANCE = 0.01;
const MOST_STEPS = 14;

/** Rows one after another: row `i` has the entries `starts[i] … starts[i + 1]`. */
interface Matrix {
  readonly starts: Int32Array;
  readonly idx: Int32Array;
  readonly val: Float64Array;
  readonly rows: number;
}

interface Problem {
  readonly matrix: Matrix;
  readonly width: number;
  readonly penalty: number;
  /** Room for the weights, used again at every step. */
  readonly room: Float32Array;
}

/**
 * Ridge regression in the dual, `(K + penalty) α = y` with `K = X Xᵀ`, by conjugate gradients for all targets at once
 * (Golub, Van Loan, Matrix Computations, 4th ed., 11.3). `K` is never formed: time grows with the number of entries of the rows.
 * The held-out answers come from five further fits, each without a fifth of the blocks. Deterministic.
 * @param rows scaled feature rows; @param targets `targets[row × width + target]`
 */
export function trainRidge(
  rows: readonly SparseRow[],
  targets: Float64Array,
  width: number,
  options: RidgeOptions,
): RidgeFit {
  const shape = { width, penalty: options.penalty, room: new Float32Array(options.dimensions * width) };
  const whole = { ...shape, matrix: matrixOf(rows) };
  const fit = solve(whole, targets);
  const weights = weightsOf(whole, fit.alpha).slice();
  const held = new Float64Array(targets.length);
  const fold = foldsOf(options.blocks);
  for (let out = 0; out < HELD_FOLDS; out += 1) {
    const inside = rows.map((_, i) => i).filter((i) => fold[i] !== out);
    const outside = rows.map((_, i) => i).filter((i) => fold[i] === out);
    if (outside.length === 0 || inside.length === 0) continue;
    const part = { ...shape, matrix: matrixOf(inside.map((i) => rows[i] as SparseRow)) };
    const without = solve(part, pick(targets, inside, width), pick(fit.alpha, inside, width));
    const answers = answersOf(part, without, matrixOf(outside.map((i) => rows[i] as SparseRow)));
    outside.forEach((row, at) => {
      held.set(answers.subarray(at * width, (at + 1) * width), row * width);
    });
  }
  return { weights, biases: biasesOf(fit), held };
}

interface Solution {
  readonly alpha: Float64Array;
  readonly means: Float64Array;
}

/** Blocks dealt out over the folds, always in the same way. */
function foldsOf(blocks: readonly string[]): number[] {
  const names = [...new Set(blocks)].sort();
  shuffle(names, seededRandom(1));
  const fold = new Map(names.map((name, at) => [name, at % HELD_FOLDS]));
  return blocks.map((name) => fold.get(name) ?? 0);
}

function pick(values: Float64Array, rows: readonly number[], width: number): Float64Array {
  const picked = new Float64Array(rows.length * width);
  rows.forEach((row, at) => {
    picked.set(values.subarray(row * width, (row + 1) * width), at * width);
  });
  return picked;
}

function matrixOf(rows: readonly SparseRow[]): Matrix {
  const starts = new Int32Array(rows.length + 1);
  rows.forEach((row, i) => (starts[i + 1] = (starts[i] as number) + row.idx.length));
  const idx = new Int32Array(starts[rows.length] as number);
  const val = new Float64Array(idx.length);
  rows.forEach((row, i) => {
    idx.set(row.idx, starts[i]);
    val.set(row.val, starts[i]);
  });
  return { starts, idx, val, rows: rows.length };
}

/** Conjugate gradients, one step length for each target; `start` is a guess at the answer. */
function solve(problem: Problem, targets: Float64Array, start?: Float64Array): Solution {
  const { width, matrix } = problem;
  const means = sumsOf(targets, width).map((sum) => sum / matrix.rows);
  const alpha = start?.slice() ?? new Float64Array(targets.length);
  const rest = targets.slice();
  eachCell(width, rest, (k, t) => (rest[k] as number) - (means[t] as number));
  const goal = productsOf(rest, rest, width).map((square) => square * TOLERANCE * TOLERANCE);
  if (start !== undefined) {
    const image = gramTimes(problem, alpha);
    eachCell(width, rest, (k) => (rest[k] as number) - (image[k] as number));
  }
  const way = rest.slice();
  let now = productsOf(rest, rest, width);
  for (let step = 0; step < MOST_STEPS && now.some((square, t) => square > (goal[t] as number)); step += 1) {
    const image = gramTimes(problem, way);
    const curves = productsOf(way, image, width);
    const lengths = now.map((square, t) => (square > 0 ? square / (curves[t] as number) : 0));
    eachCell(width, alpha, (k, t) => (alpha[k] as number) + (lengths[t] as number) * (way[k] as number));
    eachCell(width, rest, (k, t) => (rest[k] as number) - (lengths[t] as number) * (image[k] as number));
    const next = productsOf(rest, rest, width);
    const turns = now.map((square, t) => (square > 0 ? (next[t] as number) / square : 0));
    eachCell(width, way, (k, t) => (rest[k] as number) + (turns[t] as number) * (way[k] as number));
    now = next;
  }
  return { alpha, means };
}

/** Sets every cell of a table of `width` columns; `value` gets its place and its column. */
function eachCell(width: number, table: Float64Array, value: (at: number, column: number) => number): void {
  for (let row = 0; row < table.length; row += width) {
    for (let t = 0; t < width; t += 1) table[row + t] = value(row + t, t);
  }
}

/** Dot products of the columns of two tables. */
function productsOf(a: Float64Array, b: Float64Array, width: number): Float64Array {
  const sums = new Float64Array(width);
  for (let row = 0; row < a.length; row += width) {
    for (let t = 0; t < width; t += 1) {
      sums[t] = (sums[t] as number) + (a[row + t] as number) * (b[row + t] as number);
    }
  }
  return sums;
}

function sumsOf(table: Float64Array, width: number): Float64Array {
  const sums = new Float64Array(width);
  for (let row = 0; row < table.length; row += width) {
    for (let t = 0; t < width; t += 1) sums[t] = (sums[t] as number) + (table[row + t] as number);
  }
  return sums;
}

/** `(X Xᵀ + CONSTANT + penalty) v` for every target. */
function gramTimes(problem: Problem, v: Float64Array): Float64Array {
  const { width, penalty } = problem;
  const image = rowsTimes(problem.matrix, weightsOf(problem, v), width);
  const sums = sumsOf(v, width);
  eachCell(width, image, (k, t) => (image[k] as number) + CONSTANT * (sums[t] as number) + penalty * (v[k] as number));
  return image;
}

/** `Xᵀ v`, which for the solution are the weights; they stand in the problem's room until the next call. */
function weightsOf({ matrix, width, room: weights }: Problem, v: Float64Array): Float32Array {
  weights.fill(0);
  for (let i = 0; i < matrix.rows; i += 1) {
    const row = i * width;
    for (let k = matrix.starts[i] as number; k < (matrix.starts[i + 1] as number); k += 1) {
      const at = (matrix.idx[k] as number) * width;
      const value = matrix.val[k] as number;
      for (let t = 0; t < width; t += 1) {
        weights[at + t] = (weights[at + t] as number) + value * (v[row + t] as number);
      }
    }
  }
  return weights;
}

/** `X w` */
function rowsTimes(matrix: Matrix, weights: Float32Array, width: number): Float64Array {
  const image = new Float64Array(matrix.rows * width);
  for (let i = 0; i < matrix.rows; i += 1) {
    const row = i * width;
    for (let k = matrix.starts[i] as number; k < (matrix.starts[i + 1] as number); k += 1) {
      const at = (matrix.idx[k] as number) * width;
      const value = matrix.val[k] as number;
      for (let t = 0; t < width; t += 1) {
        image[row + t] = (image[row + t] as number) + value * (weights[at + t] as number);
      }
    }
  }
  return image;
}

function biasesOf({ alpha, means }: Solution): Float64Array {
  const sums = sumsOf(alpha, means.length);
  return means.map((mean, t) => mean + CONSTANT * (sums[t] as number));
}

function answersOf(problem: Problem, solution: Solution, others: Matrix): Float64Array {
  const { width } = problem;
  const biases = biasesOf(solution);
  const answers = rowsTimes(others, weightsOf(problem, solution.alpha), width);
  eachCell(width, answers, (k, t) => (answers[k] as number) + (biases[t] as number));
  return answers;
}
