import { readdir, readFile } from 'node:fs/promises';
import { availableParallelism, cpus, loadavg } from 'node:os';
import { join } from 'node:path';
import { configFile } from '#kernel';
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
import { evenSample, trainNatural } from './natural-classifiers.js';
import type { Opponent } from './natural-classifiers.js';

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
    comparison: options.compare === false ? null : compare(corpus, texts.slice(0, 500)),
  };
}

async function readCorpus(): Promise<LabelledText[]> {
  const folder = configFile('corpus');
  const names = (await readdir(folder)).filter((name) => name.endsWith('.jsonl')).sort();
  const parts = await Promise.all(names.map((name) => readFile(join(folder, name), 'utf8')));
  return parts.flatMap((part) =>
    part
      .split('\n')
      .filter((line) => line.trim() !== '')
      .map((line) => JSON.parse(line) as LabelledText),
  );
}

/** Texts near 150 characters, repeated to the wished number. */
function timedTexts(corpus: readonly LabelledText[], count: number): string[] {
  const near = corpus.filter(({ text }) => Math.abs(text.length - WANTED_LENGTH) <= 50).map(({ text }) => text);
  return Array.from({ length: count }, (_, i) => near[i % near.length] ?? '');
}

/** The first tenth warms up and is not counted. */
function timed(texts: readonly string[], read: (text: string) => unknown): Record<string, number> {
  const warm = Math.ceil(texts.length / 10);
  for (const text of texts.slice(0, warm)) read(text);
  const cpuBefore = process.cpuUsage();
  const times = texts.slice(warm).map((text) => {
    const start = performance.now();
    read(text);
    return performance.now() - start;
  });
  const used = process.cpuUsage(cpuBefore);
  const cpuMs = (used.user + used.system) / 1000;
  times.sort((a, b) => a - b);
  const at = (share: number): number => round(times[Math.min(times.length - 1, Math.floor(share * times.length))] ?? 0);
  return {
    textsPerSecond: round((times.length / times.reduce((sum, ms) => sum + ms, 0)) * 1000),
    textsPerCpuSecond: round((times.length / cpuMs) * 1000),
    ...{ p50Ms: at(0.5), p95Ms: at(0.95), p99Ms: at(0.99) },
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

function round(value: number, digits = 2): number {
  return Number(value.toFixed(digits));
}
