import { rename, writeFile } from 'node:fs/promises';
import { InvalidArgumentError } from 'commander';
import type { Command } from 'commander';
import { configFile, nowInstant, SystemClock } from '#kernel';
import {
  crossValidate,
  encodeModel,
  figuresOf,
  LinearSignalModel,
  loadEngine,
  loadLexicon,
  loadModel,
  loadTopics,
  modelHash,
  textFingerprint,
  trainModel,
  TriageEngine,
} from '#engine';
import { fromCaller, jsonLines, printJson, say, someFailed } from '../output.js';
import { registerBoundCommand } from './triage-bound.js';
import { registerCertificateCommands } from './triage-certificate.js';
import { registerLookbackCommands } from './triage-lookback.js';
import { idOf, itemOf, labelled, labelledFolder } from './triage-items.js';
import { registerWordsCommand } from './triage-words.js';

/** The project's own further texts. */
const OWN_TEXTS = configFile('corpus/own');

interface FileOptions {
  input: string;
  output: string;
  model?: string;
}

function wholeNumber(value: string): number {
  const number = Number(value);
  if (!Number.isInteger(number) || number < 1) throw new InvalidArgumentError('a whole number from 1 on is needed');
  return number;
}

function probability(value: string): number {
  const number = Number(value);
  if (value.trim() === '' || !(number >= 0 && number <= 1)) throw new InvalidArgumentError('from 0 to 1');
  return number;
}

/** `madoguchi triage assess|evaluate|train|crossval|card|words`: the engine without a desk; needs no database. */
export function registerTriageCommands(program: Command): void {
  const triage = program.command('triage').description('assess, measure and train the leak-signal engine');
  triage
    .command('assess')
    .description('assess texts: {id, channel, lang, text} a line in, the result a line out, in the same order')
    .requiredOption('--input <file>', 'JSON Lines')
    .requiredOption('--output <file>', 'JSON Lines')
    .option('--model <file>', 'another model file')
    .option('--json', 'summary as JSON on stdout')
    .action(assess);
  triage
    .command('evaluate')
    .description('figures on labelled texts (fields: config/corpus/README.md)')
    .requiredOption('--input <file>', 'JSON Lines')
    .option('--model <file>', 'another model file')
    .option('--threshold <probability>', 'flag from here on, such as the one of a certificate', probability)
    .option('--json', 'JSON on stdout (always so)')
    .action(evaluate);
  triage
    .command('train')
    .description('train a model on every .jsonl file of a folder')
    .requiredOption('--input <folder>', 'folder of labelled texts')
    .requiredOption('--output <file>', 'model file to write')
    .option('--with <path...>', 'folders or files of further labelled texts', [OWN_TEXTS])
    .option('--seed <number>', 'seed', wholeNumber, 1)
    .option('--json', 'JSON on stdout (always so)')
    .action(train);
  triage
    .command('crossval')
    .description('cross-validated figures; everything is refitted in every fold')
    .requiredOption('--input <folder>', 'folder of labelled texts')
    .option('--folds <number>', 'folds', wholeNumber, 5)
    .option('--block <number>', 'neighbouring ids kept in one fold', wholeNumber, 20)
    .option('--seed <number>', 'seed', wholeNumber, 1)
    .option('--leave-writer-out', 'one fold a writer instead')
    .option('--with <folder>', 'texts that join every training part and are never scored', OWN_TEXTS)
    .option('--json', 'JSON on stdout (always so)')
    .action(crossval);
  triage
    .command('card')
    .description('what the model says of itself: data, figures, limits')
    .option('--model <file>', 'another model file')
    .option('--json', 'JSON on stdout (always so)')
    .action(card);
  registerBoundCommand(triage);
  registerWordsCommand(triage);
  registerCertificateCommands(triage);
  registerLookbackCommands(triage);
}

async function engineOf(model: string | undefined): Promise<TriageEngine> {
  return loadEngine(model === undefined ? undefined : fromCaller(model));
}

async function assess(options: FileOptions & { json?: boolean }): Promise<void> {
  const engine = await engineOf(options.model);
  const lines: string[] = [];
  let flagged = 0;
  let failed = 0;
  for (const { line, value } of await jsonLines(options.input)) {
    const item = itemOf(value);
    if (item === undefined) {
      failed += 1;
      const id = idOf(value);
      const error = { code: value === null ? 'triage.bad-line' : 'triage.bad-item' };
      lines.push(JSON.stringify({ ...(id === undefined ? {} : { id }), line, error }));
      continue;
    }
    const { leads, ...result } = engine.assess(item);
    if (result.flagged) flagged += 1;
    lines.push(JSON.stringify({ id: idOf(value) ?? null, ...result, leads }));
  }
  await writeFile(fromCaller(options.output), lines.length === 0 ? '' : `${lines.join('\n')}\n`);
  const summary = { assessed: lines.length - failed, flagged, failed, engine: engine.version };
  if (options.json === true) printJson(summary);
  else say(`${String(summary.assessed)} assessed, ${String(flagged)} flagged, ${String(failed)} failed`);
  if (failed > 0) someFailed();
}

async function evaluate(options: { input: string; model?: string; threshold?: number }): Promise<void> {
  const model = await loadModel(options.model === undefined ? undefined : fromCaller(options.model));
  const engine = new TriageEngine(new LinearSignalModel(model), loadLexicon());
  const examples = await labelled(options.input);
  const known = new Set(model.trainedOn);
  const overlap = examples.filter((example) => known.has(textFingerprint(example.text))).length;
  const used = options.threshold ?? model.card.threshold.probability;
  const judged = examples.map((example) => ({ example, result: engine.assess(example, { threshold: used }) }));
  printJson({
    engine: engine.version,
    threshold: { ...model.card.threshold, used },
    trainedOn: {
      texts: overlap,
      share: examples.length === 0 ? 0 : overlap / examples.length,
      warning: overlap > 0 ? 'the model was trained on some of these texts; their figures flatter it' : null,
    },
    ...figuresOf(judged),
  });
}

function isOfDesk(example: { difficulty?: string | undefined }): boolean {
  return example.difficulty === 'desk';
}

function featuresOf({ score }: { score: { views: Record<string, { keys: Uint32Array }> } }): number {
  return Object.values(score.views).reduce((sum, { keys }) => sum + keys.length, 0);
}

async function train(options: FileOptions & { seed: number; with: string[] }): Promise<void> {
  const [given = [], ...further] = await Promise.all(
    [options.input, ...options.with].map((path) => labelledFolder(path)),
  );
  // What the desk itself has judged counts in full, wherever it comes from.
  const examples = [...given, ...further.flat().filter(isOfDesk)];
  const model = trainModel(examples, {
    helpers: further.flat().filter((example) => !isOfDesk(example)),
    seed: options.seed,
    trainedAt: nowInstant(new SystemClock()),
    topics: loadTopics(),
  });
  const bytes = encodeModel(model);
  const file = fromCaller(options.output);
  // A model that learned from the desk's own complaints holds hashes of what people wrote.
  const knowsDesk = examples.some(isOfDesk);
  await writeFile(`${file}.part`, bytes, knowsDesk ? { mode: 0o600 } : {});
  await rename(`${file}.part`, file);
  if (knowsDesk) say('The model learned from complaints of this desk: keep it like them.');
  printJson({ ...model.card, sha256: modelHash(model), bytes: bytes.length, features: featuresOf(model) });
}

interface CrossvalOptions {
  input: string;
  folds: number;
  block: number;
  seed: number;
  leaveWriterOut?: boolean;
  with: string;
}

async function crossval(options: CrossvalOptions): Promise<void> {
  const examples = await labelledFolder(options.input);
  const helpers = await labelledFolder(options.with);
  const { folds, block, seed } = options;
  const onFold = (done: number, of: number): void => say(`fold ${String(done)} of ${String(of)} done`);
  const leaveWriterOut = options.leaveWriterOut === true;
  const topics = loadTopics();
  printJson(crossValidate(examples, loadLexicon(), { folds, block, seed, leaveWriterOut, helpers, topics, onFold }));
}

async function card(options: { model?: string }): Promise<void> {
  const model = await loadModel(options.model === undefined ? undefined : fromCaller(options.model));
  printJson({
    ...model.card,
    sha256: modelHash(model),
    features: featuresOf(model),
    words: loadLexicon().words.version,
  });
}
