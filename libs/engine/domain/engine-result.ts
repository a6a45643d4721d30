import type { Category, Channel, Severity, SignalKind } from './vocabulary.js';

/** A complaint's text as it reached the desk. `lang` is what the channel says (`ja`, `en`, …), if anything. */
export interface AssessInput {
  readonly text: string;
  readonly channel: Channel;
  readonly lang?: string;
}

/** How a text is judged. */
export interface AssessOptions {
  /** Probability from which a text is flagged; the model's own unless said. */
  readonly threshold?: number;
}

/** A stretch of the text and why it counts. Offsets are UTF-16 units, `end` exclusive; `text` is that slice. */
export interface Reason {
  readonly start: number;
  readonly end: number;
  readonly text: string;
  readonly why: string;
}

/** What the engine makes of one complaint. A flagged result always carries at least one reason. */
export interface EngineResult {
  /** Calibrated probability of a leak signal, 0..1. */
  readonly score: number;
  readonly flagged: boolean;
  /** Most likely kinds first; empty when not flagged. */
  readonly kinds: readonly SignalKind[];
  /** Lead classes L1-L10 of `config/signals.yaml`; empty when not flagged. */
  readonly leads: readonly string[];
  /** Guideline examples touched, ids of `config/guideline.yaml`. */
  readonly clauses: readonly string[];
  readonly category: Category;
  readonly severity: Severity;
  readonly reasons: readonly Reason[];
  /** Version of the engine: words and model. */
  readonly engine: string;
}

/** A reading of a text that is being typed. */
export interface Preview extends EngineResult {
  /** The three most useful things to ask next. */
  readonly questions: readonly string[];
  /** Parts of a long text wait for the next call. */
  readonly partial: boolean;
}
