import { readFileSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { configFile, loadYaml } from '#kernel';
import { Lexicon } from '../domain/lexicon/lexicon.js';
import { LinearSignalModel } from '../domain/model/linear-signal-model.js';
import type { ModelData } from '../domain/model/model-data.js';
import { decodeModel } from '../domain/model/model-file.js';
import type { TopicWords } from '../domain/topics/topic-words.js';
import { TriageEngine } from '../domain/triage-engine.js';
import { wordsOf } from './read-words.js';

/** The model that is shipped, in `config/`, beside `config/signals.yaml`. */
const SHIPPED_MODEL = 'models/triage.model.gz';

/**
 * The words of `config/signals.yaml`.
 * @throws SignalWordsError with line, mistake and mending
 */
export function loadLexicon(): Lexicon {
  return new Lexicon(wordsOf(readFileSync(configFile('signals.yaml'), 'utf8')));
}

/** The words of `config/topics.yaml`, with which a model's label heads are trained. */
export function loadTopics(): TopicWords {
  return loadYaml<TopicWords>('topics.yaml');
}

/**
 * A model from disk.
 * @param modelFile absolute path; the shipped model unless said
 * @throws Error when the file is missing, damaged or does not fit
 */
export async function loadModel(modelFile: string = configFile(SHIPPED_MODEL)): Promise<ModelData> {
  return decodeModel(await readFile(modelFile));
}

/** The engine with a model of {@link loadModel} and the words of {@link loadLexicon}. */
export async function loadEngine(modelFile?: string): Promise<TriageEngine> {
  return new TriageEngine(new LinearSignalModel(await loadModel(modelFile)), loadLexicon());
}

/** Where the engine that comes with the software lies: the shipped model, or `modelFile`, and the words of `config/`. */
export function shippedEngineFiles(modelFile?: string): { model: string; lexicon: string } {
  return { model: modelFile ?? configFile(SHIPPED_MODEL), lexicon: configFile('signals.yaml') };
}

/**
 * The words of a file like `config/signals.yaml`.
 * @throws SignalWordsError with line, mistake and mending
 */
export function lexiconOf(yaml: Uint8Array): Lexicon {
  return new Lexicon(wordsOf(Buffer.from(yaml).toString('utf8')));
}

/** The engine with these words and the model of these bytes. Throws as {@link decodeModel} and {@link lexiconOf}. */
export function engineOf(model: Uint8Array, lexicon: Uint8Array): TriageEngine {
  return new TriageEngine(new LinearSignalModel(decodeModel(model)), lexiconOf(lexicon));
}
