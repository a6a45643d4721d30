/** A linear map from a few inputs to one margin a class; the largest margin is the answer. */
export interface StackFit {
  /** `weights[input × classes + class]` */
  readonly weights: Float64Array;
  readonly biases: Float64Array;
}

export interface StackOptions {
  readonly inputs: number;
  readonly classes: number;
  readonly penalty: number;
  readonly steps: number;
}

const RATE = 0.5;
const MOMENTUM = 0.9;

/**
 * Multinomial logistic regression over few, dense inputs: full gradient steps with momentum on standardised inputs,
 * answered on the scale of the inputs. Deterministic.
 * @param rows `rows[row × inputs + input]`; @param answers class number of each row
 */
export function trainStack(rows: Float64Array, answers: readonly number[], options: StackOptions): StackFit {
  const { inputs, classes, penalty, steps } = options;
  const { means, spreads } = momentsOf(rows, inputs);
  const scaled = rows.map((value, k) => (value - (means[k % inputs] as number)) / (spreads[k % inputs] as number));
  const weights = new Float64Array((inputs + 1) * classes);
  const speed = new Float64Array(weights.length);
  for (let step = 0; step < steps; step += 1) {
    const slope = gradient(scaled, answers, weights, options);
    for (let k = 0; k < weights.length; k += 1) {
      const pull = k < inputs * classes ? penalty * (weights[k] as number) : 0;
      speed[k] = MOMENTUM * (speed[k] as number) - RATE * ((slope[k] as number) + pull);
      weights[k] = (weights[k] as number) + (speed[k] as number);
    }
  }
  const biases = weights.slice(inputs * classes);
  const plain = weights.slice(0, inputs * classes).map((weight, k) => {
    const input = Math.floor(k / classes);
    const value = weight / (spreads[input] as number);
    biases[k % classes] = (biases[k % classes] as number) - value * (means[input] as number);
    return value;
  });
  return { weights: plain, biases };
}

function gradient(
  rows: Float64Array,
  answers: readonly number[],
  weights: Float64Array,
  { inputs, classes }: StackOptions,
): Float64Array {
  const slope = new Float64Array(weights.length);
  const errors = new Float64Array(classes);
  answers.forEach((answer, row) => {
    errors.set(weights.subarray(inputs * classes));
    for (let k = 0; k < inputs; k += 1) {
      const value = rows[row * inputs + k] as number;
      for (let c = 0; c < classes; c += 1) {
        errors[c] = (errors[c] as number) + (weights[k * classes + c] as number) * value;
      }
    }
    toErrors(errors, answer, answers.length);
    for (let k = 0; k <= inputs; k += 1) {
      const value = k < inputs ? (rows[row * inputs + k] as number) : 1;
      for (let c = 0; c < classes; c += 1) {
        slope[k * classes + c] = (slope[k * classes + c] as number) + (errors[c] as number) * value;
      }
    }
  });
  return slope;
}

/** Margins become `(probability - truth) / rows`, in place. */
function toErrors(margins: Float64Array, answer: number, rows: number): void {
  const top = Math.max(...margins);
  let total = 0;
  for (let c = 0; c < margins.length; c += 1) {
    margins[c] = Math.exp((margins[c] as number) - top);
    total += margins[c] as number;
  }
  for (let c = 0; c < margins.length; c += 1) {
    margins[c] = ((margins[c] as number) / total - (c === answer ? 1 : 0)) / rows;
  }
}

function momentsOf(rows: Float64Array, inputs: number): { means: Float64Array; spreads: Float64Array } {
  const count = rows.length / inputs;
  const means = new Float64Array(inputs);
  const spreads = new Float64Array(inputs);
  rows.forEach((value, k) => (means[k % inputs] = (means[k % inputs] as number) + value / count));
  rows.forEach((value, k) => {
    spreads[k % inputs] = (spreads[k % inputs] as number) + (value - (means[k % inputs] as number)) ** 2 / count;
  });
  return { means, spreads: spreads.map((variance) => Math.sqrt(variance) || 1) };
}
