import { blockFolds, LinearSignalModel, loadLexicon, loadModel, rocAuc, trainModel, TriageEngine } from '#engine';
import type { EngineResult, LabelledText } from '#engine';
import { machine } from './machine.js';
import { buried, mixedWidth, numbersFrom, quotedUnder, scanned, spaced } from './odd-texts.js';
import { readCorpus, round } from './triage-texts.js';

export interface TriageOddOptions {
  /** A model file to try instead of one that is trained without the held-out fold. */
  readonly model?: string;
}

const SEED = 1;
const LONG = 50_000;
const SHORT = 20;
/** The long form is tried on so many held-out texts. */
const LONG_TEXTS = 60;

type Alter = (text: string, at: number) => string;

/** Texts that say nothing, or nothing that can be read. */
const ODD: Readonly<Record<string, string>> = {
  empty: '',
  emojiOnly: '😡😡😡🙏👪🏽',
  whiteSpace: ' \n\t\u3000',
  loneSurrogates: '\ud83d\udc00\ud800',
  oneCharacter: 'あ',
  controlCharacters: '\0\u0001\u001b[31m',
  fiftyThousandOfOne: '漏'.repeat(LONG),
};

/** What odd forms of the same texts cost in recall, on a fold that the model has not seen. */
export async function runTriageOddBench(options: TriageOddOptions = {}): Promise<object> {
  const corpus = await readCorpus();
  const fold = blockFolds(
    corpus.map((example) => example.id),
    { folds: 5, block: 20, seed: SEED },
  );
  const held = corpus.filter((_, i) => fold[i] === 0);
  const training = corpus.filter((_, i) => fold[i] !== 0);
  const model =
    options.model === undefined ? trainModel(training, { seed: SEED, trainedAt: '' }) : await loadModel(options.model);
  const engine = new TriageEngine(new LinearSignalModel(model), loadLexicon());
  const plain = figures(engine, held, (text) => text);
  const others = training.filter((example) => example.difficulty === 'easy_negative').map(({ text }) => text);
  const japanese = held.filter((example) => example.lang === 'ja');
  return {
    bench: 'triage-odd',
    machine: machine(),
    engine: engine.version,
    note:
      options.model === undefined ? 'trained without the fold it is tried on' : 'the given model may know these texts',
    threshold: engine.card.threshold.probability,
    asWritten: plain,
    forms: forms(engine, held, plain),
    onlyEnglish: figures(
      engine,
      held.filter((example) => example.lang === 'en'),
      (text) => text,
    ),
    buriedInFiftyThousand: buriedFigures(engine, japanese, others),
    without: Object.fromEntries(Object.entries(ODD).map(([name, text]) => [name, resultOf(engine, text)])),
  };
}

function forms(engine: TriageEngine, held: readonly LabelledText[], plain: FormFigures): Record<string, object> {
  const random = numbersFrom(SEED);
  const alterations: Record<string, Alter> = {
    twentyCharacters: (text) => text.slice(0, SHORT),
    mixedWidth: (text) => mixedWidth(text, random),
    spaced: (text) => spaced(text, random),
    scannedAtTwoPercent: (text) => scanned(text, 0.02, random),
    scannedAtFivePercent: (text) => scanned(text, 0.05, random),
    scannedAtTenPercent: (text) => scanned(text, 0.1, random),
    quotedUnderAnotherMail: quotedUnder,
  };
  return Object.fromEntries(
    Object.entries(alterations).map(([name, alter]) => {
      const found = figures(engine, held, alter);
      return [name, { ...found, recallDrop: round(plain.recall - found.recall, 4) }];
    }),
  );
}

interface FormFigures {
  readonly n: number;
  readonly signals: number;
  readonly recall: number;
  readonly fpr: number;
  readonly rocAuc: number;
  readonly slowestMs: number;
}

function figures(engine: TriageEngine, texts: readonly LabelledText[], alter: Alter): FormFigures {
  const positive = texts.map((example) => example.leak_signal);
  let slowest = 0;
  const results = texts.map((example, at): EngineResult => {
    const text = alter(example.text, at);
    const start = performance.now();
    const result = engine.assess({ text, channel: example.channel });
    slowest = Math.max(slowest, performance.now() - start);
    return result;
  });
  const share = (signal: boolean): number => {
    const of = results.filter((_, i) => positive[i] === signal);
    return round(of.filter(({ flagged }) => flagged).length / of.length, 4);
  };
  return {
    n: texts.length,
    signals: positive.filter(Boolean).length,
    recall: share(true),
    fpr: share(false),
    rocAuc: round(
      rocAuc(
        results.map(({ score }) => score),
        positive,
      ),
      4,
    ),
    slowestMs: round(slowest),
  };
}

/** Signals and near-misses in the middle of fifty thousand characters of easy negatives; and these without them. */
function buriedFigures(engine: TriageEngine, held: readonly LabelledText[], others: readonly string[]): object {
  const some = [true, false].flatMap((signal) =>
    held.filter((example) => example.leak_signal === signal).slice(0, LONG_TEXTS),
  );
  const found = figures(engine, some, (text, at) => buried(text, others, { length: LONG, at: at * 7 }));
  const withoutIt = figures(engine, some.slice(0, LONG_TEXTS), (_, at) =>
    buried('', others, { length: LONG, at: at * 7 }),
  );
  return { ...found, flaggedWithoutTheText: withoutIt.recall };
}

function resultOf(engine: TriageEngine, text: string): object {
  const { score, flagged, reasons } = engine.assess({ text, channel: 'web' });
  return { characters: text.length, score: round(score, 4), flagged, reasons: reasons.length };
}
