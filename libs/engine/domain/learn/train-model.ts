import { createHash } from 'node:crypto';
import { heldOutOf } from '../certify/held-out.js';
import type { LabelledText } from '../labelled-text.js';
import { rocAuc } from '../measure/ranking.js';
import type { ModelCard, ModelData } from '../model/model-data.js';
import { bestPart } from '../score/best-part.js';
import { sigmoid } from '../score/pool.js';
import { ScoreReader } from '../score/score-reader.js';
import type { ScoreWeights } from '../score/score-weights.js';
import { mixOf, trainScore } from '../score/train-score.js';
import type { TopicWords } from '../topics/topic-words.js';
import { calibrate } from './calibrate.js';
import { cardGroups } from './card-groups.js';
import { blockFolds } from './folds.js';
import { trainHeads } from './train-heads.js';
import { prepare, prepareHelpers, strangersTo } from './prepared-text.js';
import type { PreparedText } from './prepared-text.js';

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
  /** Texts that help to train and are never measured on: they count less, and nothing is calibrated on them. */
  readonly helpers?: readonly LabelledText[];
}

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
  const once = withoutCopies(examples);
  const known = new Set(once.map((example) => textFingerprint(example.text)));
  const helpers = withoutCopies(options.helpers ?? []).filter((helper) => !known.has(textFingerprint(helper.text)));
  return trainPrepared(prepare(once), prepareHelpers(helpers), options);
}

/** Each text once, the first of its copies: a copy in another fold would be judged by what it taught. */
function withoutCopies(examples: readonly LabelledText[]): LabelledText[] {
  const seen = new Set<number>();
  return examples.filter((example) => {
    const print = textFingerprint(example.text);
    if (seen.has(print)) return false;
    seen.add(print);
    return true;
  });
}

/** {@link trainModel} over texts that were folded before (cross-validation folds them once). */
export function trainPrepared(
  texts: readonly PreparedText[],
  helpers: readonly PreparedText[],
  options: Omit<TrainOptions, 'helpers'>,
): ModelData {
  const signals = texts.filter((text) => text.example.leak_signal).length;
  if (signals < 2 || texts.length - signals < 2) throw new Error('Training needs at least two texts of either class');
  // The labels of a text written after another's scene are that one's: they teach the score only.
  const judged = [...texts, ...helpers.filter(({ example }) => example.from === undefined)];
  const all = [...judged, ...helpers.filter(({ example }) => example.from !== undefined)];
  const { mix, margins } = outOfFold(texts, helpers, options);
  const examples = texts.map((text) => text.example);
  const calibration = calibrate(
    margins,
    examples.map((example) => example.leak_signal),
  );
  const scores = margins.map((margin) => sigmoid(calibration.slope * margin + calibration.offset));
  const heldOut = heldOutOf(examples, scores);
  const { weights, rows } = trainScore(all, options.seed);
  return {
    score: { ...weights, ...mix },
    card: cardOf(texts, scores, { ...options, helpers }),
    calibration,
    heads: trainHeads(rows.slice(0, judged.length), judged, {
      block: options.block ?? BLOCK,
      scores: heldOut.scores,
      ...(options.topics === undefined ? {} : { topics: options.topics }),
    }),
    trainedOn: Uint32Array.from(all, (text) => textFingerprint(text.example.text)).sort(),
    heldOut,
  };
}

interface OutOfFold {
  readonly mix: Pick<ScoreWeights, 'scale' | 'centre'>;
  readonly margins: number[];
}

/** Margins of texts, each by weights that have not seen its fold; how the readings are mixed is learnt on the same. */
function outOfFold(
  texts: readonly PreparedText[],
  helpers: readonly PreparedText[],
  options: Omit<TrainOptions, 'helpers'>,
): OutOfFold {
  const folds = options.folds ?? 4;
  const fold = blockFolds(
    texts.map((text) => text.example.id),
    { folds, block: options.block ?? BLOCK, seed: options.seed },
  );
  const readings = new Array<Float64Array>(texts.length);
  for (let held = 0; held < folds; held += 1) {
    const judged = texts.filter((_, i) => fold[i] === held);
    const training = [...texts.filter((_, i) => fold[i] !== held), ...strangersTo(judged, helpers)];
    const reader = new ScoreReader(trainScore(training, options.seed).weights);
    texts.forEach((text, i) => {
      if (fold[i] === held) readings[i] = bestPart(reader, text.folded).readings;
    });
  }
  const mix = mixOf(readings);
  const margins = readings.map((one) =>
    one.reduce((sum, value, at) => sum + (mix.scale[at] as number) * (value - (mix.centre[at] as number)), 0),
  );
  return { mix, margins };
}

function cardOf(
  texts: readonly PreparedText[],
  scores: readonly number[],
  options: Omit<TrainOptions, 'helpers'> & { helpers: readonly PreparedText[] },
): ModelCard {
  const flags = texts.map((text) => text.example.leak_signal);
  const wishedRecall = options.wishedRecall ?? 0.985;
  const positives = scores.filter((_, i) => flags[i]).sort((a, b) => b - a);
  const needed = Math.max(1, Math.ceil(wishedRecall * positives.length));
  const probability = positives[needed - 1] ?? 0;
  const passing = scores.filter((score, i) => score >= probability && flags[i] !== true).length;
  const hash = createHash('sha256');
  for (const text of [...texts, ...options.helpers]) hash.update(JSON.stringify(text.example)).update('\n');
  const sha256 = hash.digest('hex');
  return {
    format: 1,
    version: `linear-views-4+${sha256.slice(0, 8)}.${String(options.seed)}`,
    seed: options.seed,
    trainedAt: options.trainedAt,
    data: { sha256, texts: texts.length, signals: positives.length, helpers: options.helpers.length },
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
