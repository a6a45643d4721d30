import type { SparseRow } from '../features/sparse-row.js';
import type { LabelledText } from '../labelled-text.js';
import type { Heads } from '../model/model-data.js';
import { CATEGORIES, CLAUSES, SEVERITIES, SIGNAL_KINDS } from '../vocabulary.js';
import { trainLinear } from './linear-classifier.js';

/** Heads read only the most frequent features, which keeps the model file small. */
const HEAD_FEATURES = 32_768;
const FEWEST = 3;

interface HeadPlan {
  readonly label: string;
  readonly holds: (example: LabelledText) => boolean;
  readonly among: (example: LabelledText) => boolean;
  readonly cost: number;
  /** Extra cost of missing a text that has the label. */
  readonly weight: number;
}

function plans(): HeadPlan[] {
  const all = (): boolean => true;
  return [
    ...SIGNAL_KINDS.map((kind) => ({
      label: `kind:${kind}`,
      holds: (example: LabelledText) => example.signal_kind === kind,
      among: (example: LabelledText) => example.leak_signal,
      cost: 30,
      weight: 3,
    })),
    ...CLAUSES.map((clause) => ({
      label: `clause:${clause}`,
      holds: (example: LabelledText) => example.clauses.includes(clause),
      among: all,
      cost: 30,
      weight: 4,
    })),
    ...CATEGORIES.map((category) => ({
      label: `category:${category}`,
      holds: (example: LabelledText) => example.category === category,
      among: all,
      cost: 50,
      weight: 1,
    })),
    ...SEVERITIES.map((severity) => ({
      label: `severity:${severity}`,
      holds: (example: LabelledText) => example.severity === severity,
      among: all,
      cost: 50,
      weight: 1,
    })),
  ];
}

/** One-vs-rest heads for kind (among signals), clause, category and severity; rare labels stay silent. */
export function trainHeads(rows: readonly SparseRow[], examples: readonly LabelledText[], seed: number): Heads {
  const short = rows.map(frequentPart);
  const features = 1 + Math.max(-1, ...short.map((row) => row.idx[row.idx.length - 1] ?? -1));
  const list = plans();
  const width = list.length;
  const steps = new Int8Array(features * width);
  const units = new Float32Array(width);
  const biases = new Float32Array(width).fill(-1);
  list.forEach((plan, label) => {
    const chosen = examples.map((_, i) => i).filter((i) => plan.among(examples[i] as LabelledText));
    const flags = chosen.map((i) => (plan.holds(examples[i] as LabelledText) ? 1 : 0));
    if (flags.filter((flag) => flag === 1).length < FEWEST) return;
    const part = chosen.map((i) => short[i] as SparseRow);
    const head = trainLinear(part, flags, {
      ...{ dimensions: features, seed, epochs: 8 },
      ...{ cost: plan.cost, positiveWeight: plan.weight },
    });
    const top = head.weights.reduce((most, weight) => Math.max(most, Math.abs(weight)), 0);
    units[label] = top === 0 ? 1 : top / 127;
    biases[label] = head.bias;
    head.weights.forEach((weight, number) => {
      steps[number * width + label] = Math.round(weight / (units[label] as number));
    });
  });
  return { labels: list.map((plan) => plan.label), features, steps, units, biases };
}

/** Feature numbers ascend, and the lowest are the most frequent. */
function frequentPart(row: SparseRow): SparseRow {
  let end = row.idx.length;
  while (end > 0 && (row.idx[end - 1] as number) >= HEAD_FEATURES) end -= 1;
  return { idx: row.idx.subarray(0, end), val: row.val.subarray(0, end) };
}
