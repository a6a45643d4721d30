import type { EngineResult } from '../engine-result.js';
import type { LabelledText } from '../labelled-text.js';
import { averagePrecision, fprAtRecall, rocAuc } from './ranking.js';

/** A labelled text and what the engine made of it. */
export interface Judged {
  readonly example: LabelledText;
  readonly result: EngineResult;
}

/** Figures of one group of texts; rates are null where a class is missing. */
export interface GroupFigures {
  readonly n: number;
  readonly prevalence: number;
  readonly rocAuc: number | null;
  readonly averagePrecision: number | null;
  readonly recall: number | null;
  readonly precision: number | null;
  readonly fpr: number | null;
  readonly fprAtRecall: Readonly<Record<string, number | null>>;
}

/** All figures of an evaluation. */
export interface Figures extends GroupFigures {
  readonly brier: number;
  readonly categoryAccuracy: number;
  readonly severityAccuracy: number;
  /** Share of found signals whose labelled kind is among the named ones. */
  readonly kindAmongNamed: number | null;
  readonly kindFirst: number | null;
  readonly clauseMicroF1: number | null;
  /** Share of flagged true signals with a reason that overlaps the evidence a reader chose. */
  readonly reasonsOnEvidence: number | null;
  readonly flaggedWithoutReason: number;
  readonly by: Readonly<Record<string, Readonly<Record<string, GroupFigures>>>>;
}

const RECALLS = ['0.90', '0.95', '0.98', '0.99', '1.00'] as const;

function orNull(value: number): number | null {
  return Number.isFinite(value) ? Number(value.toFixed(5)) : null;
}

/** Ranking figures from the score; recall, precision and FPR from `flagged`, which includes the always-rules. */
export function groupFigures(judged: readonly Judged[]): GroupFigures {
  const scores = judged.map(({ result }) => result.score);
  const positive = judged.map(({ example }) => example.leak_signal);
  const count = (flagged: boolean, signal: boolean): number =>
    judged.filter(({ example, result }) => result.flagged === flagged && example.leak_signal === signal).length;
  const [tp, fp, fn, tn] = [count(true, true), count(true, false), count(false, true), count(false, false)];
  return {
    n: judged.length,
    prevalence: orNull((tp + fn) / judged.length) ?? 0,
    rocAuc: orNull(rocAuc(scores, positive)),
    averagePrecision: orNull(averagePrecision(scores, positive)),
    recall: orNull(tp / (tp + fn)),
    precision: orNull(tp / (tp + fp)),
    fpr: orNull(fp / (fp + tn)),
    fprAtRecall: Object.fromEntries(
      RECALLS.map((recall) => [recall, orNull(fprAtRecall(scores, positive, Number(recall)))]),
    ),
  };
}

/** Everything `madoguchi triage evaluate` prints. */
export function figuresOf(judged: readonly Judged[]): Figures {
  const share = (items: readonly Judged[], holds: (item: Judged) => boolean): number =>
    items.filter(holds).length / items.length;
  const signals = judged.filter(({ example }) => example.leak_signal);
  const found = signals.filter(({ result }) => result.flagged);
  const marked = found.filter(({ example }) => (example.evidence ?? []).length > 0);
  return {
    ...groupFigures(judged),
    brier:
      judged.reduce((sum, { example, result }) => sum + (result.score - (example.leak_signal ? 1 : 0)) ** 2, 0) /
      judged.length,
    categoryAccuracy: share(judged, ({ example, result }) => example.category === result.category),
    severityAccuracy: share(judged, ({ example, result }) => example.severity === result.severity),
    kindAmongNamed: orNull(
      share(found, ({ example, result }) => example.signal_kind !== null && result.kinds.includes(example.signal_kind)),
    ),
    kindFirst: orNull(share(found, ({ example, result }) => example.signal_kind === result.kinds[0])),
    clauseMicroF1: orNull(clauseMicroF1(judged)),
    reasonsOnEvidence: orNull(share(marked, touchesEvidence)),
    flaggedWithoutReason: judged.filter(({ result }) => result.flagged && result.reasons.length === 0).length,
    by: {
      channel: grouped(judged, (example) => example.channel),
      lang: grouped(judged, (example) => example.lang),
      difficulty: grouped(judged, (example) => example.difficulty ?? 'unsaid'),
      signalKind: grouped(judged, (example) => example.signal_kind ?? 'none'),
    },
  };
}

function grouped(judged: readonly Judged[], key: (example: LabelledText) => string): Record<string, GroupFigures> {
  const names = [...new Set(judged.map(({ example }) => key(example)))].sort();
  return Object.fromEntries(
    names.map((name) => [name, groupFigures(judged.filter(({ example }) => key(example) === name))]),
  );
}

function clauseMicroF1(judged: readonly Judged[]): number {
  let both = 0;
  let either = 0;
  for (const { example, result } of judged) {
    both += result.clauses.filter((clause) => example.clauses.includes(clause)).length;
    either += result.clauses.length + example.clauses.length;
  }
  return (2 * both) / either;
}

function touchesEvidence({ example, result }: Judged): boolean {
  return (example.evidence ?? []).some((part) => {
    const from = example.text.indexOf(part);
    return result.reasons.some((reason) => reason.start < from + part.length && reason.end > from);
  });
}
