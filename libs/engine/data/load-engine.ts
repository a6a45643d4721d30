import { readFile } from 'node:fs/promises';
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
