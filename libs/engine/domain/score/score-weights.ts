import type { ViewName } from '../features/views.js';
import type { QuantisedWeights } from './quantised.js';

/** What one view has learnt: its features (most frequent first), their values in tenths, and a weight each. */
export interface ViewWeights {
  readonly keys: Uint32Array;
  readonly idf: Uint8Array;
  readonly weights: QuantisedWeights;
  readonly bias: number;
}

/** One reading of the letters for every kind of signal; `steps[feature × kinds + kind]`, weight = step × unit[kind]. */
export interface KindWeights {
  readonly steps: Int8Array;
  readonly units: Float32Array;
  readonly biases: Float32Array;
}

/** The readings that are added up, in this order. */
export const READINGS = ['letters', 'runs', 'shape', 'edges', 'windows', 'kinds'] as const;

/** The score: four views of the whole text, its sentences, and the kinds, added up as `Σ scale × (margin - centre)`. */
export interface ScoreWeights {
  readonly views: Readonly<Record<ViewName, ViewWeights>>;
  /** Over the features of `letters`. */
  readonly window: QuantisedWeights;
  readonly windowBias: number;
  readonly kinds: KindWeights;
  /** In the order of {@link READINGS}. */
  readonly scale: Float64Array;
  readonly centre: Float64Array;
}
