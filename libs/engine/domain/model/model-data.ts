import type { HeldOut } from '../certify/held-out.js';
import type { Calibration } from '../learn/calibrate.js';
import type { ScoreWeights } from '../score/score-weights.js';
import type { TopicWords } from '../topics/topic-words.js';
import type { ToldScore } from './told-score.js';

/**
 * One-vs-rest heads over the most frequent features and, behind them, the topic groups;
 * `steps[feature × labels + label]`, weight = step × unit[label].
 */
export interface Heads {
  readonly labels: readonly string[];
  /** N-grams that are read; the rows of the topic groups follow theirs. */
  readonly features: number;
  readonly steps: Int8Array;
  readonly units: Float32Array;
  readonly biases: Float32Array;
  /** The words the groups were trained with; absent in a file that was made before there were any. */
  readonly topics?: TopicWords;
  /** Absent in a file that was made before the labels were told the score. */
  readonly told?: ToldScore;
}

/** What the model says of itself; printed by `madoguchi triage card`. */
export interface ModelCard {
  /** Of the form of the file. */
  readonly format: 1;
  readonly version: string;
  readonly seed: number;
  /** When it was trained, an instant. */
  readonly trainedAt: string;
  readonly data: {
    readonly sha256: string;
    readonly texts: number;
    readonly signals: number;
    readonly helpers?: number;
  };
  readonly threshold: {
    readonly probability: number;
    readonly wishedRecall: number;
    /** Measured out of fold on the training texts. */
    readonly recall: number;
    readonly fpr: number;
    readonly note: string;
  };
  /** Out-of-fold figures of the score on the training texts. */
  readonly measured: {
    readonly rocAuc: number;
    readonly brier: number;
    readonly folds: number;
    /** At the threshold, out of fold; absent in a file that was made before. */
    readonly by?: CardGroups;
  };
}

/** Figures of one group of training texts; rates are null where a class is missing. */
export interface GroupOnCard {
  readonly texts: number;
  readonly signals: number;
  readonly recall: number | null;
  readonly fpr: number | null;
  readonly rocAuc: number | null;
}

/** Figures by channel, language and kind of signal. */
export interface CardGroups {
  readonly channel: Readonly<Record<string, GroupOnCard>>;
  readonly language: Readonly<Record<string, GroupOnCard>>;
  readonly kind: Readonly<Record<string, GroupOnCard>>;
}

/** A trained model, ready to read texts. */
export interface ModelData {
  readonly card: ModelCard;
  readonly score: ScoreWeights;
  readonly calibration: Calibration;
  readonly heads: Heads;
  /** First 32 bits of the SHA-256 of each training text: tells whether a text was trained on. */
  readonly trainedOn: Uint32Array;
  /** What thresholds are certified on; absent in a file that was made before there were certificates. */
  readonly heldOut?: HeldOut;
}
