import type { Instant } from '#kernel';

type Words = Readonly<Record<'ja' | 'en', string>>;

export const EVIDENCE_UNITS = ['count', 'hours', 'percent', 'yes_no'] as const;
export type EvidenceUnit = (typeof EVIDENCE_UNITS)[number];

/** What the desk wishes of a figure: none at all, yes, or not more than so much. */
export type Wish = 'zero' | 'yes' | { readonly most: number };

/** One entry of `measures` in `config/guideline-board.yaml`. */
export interface MeasureWords extends Words {
  readonly unit: EvidenceUnit;
  readonly wants?: Wish;
  /** Page of the console where the figure can be worked on. */
  readonly to?: string;
}

/** Shape of `config/guideline-board.yaml`. */
export interface BoardFile {
  readonly window_days: number;
  readonly measures: Readonly<Record<string, MeasureWords>>;
  /** Codes of measures by clause; `touching` stands before them everywhere. */
  readonly clauses: Readonly<Record<string, readonly string[]>>;
}

/** A figure as it was read; null when there is nothing to measure. */
export type Reading = number | boolean | null;

/** `fine` and `look` are judged by the desk's own yardstick, `shown` is not judged. */
export const EVIDENCE_STATES = ['fine', 'look', 'shown'] as const;
export type EvidenceState = (typeof EVIDENCE_STATES)[number];

/** A figure that stands as evidence for an example. */
export interface Evidence {
  code: string;
  title: Words;
  unit: EvidenceUnit;
  value: Reading;
  /** The same figure of the window before; null where it is a state and not a count of a time. */
  before: number | null;
  state: EvidenceState;
  to: string | null;
}

/** An example with its evidence. */
export interface BoardLine {
  id: string;
  title: Words;
  /** The guideline's own wording. */
  text: string;
  state: 'fine' | 'look';
  evidence: Evidence[];
}

/** The whole board. */
export interface GuidelineBoard {
  at: Instant;
  /** Begin of the window that counts of a time cover. */
  from: Instant;
  windowDays: number;
  /** Whether the desk was there through the whole window before; else its figures compare with nothing. */
  earlierKnown: boolean;
  source: string;
  /** Examples with something that needs a look. */
  toLookAt: number;
  lines: BoardLine[];
}

/** Whether a figure needs a look. What could not be measured is never called fine. */
export function judge(value: Reading, wish: Wish | undefined): EvidenceState {
  if (wish === undefined) return 'shown';
  if (value === null) return wish === 'yes' ? 'look' : 'shown';
  if (wish === 'yes') return value === true ? 'fine' : 'look';
  return Number(value) <= (wish === 'zero' ? 0 : wish.most) ? 'fine' : 'look';
}

/** An example needs a look when one of its figures does. */
export function lineState(evidence: readonly Evidence[]): BoardLine['state'] {
  return evidence.some(({ state }) => state === 'look') ? 'look' : 'fine';
}
