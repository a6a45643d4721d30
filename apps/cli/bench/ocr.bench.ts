import { readdir, readFile } from 'node:fs/promises';
import { loadavg, setPriority } from 'node:os';
import { basename, dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { bareEngine, characterErrorRate, preparedPictures, ReaderProcess, sniff } from '#intake';
import type { BareEngine, DocumentReading, EngineChoice } from '#intake';
import { machine, quantile, rounded } from './machine.js';
import { processTree } from './process-tree.js';

export interface OcrBenchOptions {
  readonly engine: EngineChoice;
  /** Folder of NAME.tif, .pdf, .jpg, .png with the true text beside them as NAME.pN.txt; default: the fixtures. */
  readonly pages: string | null;
  /** Times each document is read per number of workers. */
  readonly rounds: number;
}

const FIXTURES = fileURLToPath(new URL('../../../../test/fixtures/fax/', import.meta.url));
const CHILD_NICENESS = 10;
const DOCUMENT = /\.(?:tiff?|pdf|jpe?g|png)$/i;
/**
 * Goals: share of the bare engine's speed, processor seconds a page per engine and beyond the bare engine in the same run
 * (which a busy machine inflates less), and confidence against error.
 */
const LIMITS = {
  pagesPerMinuteOfBare: 0.85,
  cpuSecondsNative: 2,
  cpuSecondsTesseractJs: 3.5,
  cpuSecondsBeyondBare: 0.5,
  correlation: -0.9,
};

interface BenchDocument {
  path: string;
  bytes: Buffer;
}

interface PageFigure {
  group: string;
  error: number;
  characters: number;
  confidence: number;
}

/**
 * Pages a minute of the reading process with one and two workers beside the bare engine on the same prepared pages,
 * processor seconds and memory per page (children counted), and error against the true text where there is one.
 */
export async function runOcrBench(o: OcrBenchOptions): Promise<object> {
  const documents = await documentsIn(o.pages ?? FIXTURES);
  // The children read at this priority; the bare engine must not have an easier life.
  setPriority(CHILD_NICENESS);
  const bare = await bareEngine(o.engine);
  try {
    const one = await timed(documents, { ...o, workers: 1 });
    const two = await timed(documents, { ...o, workers: 2 });
    const bareOne = await timedBare(documents, bare, o.rounds);
    const cpuLimit = bare.name.startsWith('tesseract.js') ? LIMITS.cpuSecondsTesseractJs : LIMITS.cpuSecondsNative;
    return {
      bench: 'ocr',
      machine: machine(),
      loadAverage: rounded(loadavg()[0] ?? 0),
      engine: bare.name,
      documents: documents.length,
      oneWorker: { ...one.figures, ofBare: rounded(one.figures.pagesPerMinute / bareOne.pagesPerMinute) },
      twoWorkers: { ...two.figures, ofOneWorker: rounded(two.figures.pagesPerMinute / one.figures.pagesPerMinute) },
      bareEngine: bareOne,
      accuracy: await accuracy(documents, one.readings),
      limits: { ...LIMITS, cpuSecondsPerPage: cpuLimit },
      ratios: {
        cpu: rounded(one.figures.cpuSecondsPerPage / cpuLimit),
        cpuOfBare: rounded(one.figures.cpuSecondsPerPage / bareOne.cpuSecondsPerPage),
        cpuSecondsBeyondBare: rounded(one.figures.cpuSecondsPerPage - bareOne.cpuSecondsPerPage),
      },
    };
  } finally {
    await bare.close();
  }
}

async function documentsIn(folder: string): Promise<BenchDocument[]> {
  const names = (await readdir(folder)).filter((name) => DOCUMENT.test(name)).sort();
  if (names.length === 0) throw new Error('no documents in the folder');
  return Promise.all(
    names.map(async (name) => ({ path: join(folder, name), bytes: await readFile(join(folder, name)) })),
  );
}

interface Timed {
  figures: {
    n: number;
    pagesPerMinute: number;
    cpuSecondsPerPage: number;
    medianSeconds: number;
    p95Seconds: number;
    peakMiB: number;
  };
  readings: DocumentReading[];
}

async function timed(documents: readonly BenchDocument[], o: OcrBenchOptions & { workers: number }): Promise<Timed> {
  const reader = new ReaderProcess({ engine: o.engine, workers: o.workers });
  try {
    const first = documents[0];
    const warm = first === undefined ? [] : Array.from({ length: o.workers }, () => first);
    await Promise.all(warm.map((document) => read(reader, document)));
    const watch = processTree(() => reader.pids);
    const began = performance.now();
    const queue = Array.from({ length: o.rounds }, () => documents).flat();
    const seconds: number[] = [];
    const readings = await Promise.all(
      queue.map(async (document) => {
        let last = performance.now();
        const reading = await read(reader, document, (page) => {
          if (page > 1) seconds.push((performance.now() - last) / 1000);
          last = performance.now();
        });
        seconds.push((performance.now() - last) / 1000);
        return reading;
      }),
    );
    const wall = (performance.now() - began) / 1000;
    const { cpuSeconds, peakMiB } = watch.stop();
    const pages = readings.reduce((sum, { readings: read }) => sum + read.length, 0);
    const figures = {
      n: pages,
      pagesPerMinute: rounded((pages / wall) * 60),
      cpuSecondsPerPage: rounded(cpuSeconds / pages),
      medianSeconds: rounded(quantile(seconds, 0.5)),
      p95Seconds: rounded(quantile(seconds, 0.95)),
      peakMiB: Math.round(peakMiB),
    };
    return { figures, readings: readings.slice(0, documents.length) };
  } finally {
    await reader.close();
  }
}

function read(
  reader: ReaderProcess,
  { bytes }: BenchDocument,
  onPage?: (page: number) => void,
): Promise<DocumentReading> {
  return reader.read(sniff(bytes).kind ?? 'picture', bytes, onPage);
}

/** The engine alone, one page after another, on pages made ready before the clock starts. */
async function timedBare(
  documents: readonly BenchDocument[],
  bare: BareEngine,
  rounds: number,
): Promise<{ n: number; pagesPerMinute: number; cpuSecondsPerPage: number }> {
  const pages = (
    await Promise.all(documents.map(({ bytes }) => preparedPictures(bytes, sniff(bytes).kind ?? 'picture')))
  ).flat();
  const first = pages[0];
  if (first !== undefined) await bare.recognise(first);
  const watch = processTree(() => [process.pid]);
  const began = performance.now();
  for (let round = 0; round < rounds; round++) for (const page of pages) await bare.recognise(page);
  const wall = (performance.now() - began) / 1000;
  const n = pages.length * rounds;
  const cpuSecondsPerPage = rounded(watch.stop().cpuSeconds / n);
  return { n, pagesPerMinute: rounded((n / wall) * 60), cpuSecondsPerPage };
}

async function accuracy(documents: readonly BenchDocument[], readings: readonly DocumentReading[]): Promise<object> {
  const figures: PageFigure[] = [];
  for (const [n, { path }] of documents.entries()) {
    const name = basename(path).replace(DOCUMENT, '');
    for (const { page, text, confidence } of readings[n]?.readings ?? []) {
      const truth = await readFile(join(dirname(path), `${name}.p${page.toString()}.txt`), 'utf8').catch(() => null);
      if (truth === null || confidence === null) continue;
      const characters = truth.replace(/\s/gu, '').length;
      figures.push({ group: name, characters, confidence, error: characterErrorRate(truth, text) });
    }
  }
  const groups = [...new Set(figures.map(({ group }) => group))];
  return {
    pages: figures.length,
    errorByDocument: Object.fromEntries(
      groups.map((group) => [group, meanError(figures.filter((figure) => figure.group === group))]),
    ),
    error: meanError(figures),
    confidenceAgainstError: figures.length < 3 ? null : rounded(correlation(figures)),
  };
}

/** Share of wrong characters over pages, weighted by their length, to four decimals. */
function meanError(figures: readonly PageFigure[]): number {
  const characters = figures.reduce((sum, figure) => sum + figure.characters, 0);
  const wrong = figures.reduce((sum, figure) => sum + figure.error * figure.characters, 0);
  return characters === 0 ? 0 : Math.round((wrong / characters) * 10_000) / 10_000;
}

function correlation(figures: readonly PageFigure[]): number {
  const mean = (of: (figure: PageFigure) => number): number =>
    figures.reduce((sum, figure) => sum + of(figure), 0) / figures.length;
  const [x, y] = [mean(({ confidence }) => confidence), mean(({ error }) => error)];
  const covariance = mean(({ confidence, error }) => (confidence - x) * (error - y));
  const spread = mean(({ confidence }) => (confidence - x) ** 2) * mean(({ error }) => (error - y) ** 2);
  return spread === 0 ? 0 : covariance / Math.sqrt(spread);
}
