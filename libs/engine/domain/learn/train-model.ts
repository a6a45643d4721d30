import { createHash } from 'node:crypto';
import { heldOutOf } from '../certify/held-out.js';
import { FeatureReader, quantisedIdf } from '../features/feature-reader.js';
import type { SparseRow } from '../features/sparse-row.js';
import { VocabularyIndex, countFeatures } from '../features/vocabulary-index.js';
import type { LabelledText } from '../labelled-text.js';
import { rocAuc } from '../measure/ranking.js';
import type { ModelCard, ModelData, QuantisedWeights } from '../model/model-data.js';
import { quantise } from '../model/model-data.js';
import { LinearSignalModel } from '../model/linear-signal-model.js';
import type { TopicWords } from '../topics/topic-words.js';
import { calibrate } from './calibrate.js';
import { cardGroups } from './card-groups.js';
import { blockFolds } from './folds.js';
import { trainHeads } from './train-heads.js';
import { trainLinear } from './linear-classifier.js';
import { bagOf, prepare } from './prepared-text.js';
import type { PreparedText } from './prepared-text.js';
import { sigmoid, trainWindows } from './window-classifier.js';

export interface TrainOptions {
  readonly seed: number;
  /** Written into the model card; an instant. */
  readonly trainedAt: string;
  /** Recall wished for at the threshold, out of fold; 0.985 unless said. */
  readonly wishedRecall?: number;
  /** Folds for calibration and threshold; 4 unless said. */
  readonly folds?: number;
  /** Neighbouring ids kept together in a fold; 20 unless said. */
  readonly block?: number;
  /** Words of `config/topics.yaml` for the label heads; they are kept in the model. */
  readonly topics?: TopicWords;
}

const RAREST = 2;
const WHOLE_COST = 60;
const BLOCK = 20;
export const CALIBRATION_NOTE = 'calibrated on invented texts';

/** First 32 bits of the SHA-256 of a text; says whether a model was trained on it without keeping the text. */
export function textFingerprint(text: string): number {
  return createHash('sha256').update(text, 'utf8').digest().readUInt32BE(0);
}

/**
 * Train the whole engine: score, heads, calibration and threshold. Deterministic for equal texts and seed.
 * @throws Error with fewer than two texts of either class
 */
export function trainModel(examples: readonly LabelledText[], options: TrainOptions): ModelData {
  return trainPrepared(prepare(examples), options);
}

/** `trainModel` over texts that were folded before (cross-validation folds them once). */
export function trainPrepared(texts: readonly PreparedText[], options: TrainOptions): ModelData {
  const signals = texts.filter((text) => text.example.leak_signal).length;
  if (signals < 2 || texts.length - signals < 2) throw new Error('Training needs at least two texts of either class');
  const examples = texts.map((text) => text.example);
  const held = outOfFold(texts, options);
  const flags = examples.map((example) => example.leak_signal);
  const calibration = calibrate(held, flags);
  const scores = held.map((margin) => sigmoid(calibration.slope * margin + calibration.offset));
  const score = trainScore(texts, options.seed);
  return {
    ...score,
    card: cardOf(texts, scores, options),
    calibration,
    heads: trainHeads(score.rows, texts, {
      block: options.block ?? BLOCK,
      ...(options.topics === undefined ? {} : { topics: options.topics }),
    }),
    trainedOn: Uint32Array.from(texts, (text) => textFingerprint(text.example.text)).sort(),
    heldOut: heldOutOf(examples, scores),
  };
}

interface TrainedScore {
  readonly keys: Uint32Array;
  readonly idf: Uint8Array;
  readonly whole: QuantisedWeights;
  readonly window: QuantisedWeights;
  readonly bias: number;
  readonly rows: readonly SparseRow[];
}

/** Two readings of the whole text (alone, and jointly with the windows), added into one vector of weights. */
function trainScore(texts: readonly PreparedText[], seed: number): TrainedScore {
  const folded = texts.map((text) => text.folded);
  const { keys, documents } = countFeatures(folded, RAREST);
  const idf = quantisedIdf(documents, texts.length);
  const reader = new FeatureReader(new VocabularyIndex(keys), idf);
  const bags = texts.map((text) => bagOf(text, reader));
  const rows = bags.map((bag) => bag.whole);
  const flags = bags.map((bag) => (bag.positive ? 1 : 0));
  const alone = trainLinear(rows, flags, { dimensions: keys.length, seed, cost: WHOLE_COST, epochs: 15 });
  const joint = trainWindows(bags, keys.length, seed);
  const whole = joint.whole.map((weight, at) => weight + (alone.weights[at] as number));
  return {
    keys,
    idf,
    whole: quantise(whole),
    window: quantise(joint.window),
    bias: alone.bias + joint.bias,
    rows,
  };
}

/** Margins of texts, each by a model that has not seen its fold. */
function outOfFold(texts: readonly PreparedText[], options: TrainOptions): number[] {
  const folds = options.folds ?? 4;
  const fold = blockFolds(
    texts.map((text) => text.example.id),
    { folds, block: options.block ?? BLOCK, seed: options.seed },
  );
  const margins = new Array<number>(texts.length).fill(0);
  for (let held = 0; held < folds; held += 1) {
    const score = trainScore(
      texts.filter((_, i) => fold[i] !== held),
      options.seed,
    );
    const model = new LinearSignalModel(scoreOnly(score));
    texts.forEach((text, i) => {
      if (fold[i] === held) margins[i] = model.measure(text.folded).margin;
    });
  }
  return margins;
}

/** A model that only scores, for folds. */
function scoreOnly(score: TrainedScore): ModelData {
  const none = new Float32Array(0);
  return {
    ...score,
    card: {} as ModelCard,
    calibration: { slope: 1, offset: 0 },
    heads: { labels: [], features: 0, steps: new Int8Array(0), units: none, biases: none },
    trainedOn: new Uint32Array(0),
  };
}

function cardOf(texts: readonly PreparedText[], scores: readonly number[], options: TrainOptions): ModelCard {
  const flags = texts.map((text) => text.example.leak_signal);
  const wishedRecall = options.wishedRecall ?? 0.985;
  const positives = scores.filter((_, i) => flags[i]).sort((a, b) => b - a);
  const needed = Math.max(1, Math.ceil(wishedRecall * positives.length));
  const probability = positives[needed - 1] ?? 0;
  const passing = scores.filter((score, i) => score >= probability && flags[i] !== true).length;
  const hash = createHash('sha256');
  for (const text of texts) hash.update(JSON.stringify(text.example)).update('\n');
  const sha256 = hash.digest('hex');
  return {
    format: 1,
    version: `linear-ngram-2+${sha256.slice(0, 8)}.${String(options.seed)}`,
    seed: options.seed,
    trainedAt: options.trainedAt,
    data: { sha256, texts: texts.length, signals: positives.length },
    threshold: {
      probability,
      wishedRecall,
      recall: positives.filter((score) => score >= probability).length / positives.length,
      fpr: passing / (texts.length - positives.length),
      note: CALIBRATION_NOTE,
    },
    measured: {
      rocAuc: rocAuc(scores, flags),
      brier: scores.reduce((sum, score, i) => sum + (score - (flags[i] === true ? 1 : 0)) ** 2, 0) / scores.length,
      folds: options.folds ?? 4,
      by: cardGroups(
        texts.map((text) => text.example),
        scores,
        probability,
      ),
    },
  };
}
