import type { HeldOut } from '../certify/held-out.js';
import { FeatureReader } from '../features/feature-reader.js';
import { VocabularyIndex } from '../features/vocabulary-index.js';
import { pool, sigmoid } from '../learn/window-classifier.js';
import type { FoldedText } from '../text/fold-text.js';
import { sentencesOf, windowsOf } from '../text/sentence-windows.js';
import type { Window } from '../text/sentence-windows.js';
import { TopicReader, topicValue } from '../topics/topic-words.js';
import type { ModelCard, ModelData } from './model-data.js';
import type { Measurement, SignalModel, TellingSentence } from './signal-model.js';

/** A text of more units is read in parts of whole sentences and answers with its most telling part. */
const LONGEST_PART = 1200;

interface PartReading {
  readonly margin: number;
  readonly heads: Float64Array;
}

/** Linear model over character n-grams: the whole text plus the soft maximum of its sentence windows. */
export class LinearSignalModel implements SignalModel {
  private readonly reader: FeatureReader;
  private readonly topics: TopicReader | undefined;

  constructor(private readonly data: ModelData) {
    this.reader = new FeatureReader(new VocabularyIndex(data.keys), data.idf);
    const { topics } = data.heads;
    this.topics = topics === undefined ? undefined : new TopicReader(topics);
  }

  get card(): ModelCard {
    return this.data.card;
  }

  get heldOut(): HeldOut | undefined {
    return this.data.heldOut;
  }

  measure(text: FoldedText): Measurement {
    const telling: TellingSentence[] = [];
    let best: PartReading | undefined;
    let seen = 0;
    let known = 0;
    for (const sentences of partsOf(sentencesOf(text))) {
      const reading = this.readPart(text, sentences, telling);
      seen += this.reader.seen;
      known += this.reader.hits;
      if (best === undefined || reading.margin > best.margin) best = reading;
    }
    telling.sort((a, b) => b.margin - a.margin || a.window.from - b.window.from);
    const margin = best?.margin ?? this.data.bias;
    const { slope, offset } = this.data.calibration;
    return {
      score: sigmoid(slope * margin + offset),
      margin,
      telling,
      heads: new Map(this.data.heads.labels.map((label, at) => [label, best?.heads[at] ?? -1])),
      familiar: seen === 0 ? 0 : known / seen,
    };
  }

  /** Leaves the reader on the part as a whole, so that its counts can be read. */
  private readPart(text: FoldedText, sentences: readonly Window[], telling: TellingSentence[]): PartReading {
    const { whole, window, bias } = this.data;
    const margins: number[] = [];
    windowsOf(sentences).forEach((at, number) => {
      this.reader.read(text, at);
      const margin = this.reader.dot(window.steps) * window.unit;
      margins.push(margin);
      if (number < sentences.length) telling.push({ window: at, margin });
    });
    const from = sentences[0]?.from ?? 0;
    const to = sentences[sentences.length - 1]?.to ?? from;
    this.reader.read(text, { from, to });
    return {
      margin: this.reader.dot(whole.steps) * whole.unit + pool(margins) + bias,
      heads: this.readHeads(text, { from, to }),
    };
  }

  private readHeads(text: FoldedText, window: Window): Float64Array {
    const { labels, features, steps, units, biases } = this.data.heads;
    const width = labels.length;
    const sums = new Float64Array(width);
    const { numbers, count, length } = this.reader;
    for (let k = 0; k < count; k += 1) {
      const number = numbers[k] as number;
      if (number >= features) continue;
      const value = this.reader.valueOf(number);
      const row = number * width;
      for (let label = 0; label < width; label += 1) {
        sums[label] = (sums[label] as number) + (steps[row + label] as number) * value;
      }
    }
    const scale = length === 0 ? 0 : 1 / length;
    for (let label = 0; label < width; label += 1) sums[label] = (sums[label] as number) * scale;
    this.addTopics(sums, text, window);
    return sums.map((sum, label) => sum * (units[label] as number) + (biases[label] as number));
  }

  /** Adds the topic groups, whose rows follow the features' own. */
  private addTopics(sums: Float64Array, text: FoldedText, window: Window): void {
    const { features, steps } = this.data.heads;
    this.topics?.read(text, window).forEach((count, group) => {
      if (count === 0) return;
      const value = topicValue(count);
      const row = (features + group) * sums.length;
      for (let label = 0; label < sums.length; label += 1) {
        sums[label] = (sums[label] as number) + (steps[row + label] as number) * value;
      }
    });
  }
}

function partsOf(sentences: readonly Window[]): Window[][] {
  const parts: Window[][] = [];
  let part: Window[] = [];
  for (const sentence of sentences) {
    const first = part[0];
    if (first !== undefined && sentence.to - first.from > LONGEST_PART) {
      parts.push(part);
      part = [];
    }
    part.push(sentence);
  }
  if (part.length > 0) parts.push(part);
  return parts;
}
