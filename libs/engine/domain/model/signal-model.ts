import type { HeldOut } from '../certify/held-out.js';
import type { FoldedText } from '../text/fold-text.js';
import type { Window } from '../text/sentence-windows.js';
import type { ModelCard } from './model-data.js';

/** A sentence and how strongly it speaks for a signal (margin; above 0 rather for than against). */
export interface TellingSentence {
  readonly window: Window;
  readonly margin: number;
}

/** What a model makes of one text. */
export interface Measurement {
  /** Calibrated probability of a leak signal, 0..1. */
  readonly score: number;
  /** Raw margin behind the score. */
  readonly margin: number;
  /** Sentences from the most to the least telling. */
  readonly telling: readonly TellingSentence[];
  /** Margins of the heads by label: `kind:…`, `clause:…`, `category:…`, `severity:…`. */
  readonly heads: ReadonlyMap<string, number>;
  /** Share of n-grams that the model has met in training, 0..1. */
  readonly familiar: number;
}

/** The edge behind which statistical models stand; any reader of text that gives calibrated scores fits. */
export interface SignalModel {
  readonly card: ModelCard;
  /** Scores of texts that the model never saw; absent when it keeps none. */
  readonly heldOut?: HeldOut | undefined;
  measure(text: FoldedText): Measurement;
}
