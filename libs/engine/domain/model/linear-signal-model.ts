import type { HeldOut } from '../certify/held-out.js';
import { partsOf } from '../score/best-part.js';
import { sigmoid } from '../score/pool.js';
import { ScoreReader } from '../score/score-reader.js';
import type { FoldedText } from '../text/fold-text.js';
import { sentencesOf } from '../text/sentence-windows.js';
import type { Window } from '../text/sentence-windows.js';
import { TopicReader, topicValue } from '../topics/topic-words.js';
import type { ModelCard, ModelData } from './model-data.js';
import type { Measurement, SignalModel, TellingSentence } from './signal-model.js';
import { tellScore } from './told-score.js';

interface PartReading {
  readonly margin: number;
  readonly heads: Float64Array;
}

/** Linear readings of a text, added up: four views of the whole, its sentences, the kinds of signal (docs/triage.md). */
export class LinearSignalModel implements SignalModel {
  private readonly reader: ScoreReader;
  private readonly topics: TopicReader | undefined;

  constructor(private readonly data: ModelData) {
    this.reader = new ScoreReader(data.score);
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
      seen += this.reader.letters.seen;
      known += this.reader.letters.hits;
      if (best === undefined || reading.margin > best.margin) best = reading;
    }
    telling.sort((a, b) => b.margin - a.margin || a.window.from - b.window.from);
    const margin = best?.margin ?? 0;
    const { slope, offset } = this.data.calibration;
    const score = sigmoid(slope * margin + offset);
    return {
      score,
      margin,
      telling,
      heads: this.labelled(best?.heads, score),
      familiar: seen === 0 ? 0 : known / seen,
    };
  }

  private labelled(margins: Float64Array | undefined, score: number): ReadonlyMap<string, number> {
    const { labels, told } = this.data.heads;
    if (margins === undefined) return new Map(labels.map((label) => [label, -1]));
    const said = told === undefined ? margins : tellScore(labels, margins, { score, told });
    return new Map(labels.map((label, at) => [label, said[at] as number]));
  }

  /** Leaves the reader on the part as a whole, so that its counts can be read. */
  private readPart(text: FoldedText, sentences: readonly Window[], telling: TellingSentence[]): PartReading {
    const { margin, sentences: margins } = this.reader.read(text, sentences);
    sentences.forEach((window, at) => telling.push({ window, margin: margins[at] as number }));
    const from = sentences[0]?.from ?? 0;
    const to = sentences[sentences.length - 1]?.to ?? from;
    return { margin, heads: this.readHeads(text, { from, to }) };
  }

  private readHeads(text: FoldedText, window: Window): Float64Array {
    const { labels, features, steps, units, biases } = this.data.heads;
    const width = labels.length;
    const sums = new Float64Array(width);
    const { numbers, count, length } = this.reader.letters;
    for (let k = 0; k < count; k += 1) {
      const number = numbers[k] as number;
      if (number >= features) continue;
      const value = this.reader.letters.valueOf(number);
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
