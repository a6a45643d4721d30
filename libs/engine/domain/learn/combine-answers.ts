import type { LabelledText } from '../labelled-text.js';
import { sigmoid } from '../score/pool.js';
import { CATEGORIES, CLAUSES, SEVERITIES, SIGNAL_KINDS } from '../vocabulary.js';
import { trainStack } from './stack.js';

/** Pull towards equal answers: for all texts, and for the kinds, which only signals teach. */
const PENALTY = 0.07;
const KIND_PENALTY = 0.15;

/** What the first level answers for training texts, each by a fit without its block. */
export interface HeldAnswers {
  /** Targets of the first level. */
  readonly inputs: number;
  /** `held[row × inputs + target]` */
  readonly held: Float64Array;
}

/** A label's margin as a linear combination of the first level's answers, and what the score adds to it. */
export interface Combination {
  readonly label: string;
  readonly parts: Float64Array;
  readonly bias: number;
  /** What a score of 1 adds to the margin. */
  readonly gain: number;
}

/** All labels, and where score × probability of a clause among signals has the best micro-F1. */
export interface Combinations {
  readonly combinations: readonly Combination[];
  readonly clauseLimit: number;
}

interface Family {
  readonly labels: readonly string[];
  readonly penalty: number;
  /** Whether the score is heard; only texts that have one can teach it then. */
  readonly hearsScore: boolean;
  readonly among: (example: LabelledText) => boolean;
  /** Class number of a text. */
  readonly answer: (example: LabelledText) => number;
}

const CHOICES: readonly Family[] = [
  {
    labels: SIGNAL_KINDS.map((kind) => `kind:${kind}`),
    penalty: KIND_PENALTY,
    hearsScore: false,
    among: (example) => example.leak_signal && example.signal_kind !== null,
    answer: (example) => SIGNAL_KINDS.findIndex((kind) => kind === example.signal_kind),
  },
  {
    labels: CATEGORIES.map((category) => `category:${category}`),
    penalty: PENALTY,
    hearsScore: true,
    among: () => true,
    answer: (example) => CATEGORIES.indexOf(example.category),
  },
  {
    labels: SEVERITIES.map((severity) => `severity:${severity}`),
    penalty: PENALTY,
    hearsScore: true,
    among: () => true,
    answer: (example) => SEVERITIES.indexOf(example.severity),
  },
];

/**
 * Learn how each label weighs the answers of the first level.
 * @param scores of the first texts, each by a model that has not seen it; later texts teach kinds and clauses only
 */
export function combine(
  first: HeldAnswers,
  examples: readonly LabelledText[],
  scores: ArrayLike<number>,
): Combinations {
  const clauses = clausesOf(first, examples);
  return {
    combinations: [...CHOICES.flatMap((family) => choose(first, { examples, scores }, family)), ...clauses],
    clauseLimit: bestLimit(first, { examples, scores }, clauses),
  };
}

/** Row `row` of a table as wide as `parts`, weighed by them. */
export function weighed(values: ArrayLike<number>, row: number, parts: Float64Array): number {
  const width = parts.length;
  let sum = 0;
  for (let input = 0; input < width; input += 1) {
    sum += (values[row * width + input] as number) * (parts[input] as number);
  }
  return sum;
}

interface Scored {
  readonly examples: readonly LabelledText[];
  readonly scores: ArrayLike<number>;
}

function choose({ held, inputs }: HeldAnswers, { examples, scores }: Scored, family: Family): Combination[] {
  const last = family.hearsScore ? scores.length : examples.length;
  const chosen = examples.flatMap((example, i) => (i < last && family.among(example) ? [i] : []));
  const width = family.hearsScore ? inputs + 1 : inputs;
  const rows = new Float64Array(chosen.length * width);
  chosen.forEach((i, at) => {
    rows.set(held.subarray(i * inputs, (i + 1) * inputs), at * width);
    if (family.hearsScore) rows[at * width + inputs] = scores[i] as number;
  });
  const answers = chosen.map((i) => family.answer(examples[i] as LabelledText));
  const classes = family.labels.length;
  const fit = trainStack(rows, answers, { inputs: width, classes, penalty: family.penalty, steps: 150 });
  return family.labels.map((label, c) => ({
    label,
    parts: Float64Array.from({ length: inputs }, (_, input) => fit.weights[input * classes + c] as number),
    bias: fit.biases[c] as number,
    gain: family.hearsScore ? (fit.weights[inputs * classes + c] as number) : 0,
  }));
}

/** How likely each clause is, if the text is a signal: that it is one, the score knows better. */
function clausesOf({ held, inputs }: HeldAnswers, examples: readonly LabelledText[]): Combination[] {
  const signals = examples.flatMap((example, i) => (example.leak_signal ? [i] : []));
  const rows = new Float64Array(signals.length * inputs);
  signals.forEach((i, at) => {
    rows.set(held.subarray(i * inputs, (i + 1) * inputs), at * inputs);
  });
  return CLAUSES.map((clause) => {
    const answers = signals.map((i) => (examples[i]?.clauses.includes(clause) === true ? 1 : 0));
    const fit = trainStack(rows, answers, { inputs, classes: 2, penalty: PENALTY, steps: 80 });
    const of = (values: Float64Array, at: number): number => (values[at + 1] as number) - (values[at] as number);
    const parts = Float64Array.from({ length: inputs }, (_, input) => of(fit.weights, input * 2));
    return { label: `clause:${clause}`, parts, bias: of(fit.biases, 0), gain: 0 };
  });
}

function bestLimit({ held }: HeldAnswers, { examples, scores }: Scored, clauses: readonly Combination[]): number {
  const named = clauses.flatMap(({ parts, bias }, c) =>
    examples
      .slice(0, scores.length)
      .map((example, i): [number, boolean] => [
        (scores[i] as number) * sigmoid(weighed(held, i, parts) + bias),
        example.clauses.includes(CLAUSES[c] as string),
      ]),
  );
  named.sort((a, b) => b[0] - a[0]);
  const total = named.filter(([, right]) => right).length;
  let [right, best, limit] = [0, 0, 0.5];
  named.forEach(([probability, holds], at) => {
    if (holds) right += 1;
    const f1 = (2 * right) / (at + 1 + total);
    if (f1 > best) [best, limit] = [f1, probability];
  });
  return limit;
}
