import { readFile } from 'node:fs/promises';
import { parse } from 'yaml';
import { configFile, loadYaml } from '#kernel';
import { Lexicon } from '../domain/lexicon/lexicon.js';
import type { SignalWords } from '../domain/lexicon/signal-words.js';
import { LinearSignalModel } from '../domain/model/linear-signal-model.js';
import type { ModelData } from '../domain/model/model-data.js';
import { decodeModel } from '../domain/model/model-file.js';
import { TriageEngine } from '../domain/triage-engine.js';

/** The model that is shipped, in `config/`, beside `config/signals.yaml`. */
const SHIPPED_MODEL = 'models/triage.model.gz';

/** The words of `config/signals.yaml`. */
export function loadLexicon(): Lexicon {
  return new Lexicon(loadYaml<SignalWords>('signals.yaml'));
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
 * @throws Error when it is no YAML or names what it does not have
 */
export function lexiconOf(yaml: Uint8Array): Lexicon {
  return new Lexicon(parse(Buffer.from(yaml).toString('utf8')) as SignalWords);
}

/** The engine with these words and the model of these bytes. Throws as {@link decodeModel} and {@link lexiconOf}. */
export function engineOf(model: Uint8Array, lexicon: Uint8Array): TriageEngine {
  return new TriageEngine(new LinearSignalModel(decodeModel(model)), lexiconOf(lexicon));
}
