import type { SparseRow } from '../features/sparse-row.js';
import type { LabelledText } from '../labelled-text.js';
import type { Heads } from '../model/model-data.js';
import { TopicReader, topicValue } from '../topics/topic-words.js';
import type { TopicWords } from '../topics/topic-words.js';
import { CATEGORIES, CLAUSES, SEVERITIES, SIGNAL_KINDS } from '../vocabulary.js';
import { combine, weighed } from './combine-answers.js';
import { blockNames } from './folds.js';
import type { PreparedText } from './prepared-text.js';
import { trainRidge } from './ridge.js';

/** Heads read only the most frequent features, which keeps the model file small. */
const HEAD_FEATURES = 65_536;
const PENALTY = 0.3;

export interface HeadOptions {
  /** Neighbouring ids that are held out together. */
  readonly block: number;
  /** Words of `config/topics.yaml`; without them the n-grams speak alone. */
  readonly topics?: TopicWords;
  /** Score of each of the first texts by a model that has not seen it; the texts behind them have none. */
  readonly scores: ArrayLike<number>;
}

interface Target {
  readonly label: string;
  readonly holds: (example: LabelledText) => boolean;
}

/**
 * First the signal itself, then every label (the category apart for signals and others, because the corpus names the
 * topic of a signal by other rules), then whether the text is worth a second look.
 */
const TARGETS: readonly Target[] = [
  { label: 'signal', holds: (example) => example.leak_signal },
  ...SIGNAL_KINDS.map((kind) => ({
    label: `kind:${kind}`,
    holds: (example: LabelledText) => example.signal_kind === kind,
  })),
  ...CLAUSES.map((clause) => ({
    label: `clause:${clause}`,
    holds: (example: LabelledText) => example.clauses.includes(clause),
  })),
  ...[true, false].flatMap((signal) =>
    CATEGORIES.map((category) => ({
      label: `category:${category}`,
      holds: (example: LabelledText) => example.category === category && example.leak_signal === signal,
    })),
  ),
  ...SEVERITIES.map((severity) => ({
    label: `severity:${severity}`,
    holds: (example: LabelledText) => example.severity === severity,
  })),
  { label: 'topic', holds: (example) => example.difficulty !== 'easy_negative' },
];
const INPUTS = TARGETS.length;

/** Answers of the first level to every target, and what each training text gets without its block of neighbours. */
interface FirstLevel {
  readonly features: number;
  /** `weights[feature × INPUTS + target]` */
  readonly weights: Float32Array;
  readonly biases: Float64Array;
  /** `held[row × INPUTS + target]` */
  readonly held: Float64Array;
}

/** Ridge regression of every target at once on whole texts, topic groups as further features behind the n-grams. */
function trainFirstLevel(rows: readonly SparseRow[], texts: readonly PreparedText[], options: HeadOptions): FirstLevel {
  const short = rows.map(frequentPart);
  const grams = 1 + Math.max(-1, ...short.map((row) => row.idx[row.idx.length - 1] ?? -1));
  const groups = Object.keys(options.topics?.groups ?? {}).length;
  const features = grams + groups;
  const read = options.topics === undefined ? undefined : new TopicReader(options.topics);
  const full = short.map((row, i) => withTopics(row, grams, read && valuesOf(read, texts[i] as PreparedText)));
  const targets = Float64Array.from({ length: rows.length * INPUTS }, (_, at) =>
    TARGETS[at % INPUTS]?.holds((texts[Math.floor(at / INPUTS)] as PreparedText).example) === true ? 1 : 0,
  );
  const blocks = blockNames(
    texts.map((text) => text.example.id),
    options.block,
  );
  return { features, ...trainRidge(full, targets, INPUTS, { dimensions: features, penalty: PENALTY, blocks }) };
}

function valuesOf(reader: TopicReader, { folded }: PreparedText): Float64Array {
  return Float64Array.from(reader.read(folded, { from: 0, to: folded.units.length }), topicValue);
}

function withTopics(row: SparseRow, grams: number, values: Float64Array | undefined): SparseRow {
  if (values === undefined) return row;
  const groups = Int32Array.from(values.keys()).filter((group) => values[group] !== 0);
  const idx = new Int32Array(row.idx.length + groups.length);
  const val = new Float32Array(idx.length);
  idx.set(row.idx);
  val.set(row.val);
  groups.forEach((group, at) => {
    idx[row.idx.length + at] = grams + group;
    val[row.idx.length + at] = values[group] as number;
  });
  return { idx, val };
}

/**
 * Heads for kind (among signals), category, severity (most likely one) and clauses (each for itself, among signals).
 * Every head weighs the answers to all targets, learnt on texts held out of the first level; as both levels are linear,
 * they are stored as one. What the score says of a label is stored beside them.
 */
export function trainHeads(rows: readonly SparseRow[], texts: readonly PreparedText[], options: HeadOptions): Heads {
  const examples = texts.map((text) => text.example);
  const first = trainFirstLevel(rows, texts, options);
  const { combinations, clauseLimit } = combine({ ...first, inputs: INPUTS }, examples, options.scores);
  const width = combinations.length;
  const steps = new Int8Array(first.features * width);
  const units = new Float32Array(width);
  const biases = new Float32Array(width);
  combinations.forEach(({ parts, bias }, label) => {
    const weights = Float64Array.from({ length: first.features }, (_, feature) =>
      weighed(first.weights, feature, parts),
    );
    const top = weights.reduce((most, weight) => Math.max(most, Math.abs(weight)), 0);
    const unit = top === 0 ? 1 : top / 127;
    units[label] = unit;
    biases[label] = parts.reduce((sum, part, input) => sum + part * (first.biases[input] as number), bias);
    weights.forEach((weight, feature) => {
      steps[feature * width + label] = Math.round(weight / unit);
    });
  });
  const { topics } = options;
  const groups = Object.keys(topics?.groups ?? {}).length;
  return {
    labels: combinations.map(({ label }) => label),
    features: first.features - groups,
    steps,
    units,
    biases,
    told: { gains: combinations.map(({ gain }) => gain), clauseLimit },
    ...(topics === undefined ? {} : { topics }),
  };
}

/** Feature numbers ascend, and the lowest are the most frequent. */
function frequentPart(row: SparseRow): SparseRow {
  let end = row.idx.length;
  while (end > 0 && (row.idx[end - 1] as number) >= HEAD_FEATURES) end -= 1;
  return { idx: row.idx.subarray(0, end), val: row.val.subarray(0, end) };
}
