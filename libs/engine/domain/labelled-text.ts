import type { Category, Channel, Severity, SignalKind } from './vocabulary.js';

/** One text of the training corpus; the fields are described in `config/corpus/README.md`. */
export interface LabelledText {
  readonly id: string;
  readonly channel: Channel;
  readonly lang: string;
  readonly text: string;
  readonly leak_signal: boolean;
  readonly signal_kind: SignalKind | null;
  readonly clauses: readonly string[];
  readonly category: Category;
  readonly severity: Severity;
  readonly difficulty?: string;
  readonly evidence?: readonly string[];
  readonly innocent?: readonly string[];
  /** Id of the text after whose scene this one was written: neither may help to judge the other. */
  readonly from?: string;
}
