import { FeatureReader, quantisedIdf } from '../features/feature-reader.js';
import type { SparseRow } from '../features/sparse-row.js';
import { READERS, VIEWS } from '../features/views.js';
import type { ViewName } from '../features/views.js';
import { VocabularyIndex, countFeatures } from '../features/vocabulary-index.js';
import { trainLinear } from '../learn/linear-classifier.js';
import type { LinearClassifier } from '../learn/linear-classifier.js';
import { windowsIn } from '../learn/prepared-text.js';
import type { PreparedText } from '../learn/prepared-text.js';
import { quantise } from './quantised.js';
import { SIGNAL_KINDS } from '../vocabulary.js';
import type { KindWeights, ScoreWeights, ViewWeights } from './score-weights.js';
import { READINGS } from './score-weights.js';

/** How each view is learnt: in how many texts a feature must occur, and the penalty of an error. */
const LEARNT: Readonly<Record<ViewName, { rarest: number; cost: number }>> = {
  letters: { rarest: 2, cost: 80 },
  runs: { rarest: 2, cost: 80 },
  shape: { rarest: 3, cost: 80 },
  edges: { rarest: 2, cost: 80 },
};
const WINDOW = { cost: 20, decisive: 2, otherOfSignal: 0.3 } as const;
const KIND = { cost: 40, positive: 3 } as const;
const EPOCHS = 15;
/** Margin of a kind that nobody has an example of. */
const NEVER = -20;
/** What each reading counts, once it has mean 0 and spread 1 on texts it has not seen (measured: docs/triage.md). */
const SHARES: Readonly<Record<(typeof READINGS)[number], number>> = {
  letters: 0.6,
  runs: 0.4,
  shape: 0.4,
  edges: 0.25,
  windows: 0.5,
  kinds: 1,
};

/** Weights that are not yet mixed, and the rows of the letters, from which the heads are learnt. */
export interface TrainedScore {
  readonly weights: ScoreWeights;
  readonly rows: readonly SparseRow[];
}

/** Learn every reading from the given texts. Deterministic for a given seed. */
export function trainScore(texts: readonly PreparedText[], seed: number): TrainedScore {
  const reading = Object.fromEntries(VIEWS.map((view) => [view, trainView(texts, view, seed)])) as Record<
    ViewName,
    TrainedView
  >;
  const { reader, rows, weights } = reading.letters;
  const dimensions = weights.keys.length;
  const window = trainWindows(texts, reader, { dimensions, seed });
  return {
    weights: {
      views: {
        letters: weights,
        runs: reading.runs.weights,
        shape: reading.shape.weights,
        edges: reading.edges.weights,
      },
      window: quantise(window.weights),
      windowBias: window.bias,
      kinds: trainKinds(texts, rows, { dimensions, seed }),
      scale: new Float64Array(READINGS.length).fill(1),
      centre: new Float64Array(READINGS.length),
    },
    rows,
  };
}

/** Scale and centre of the readings, from their margins on texts that they have not seen. */
export function mixOf(held: readonly Float64Array[]): Pick<ScoreWeights, 'scale' | 'centre'> {
  const scale = new Float64Array(READINGS.length);
  const centre = new Float64Array(READINGS.length);
  READINGS.forEach((name, at) => {
    const mean = held.reduce((sum, margins) => sum + (margins[at] as number), 0) / Math.max(1, held.length);
    const variance =
      held.reduce((sum, margins) => sum + ((margins[at] as number) - mean) ** 2, 0) / Math.max(1, held.length);
    centre[at] = mean;
    scale[at] = SHARES[name] / Math.max(1e-6, Math.sqrt(variance));
  });
  return { scale, centre };
}

interface TrainedView {
  readonly weights: ViewWeights;
  readonly reader: FeatureReader;
  readonly rows: readonly SparseRow[];
}

function trainView(texts: readonly PreparedText[], view: ViewName, seed: number): TrainedView {
  const { rarest, cost } = LEARNT[view];
  const folded = texts.map((text) => text.folded);
  const { keys, documents } = countFeatures(folded, rarest, READERS[view]);
  const idf = quantisedIdf(documents, texts.length);
  const reader = new FeatureReader(new VocabularyIndex(keys), idf, READERS[view]);
  const rows = folded.map((text) => {
    reader.read(text, { from: 0, to: text.units.length });
    return reader.row();
  });
  const flags = texts.map((text) => (text.example.leak_signal ? 1 : 0));
  const importance = texts.map((text) => text.weight);
  const { weights, bias } = trainLinear(rows, flags, {
    dimensions: keys.length,
    seed,
    cost,
    importance,
    epochs: EPOCHS,
  });
  return { weights: { keys, idf, weights: quantise(weights), bias }, reader, rows };
}

interface Space {
  readonly dimensions: number;
  readonly seed: number;
}

/** Sentences and pairs: those with evidence against those of harmless texts and, less sure, the rest of a signal. */
function trainWindows(texts: readonly PreparedText[], reader: FeatureReader, space: Space): LinearClassifier {
  const rows: SparseRow[] = [];
  const flags: number[] = [];
  const importance: number[] = [];
  for (const text of texts) {
    for (const { window, decisive } of windowsIn(text)) {
      reader.read(text.folded, window);
      if (reader.count === 0) continue;
      rows.push(reader.row());
      flags.push(decisive ? 1 : 0);
      importance.push(text.weight * windowImportance(text.example.leak_signal, decisive));
    }
  }
  return trainLinear(rows, flags, { ...space, cost: WINDOW.cost, importance, epochs: EPOCHS });
}

function windowImportance(signal: boolean, decisive: boolean): number {
  if (decisive) return WINDOW.decisive;
  return signal ? WINDOW.otherOfSignal : 1;
}

/** Each kind against all texts without a signal. */
function trainKinds(texts: readonly PreparedText[], rows: readonly SparseRow[], space: Space): KindWeights {
  const width = SIGNAL_KINDS.length;
  const steps = new Int8Array(space.dimensions * width);
  const units = new Float32Array(width).fill(1);
  const biases = new Float32Array(width).fill(NEVER);
  SIGNAL_KINDS.forEach((kind, at) => {
    const chosen = texts.flatMap(({ example }, row) =>
      !example.leak_signal || example.signal_kind === kind ? [row] : [],
    );
    const flags = chosen.map((row) => (texts[row]?.example.leak_signal === true ? 1 : 0));
    if (!flags.includes(1)) return;
    const { weights, bias } = trainLinear(
      chosen.map((row) => rows[row] as SparseRow),
      flags,
      {
        ...space,
        cost: KIND.cost,
        positiveWeight: KIND.positive,
        importance: chosen.map((row) => texts[row]?.weight ?? 1),
        epochs: EPOCHS,
      },
    );
    const unit = weights.reduce((top, weight) => Math.max(top, Math.abs(weight)), 0) / 127 || 1;
    weights.forEach((weight, feature) => {
      steps[feature * width + at] = Math.round(weight / unit);
    });
    units[at] = unit;
    biases[at] = bias;
  });
  return { steps, units, biases };
}
