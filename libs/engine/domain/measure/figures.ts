import type { EngineResult } from '../engine-result.js';
import type { LabelledText } from '../labelled-text.js';
import { averagePrecision, fprAtRecall, rocAuc } from './ranking.js';

/** A labelled text and what the engine made of it. */
export interface Judged {
  readonly example: LabelledText;
  readonly result: EngineResult;
}

/**
 * Figures of one group of texts; rates are null where a class is missing. Ranking figures of a group that holds one
 * class only (a signal kind, a difficulty) set it against all texts of the other class.
 */
export interface GroupFigures {
  readonly n: number;
  readonly prevalence: number;
  readonly rocAuc: number | null;
  readonly averagePrecision: number | null;
  readonly recall: number | null;
  readonly precision: number | null;
  readonly fpr: number | null;
  readonly fprAtRecall: Readonly<Record<string, number | null>>;
  readonly brier: number | null;
  readonly categoryAccuracy: number | null;
  readonly clauseMicroF1: number | null;
}

/** All figures of an evaluation. */
export interface Figures extends GroupFigures {
  readonly severityAccuracy: number;
  /** Share of found signals whose labelled kind is among the named ones. */
  readonly kindAmongNamed: number | null;
  readonly kindFirst: number | null;
  /** Share of flagged true signals with a reason that overlaps the evidence a reader chose. */
  readonly reasonsOnEvidence: number | null;
  /** … whose first reason shares at least half of the shorter one with the evidence. */
  readonly firstReasonOnEvidence: number | null;
  readonly flaggedWithoutReason: number;
  readonly flaggedWithoutLead: number;
  readonly by: Readonly<Record<string, Readonly<Record<string, GroupFigures>>>>;
}

const RECALLS = ['0.90', '0.95', '0.98', '0.99', '1.00'] as const;

function orNull(value: number): number | null {
  return Number.isFinite(value) ? Number(value.toFixed(5)) : null;
}

/**
 * Ranking figures from the score; recall, precision and FPR from `flagged`, which includes the always-rules.
 * @param all texts that a group of one class is set against; the group itself unless said
 */
export function groupFigures(judged: readonly Judged[], all: readonly Judged[] = judged): GroupFigures {
  const count = (flagged: boolean, signal: boolean): number =>
    judged.filter(({ example, result }) => result.flagged === flagged && example.leak_signal === signal).length;
  const [tp, fp, fn, tn] = [count(true, true), count(true, false), count(false, true), count(false, false)];
  const oneClass = tp + fn === 0 || fp + tn === 0;
  const others = oneClass ? all.filter(({ example }) => example.leak_signal === (tp + fn === 0)) : [];
  const ranked = [...judged, ...others];
  const scores = ranked.map(({ result }) => result.score);
  const positive = ranked.map(({ example }) => example.leak_signal);
  return {
    n: judged.length,
    prevalence: orNull((tp + fn) / judged.length) ?? 0,
    rocAuc: orNull(rocAuc(scores, positive)),
    averagePrecision: orNull(averagePrecision(scores, positive)),
    recall: orNull(tp / (tp + fn)),
    precision: oneClass ? null : orNull(tp / (tp + fp)),
    fpr: orNull(fp / (fp + tn)),
    fprAtRecall: Object.fromEntries(
      RECALLS.map((recall) => [recall, orNull(fprAtRecall(scores, positive, Number(recall)))]),
    ),
    brier: orNull(
      judged.reduce((sum, { example, result }) => sum + (result.score - (example.leak_signal ? 1 : 0)) ** 2, 0) /
        judged.length,
    ),
    categoryAccuracy: orNull(shareOf(judged, ({ example, result }) => example.category === result.category)),
    clauseMicroF1: orNull(clauseMicroF1(judged)),
  };
}

function shareOf(items: readonly Judged[], holds: (item: Judged) => boolean): number {
  return items.filter(holds).length / items.length;
}

/** Everything `madoguchi triage evaluate` prints. */
export function figuresOf(judged: readonly Judged[]): Figures {
  const found = judged.filter(({ example, result }) => example.leak_signal && result.flagged);
  const marked = found.filter(({ example }) => (example.evidence ?? []).length > 0);
  return {
    ...groupFigures(judged),
    severityAccuracy: shareOf(judged, ({ example, result }) => example.severity === result.severity),
    kindAmongNamed: orNull(
      shareOf(
        found,
        ({ example, result }) => example.signal_kind !== null && result.kinds.includes(example.signal_kind),
      ),
    ),
    kindFirst: orNull(shareOf(found, ({ example, result }) => example.signal_kind === result.kinds[0])),
    reasonsOnEvidence: orNull(shareOf(marked, touchesEvidence)),
    firstReasonOnEvidence: orNull(shareOf(marked, beginsWithEvidence)),
    flaggedWithoutReason: judged.filter(({ result }) => result.flagged && result.reasons.length === 0).length,
    flaggedWithoutLead: judged.filter(({ result }) => result.flagged && result.leads.length === 0).length,
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
    names.map((name) => [
      name,
      groupFigures(
        judged.filter(({ example }) => key(example) === name),
        judged,
      ),
    ]),
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
  return evidenceOf(example).some((part) =>
    result.reasons.some((reason) => reason.start < part.end && reason.end > part.start),
  );
}

function beginsWithEvidence({ example, result }: Judged): boolean {
  const first = result.reasons[0];
  if (first === undefined) return false;
  return evidenceOf(example).some(({ start, end }) => {
    const common = Math.min(end, first.end) - Math.max(start, first.start);
    return common >= 0.5 * Math.min(end - start, first.end - first.start);
  });
}

function evidenceOf({ evidence, text }: LabelledText): { start: number; end: number }[] {
  return (evidence ?? [])
    .map((part) => ({ start: text.indexOf(part), end: text.indexOf(part) + part.length }))
    .filter(({ start }) => start >= 0);
}
