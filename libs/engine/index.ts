export {
  engineOf,
  lexiconOf,
  loadEngine,
  loadLexicon,
  loadModel,
  loadTopics,
  shippedEngineFiles,
} from './data/load-engine.js';
export { checkWords } from './data/read-words.js';
export type { CheckedWords, PlacedFault } from './data/read-words.js';
export { SignalWordsError } from './domain/lexicon/check-references.js';
export { TriageEngine } from './domain/triage-engine.js';
export type { AssessInput, AssessOptions, EngineResult, Preview, Reason } from './domain/engine-result.js';
export { CATEGORIES, CLAUSES, SEVERITIES, SIGNAL_KINDS } from './domain/vocabulary.js';
export type { Category, Severity, SignalKind } from './domain/vocabulary.js';
export { Lexicon } from './domain/lexicon/lexicon.js';
export { termsOf } from './domain/lexicon/signal-words.js';
export type { SignalWords } from './domain/lexicon/signal-words.js';
export type { LabelledText } from './domain/labelled-text.js';
export { LinearSignalModel } from './domain/model/linear-signal-model.js';
export type { ModelCard, ModelData } from './domain/model/model-data.js';
export { decodeModel, encodeModel, modelHash } from './domain/model/model-file.js';
export type { Measurement, SignalModel, TellingSentence } from './domain/model/signal-model.js';
export { prepare } from './domain/learn/prepared-text.js';
export { textFingerprint, trainModel, trainPrepared } from './domain/learn/train-model.js';
export type { TrainOptions } from './domain/learn/train-model.js';
export { foldText } from './domain/text/fold-text.js';
export { LANGUAGES, languageOf } from './domain/text/language.js';
export type { Language } from './domain/text/language.js';
export { sentencesOf, windowsOf } from './domain/text/sentence-windows.js';
export { blockFolds } from './domain/learn/folds.js';
export { crossValidate } from './domain/measure/cross-validate.js';
export type { CrossValidateOptions } from './domain/measure/cross-validate.js';
export { figuresOf } from './domain/measure/figures.js';
export type { Figures, Judged } from './domain/measure/figures.js';
export { averagePrecision, fprAtRecall, rocAuc } from './domain/measure/ranking.js';
export { trainPlainBaseline } from './domain/learn/plain-baseline.js';
export { controlThreshold, fewestFor } from './domain/certify/control-threshold.js';
export type { ControlledThreshold, ControlQuestion } from './domain/certify/control-threshold.js';
export { driftBetween } from './domain/certify/drift.js';
export type { Drift } from './domain/certify/drift.js';
export { heldOutOf, levelsOfHeldOut } from './domain/certify/held-out.js';
export type { HeldOut } from './domain/certify/held-out.js';
export { levelsOf, mixOf, sizeOf } from './domain/certify/mix.js';
export type { Dimension, Levels, Mix } from './domain/certify/mix.js';
export { shiftWeights } from './domain/certify/shift-weights.js';
export type { ShiftWeights } from './domain/certify/shift-weights.js';
