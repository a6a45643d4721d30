import type { SparseRow } from '../features/sparse-row.js';
import { seededRandom, shuffle } from './random.js';

/** A text as a bag of window rows beside its whole row. `decisive[j]`: window j holds evidence chosen by a reader. */
export interface Bag {
  readonly whole: SparseRow;
  readonly rows: readonly SparseRow[];
  readonly decisive: readonly boolean[];
  readonly positive: boolean;
}

/** Weights of the whole text and of its windows; see `pool` for how window margins become one. */
export interface WindowClassifier {
  readonly whole: Float64Array;
  readonly window: Float64Array;
  readonly bias: number;
}

const EPOCHS = 15;
const RATE = 0.3;
const READER_WEIGHT = 0.5;
const QUIET_WEIGHT = 0.3;
const SMALLEST_STEP = 0.01;

/** Soft maximum of window margins, `ln Σ exp(m) - ½ ln n`: one telling sentence counts in a long text. */
export function pool(margins: ArrayLike<number>, count = margins.length): number {
  if (count === 0) return 0;
  let top = -Infinity;
  for (let j = 0; j < count; j += 1) top = Math.max(top, margins[j] as number);
  let sum = 0;
  for (let j = 0; j < count; j += 1) sum += Math.exp((margins[j] as number) - top);
  return top + Math.log(sum) - 0.5 * Math.log(count);
}

/**
 * Multiple-instance training by AdaGrad: the loss of the whole text flows into its windows by their share of the
 * pooled score; windows with evidence are also taught as positive, windows of harmless texts as negative.
 */
export function trainWindows(bags: readonly Bag[], dimensions: number, seed: number): WindowClassifier {
  const whole = new AdaGrad(dimensions);
  const window = new AdaGrad(dimensions);
  let bias = -1;
  let biasSquares = 1;
  const random = seededRandom(seed);
  const order = Int32Array.from(bags, (_, i) => i);
  for (let epoch = 0; epoch < EPOCHS; epoch += 1) {
    shuffle(order, random);
    for (const number of order) {
      const bag = bags[number] as Bag;
      const margins = bag.rows.map((row) => window.margin(row));
      const pooled = pool(margins);
      const error = sigmoid(pooled + bias + whole.margin(bag.whole)) - (bag.positive ? 1 : 0);
      biasSquares += error * error;
      bias -= (0.1 * RATE * error) / Math.sqrt(biasSquares);
      whole.step(bag.whole, error);
      stepWindows(window, bag, { margins, error, bias });
    }
  }
  return { whole: whole.weights, window: window.weights, bias };
}

function stepWindows(window: AdaGrad, bag: Bag, at: { margins: readonly number[]; error: number; bias: number }): void {
  const top = Math.max(...at.margins);
  const total = at.margins.reduce((sum, margin) => sum + Math.exp(margin - top), 0);
  bag.rows.forEach((row, j) => {
    const margin = at.margins[j] as number;
    let step = (at.error * Math.exp(margin - top)) / total;
    if (!bag.positive) step += READER_WEIGHT * QUIET_WEIGHT * sigmoid(margin + at.bias);
    else if (bag.decisive[j] === true) step += READER_WEIGHT * (sigmoid(margin + at.bias) - 1);
    if (Math.abs(step) > SMALLEST_STEP) window.step(row, step);
  });
}

class AdaGrad {
  readonly weights: Float64Array;
  private readonly squares: Float64Array;

  constructor(dimensions: number) {
    this.weights = new Float64Array(dimensions);
    this.squares = new Float64Array(dimensions).fill(0.01);
  }

  margin(row: SparseRow): number {
    let sum = 0;
    for (let k = 0; k < row.idx.length; k += 1) {
      sum += (this.weights[row.idx[k] as number] as number) * (row.val[k] as number);
    }
    return sum;
  }

  step(row: SparseRow, error: number): void {
    for (let k = 0; k < row.idx.length; k += 1) {
      const at = row.idx[k] as number;
      const slope = error * (row.val[k] as number);
      const squares = (this.squares[at] as number) + slope * slope;
      this.squares[at] = squares;
      this.weights[at] = (this.weights[at] as number) - (RATE * slope) / Math.sqrt(squares);
    }
  }
}

/** Logistic function. */
export function sigmoid(margin: number): number {
  return 1 / (1 + Math.exp(-margin));
}
