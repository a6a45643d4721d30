import { TriageEngine } from '../triage-engine.js';
import type { LabelledText } from '../labelled-text.js';
import { blockFolds, writerFolds } from '../learn/folds.js';
import { withoutNearDuplicates } from '../learn/near-duplicates.js';
import { prepare, prepareHelpers, strangersTo } from '../learn/prepared-text.js';
import { trainPrepared } from '../learn/train-model.js';
import type { Lexicon } from '../lexicon/lexicon.js';
import { LinearSignalModel } from '../model/linear-signal-model.js';
import type { TopicWords } from '../topics/topic-words.js';
import { figuresOf, groupFigures } from './figures.js';
import type { Figures, GroupFigures, Judged } from './figures.js';

/** Folds inside a training part, for calibration, mix and threshold; one less than `train` takes, for time. */
const INNER_FOLDS = 3;

export interface CrossValidateOptions {
  readonly folds: number;
  /** Neighbouring ids kept together. */
  readonly block: number;
  readonly seed: number;
  /** One fold a writer instead of blocks. */
  readonly leaveWriterOut?: boolean;
  /** Texts that join every training part and are never scored; those that nearly repeat a scored text are left out. */
  readonly helpers?: readonly LabelledText[];
  /** Words of `config/topics.yaml` for the label heads. */
  readonly topics?: TopicWords;
  /** Told after each fold (for a log line). */
  readonly onFold?: (done: number, of: number) => void;
}

/** Figures over all held-out texts and fold by fold. Everything is refitted in every fold. */
export interface CrossValidation extends Figures {
  readonly folds: readonly ({ readonly held: string } & GroupFigures)[];
  readonly options: { folds: number; block: number; seed: number; leaveWriterOut: boolean };
  /** Texts that joined every training part, and how many were left out as near-duplicates of scored ones. */
  readonly helpers: { used: number; leftOut: number };
  readonly note: string;
}

/**
 * Train without a fold, judge the fold, for each fold in turn.
 * @param examples texts with labels; only these are scored
 */
export function crossValidate(
  examples: readonly LabelledText[],
  lexicon: Lexicon,
  options: CrossValidateOptions,
): CrossValidation {
  const ids = examples.map((example) => example.id);
  const writers = options.leaveWriterOut === true ? writerFolds(ids) : undefined;
  const fold = writers?.fold ?? blockFolds(ids, options);
  const count = writers?.writers.length ?? options.folds;
  const texts = prepare(examples);
  const offered = options.helpers ?? [];
  const helpers = prepareHelpers(withoutNearDuplicates(offered, examples));
  const judged: Judged[] = [];
  const folds: ({ held: string } & GroupFigures)[] = [];
  for (let held = 0; held < count; held += 1) {
    const training = texts.filter((_, i) => fold[i] !== held);
    const judgedTexts = texts.filter((_, i) => fold[i] === held);
    const model = trainPrepared(training, strangersTo(judgedTexts, helpers), {
      seed: options.seed,
      trainedAt: '',
      block: options.block,
      folds: INNER_FOLDS,
      ...(options.topics === undefined ? {} : { topics: options.topics }),
    });
    const engine = new TriageEngine(new LinearSignalModel(model), lexicon);
    const part = examples
      .filter((_, i) => fold[i] === held)
      .map((example) => ({ example, result: engine.assess(example) }));
    judged.push(...part);
    folds.push({ held: writers?.writers[held] ?? String(held + 1), ...groupFigures(part) });
    options.onFold?.(held + 1, count);
  }
  return {
    ...figuresOf(judged),
    folds,
    helpers: { used: helpers.length, leftOut: offered.length - helpers.length },
    options: {
      folds: count,
      block: options.block,
      seed: options.seed,
      leaveWriterOut: options.leaveWriterOut === true,
    },
    note: 'Scores of different folds are pooled; threshold of each fold chosen inside its training part.',
  };
}
