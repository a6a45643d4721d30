import { availableParallelism, cpus, loadavg } from 'node:os';
import {
  blockFolds,
  fprAtRecall,
  LinearSignalModel,
  loadEngine,
  loadLexicon,
  rocAuc,
  trainModel,
  trainPlainBaseline,
  TriageEngine,
} from '#engine';
import type { LabelledText } from '#engine';
import { evenSample, trainNatural, trainNaturalCategories } from './natural-classifiers.js';
import type { Opponent } from './natural-classifiers.js';
import { compareNearDuplicates } from './near-duplicates.bench.js';
import { readCorpus, round, timed } from './triage-texts.js';

export interface TriageBenchOptions {
  /** Texts to time; taken from the corpus again and again. */
  readonly texts?: number;
  /** Compare with other classifiers on one held-out fold (trains four of them); true unless said. */
  readonly compare?: boolean;
}

const MEGABYTE = 1024 * 1024;
const WANTED_LENGTH = 150;

/**
 * Speed of the shipped engine, and its accuracy beside a plain character n-gram logistic regression and natural's
 * classifiers on the same held-out fold. One core; times in ms, memory in MB.
 */
export async function runTriageBench(options: TriageBenchOptions = {}): Promise<object> {
  globalThis.gc?.();
  const before = process.memoryUsage();
  const cpuBefore = process.cpuUsage();
  const start = performance.now();
  const engine = await loadEngine();
  const loadMs = performance.now() - start;
  const loadCpu = process.cpuUsage(cpuBefore);
  engine.assess({ text: 'あ', channel: 'web' });
  const after = process.memoryUsage();
  const corpus = await readCorpus();
  const texts = timedTexts(corpus, options.texts ?? 5000);
  const speed = timed(texts, (text) => engine.assess({ text, channel: 'web' }));
  return {
    bench: 'triage',
    machine: {
      cpu: cpus()[0]?.model ?? 'unknown',
      cores: availableParallelism(),
      node: process.version,
    },
    engine: engine.version,
    n: texts.length,
    meanCharacters: round(texts.reduce((sum, text) => sum + text.length, 0) / texts.length),
    ...speed,
    loadMs: round(loadMs),
    loadCpuMs: round((loadCpu.user + loadCpu.system) / 1000),
    loadAverage: round(loadavg()[0] ?? 0),
    memoryMb: {
      residentAdded: round((after.rss - before.rss) / MEGABYTE),
      heapAndBuffersAdded: round(
        (after.heapUsed + after.arrayBuffers - before.heapUsed - before.arrayBuffers) / MEGABYTE,
      ),
    },
    preview: previewSpeed(engine, corpus, Math.min(2000, texts.length)),
    comparison: options.compare === false ? null : compare(corpus, texts.slice(0, 500)),
    nearDuplicates: options.compare === false ? null : await compareNearDuplicates(corpus),
  };
}

/** Texts near 150 characters, repeated to the wished number. */
function timedTexts(corpus: readonly LabelledText[], count: number): string[] {
  const near = corpus.filter(({ text }) => Math.abs(text.length - WANTED_LENGTH) <= 50).map(({ text }) => text);
  return Array.from({ length: count }, (_, i) => near[i % near.length] ?? '');
}

/** Texts as they grow while an agent types: after every eighth character, up to the longest note. */
function typedTexts(corpus: readonly LabelledText[], count: number): string[] {
  const phone = corpus.filter(({ channel }) => channel === 'phone').map(({ text }) => text);
  const typed = phone.flatMap((text) =>
    Array.from({ length: Math.ceil(text.length / 8) }, (_, k) => text.slice(0, (k + 1) * 8)),
  );
  const step = Math.max(1, Math.floor(typed.length / count));
  return typed.filter((_, i) => i % step === 0).slice(0, count);
}

/** One long note for each of these numbers of characters. */
function longNotes(corpus: readonly LabelledText[], lengths: readonly number[], each: number): string[][] {
  const all = corpus.map(({ text }) => text);
  return lengths.map((length) =>
    Array.from({ length: each }, (_, k) => {
      let note = '';
      for (let at = k * 31; note.length < length; at += 1) note += `${all[at % all.length] ?? ''}\n`;
      return note.slice(0, length);
    }),
  );
}

const NOTE_LENGTHS = [1000, 5000, 20_000, 200_000] as const;

function previewSpeed(engine: TriageEngine, corpus: readonly LabelledText[], count: number): object {
  const preview = (text: string): unknown => engine.preview({ text, channel: 'phone' }, 'ja');
  const long = longNotes(corpus, NOTE_LENGTHS, 40);
  return {
    whileTyping: timed(typedTexts(corpus, count), preview),
    ...Object.fromEntries(
      NOTE_LENGTHS.map((length, at) => [`of${String(length)}Characters`, timed(long[at] ?? [], preview)]),
    ),
  };
}

function compare(corpus: readonly LabelledText[], speedTexts: readonly string[]): object {
  const ids = corpus.map((example) => example.id);
  const fold = blockFolds(ids, { folds: 5, block: 20, seed: 1 });
  const training = corpus.filter((_, i) => fold[i] !== 0);
  const held = corpus.filter((_, i) => fold[i] === 0);
  const start = performance.now();
  const model = trainModel(training, { seed: 1, trainedAt: '' });
  const trainMs = performance.now() - start;
  const ours = new TriageEngine(new LinearSignalModel(model), loadLexicon());
  const opponents = [
    {
      ...{ name: 'this engine', trainMs, trainedOn: training.length },
      features: 'n-grams of 1 to 4 characters, words, sentence windows; with labels and reasons',
      score: (text: string) => ours.assess({ text, channel: 'web' }).score,
    },
    ...[training.length, 1000, 200].map((count) => plainOpponent(evenSample(training, count))),
    ...trainNatural(training),
  ];
  const positive = held.map((example) => example.leak_signal);
  return {
    heldOut: held.length,
    note: 'one fold of five; natural is trained on a part, because it holds a dense vector for every text',
    categories: compareCategories(training, held, (text) => ours.assess({ text, channel: 'web' }).category),
    results: opponents.map(({ score, ...opponent }) => {
      const scores = held.map((example) => score(example.text));
      return {
        ...opponent,
        trainMs: round(opponent.trainMs),
        rocAuc: round(rocAuc(scores, positive), 4),
        fprAtRecall95: round(fprAtRecall(scores, positive, 0.95), 4),
        ...timed(speedTexts, score),
      };
    }),
  };
}

/** Share of held-out texts whose topic is named as in the corpus. */
function compareCategories(
  training: readonly LabelledText[],
  held: readonly LabelledText[],
  own: (text: string) => string,
): object[] {
  const all = [{ name: 'this engine', trainedOn: training.length, category: own }, ...trainNaturalCategories(training)];
  return all.map(({ category, ...classifier }) => ({
    ...classifier,
    accuracy: round(held.filter((example) => category(example.text) === example.category).length / held.length, 4),
  }));
}

/** On all training texts, and on as many as each of natural's gets. */
function plainOpponent(examples: readonly LabelledText[]): Opponent {
  const start = performance.now();
  const score = trainPlainBaseline(examples, 1);
  return {
    name: 'plain logistic regression',
    trainMs: performance.now() - start,
    trainedOn: examples.length,
    features: 'n-grams of 1 to 4 characters, the whole text only; score only',
    score,
  };
}
