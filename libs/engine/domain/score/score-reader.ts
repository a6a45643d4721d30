import { FeatureReader } from '../features/feature-reader.js';
import { READERS, VIEWS } from '../features/views.js';
import type { ViewName } from '../features/views.js';
import { VocabularyIndex } from '../features/vocabulary-index.js';
import { windowsOf } from '../text/sentence-windows.js';
import type { Window } from '../text/sentence-windows.js';
import type { FoldedText } from '../text/fold-text.js';
import { pool, soft } from './pool.js';
import { READINGS } from './score-weights.js';
import type { ScoreWeights } from './score-weights.js';

/** What a part of a text, a run of whole sentences, says. */
export interface PartScore {
  readonly margin: number;
  /** The margin of each reading, in the order of `READINGS`. */
  readonly readings: Float64Array;
  /** Margin of each sentence alone. */
  readonly sentences: readonly number[];
}

/** Reads parts of texts with given weights. Not re-entrant: one for each engine. */
export class ScoreReader {
  /** Left on the part as a whole after {@link read}; the heads read the same features. */
  readonly letters: FeatureReader;
  private readonly readers: Readonly<Record<ViewName, FeatureReader>>;

  constructor(private readonly weights: ScoreWeights) {
    const of = (view: ViewName): FeatureReader => {
      const { keys, idf } = weights.views[view];
      return new FeatureReader(new VocabularyIndex(keys), idf, READERS[view]);
    };
    this.readers = { letters: of('letters'), runs: of('runs'), shape: of('shape'), edges: of('edges') };
    this.letters = this.readers.letters;
  }

  /** @param sentences of one part, in order; together they are the part */
  read(text: FoldedText, sentences: readonly Window[]): PartScore {
    const whole = { from: sentences[0]?.from ?? 0, to: sentences[sentences.length - 1]?.to ?? 0 };
    const margins = windowsOf(sentences).map((window) => this.sentence(text, window));
    const readings = new Float64Array(READINGS.length);
    VIEWS.forEach((view, at) => {
      const { weights, bias } = this.weights.views[view];
      this.readers[view].read(text, whole);
      readings[at] = this.readers[view].dot(weights.steps) * weights.unit + bias;
    });
    readings[4] = pool(margins);
    readings[5] = this.kinds();
    return { margin: this.total(readings), readings, sentences: margins.slice(0, sentences.length) };
  }

  /** Margin of one window: above 0 it rather tells of a leak than not. */
  private sentence(text: FoldedText, window: Window): number {
    const { window: weights, windowBias } = this.weights;
    this.letters.read(text, window);
    return this.letters.dot(weights.steps) * weights.unit + windowBias;
  }

  private kinds(): number {
    const { steps, units, biases } = this.weights.kinds;
    const width = biases.length;
    const sums = new Float64Array(width);
    const { numbers, count, length } = this.letters;
    for (let k = 0; k < count; k += 1) {
      const number = numbers[k] as number;
      const value = this.letters.valueOf(number);
      const row = number * width;
      for (let kind = 0; kind < width; kind += 1) {
        sums[kind] = (sums[kind] as number) + (steps[row + kind] as number) * value;
      }
    }
    const unit = length === 0 ? 0 : 1 / length;
    return soft(sums.map((sum, kind) => sum * unit * (units[kind] as number) + (biases[kind] as number)));
  }

  private total(readings: Float64Array): number {
    const { scale, centre } = this.weights;
    return readings.reduce((sum, margin, at) => sum + (scale[at] as number) * (margin - (centre[at] as number)), 0);
  }
}
