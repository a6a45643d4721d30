import type { Measurement } from './model/signal-model.js';
import { CATEGORIES, CLAUSES, SEVERITIES, SIGNAL_KINDS } from './vocabulary.js';
import type { Category, Severity, SignalKind } from './vocabulary.js';

type HeadMargins = Measurement['heads'];

/** A further kind is named when its margin comes this near to the best one (odds of 1 to 2). */
const KIND_GAP = 0.7;
const MOST_KINDS = 3;
const MOST_CLAUSES = 4;
/** How far below naming a flag's likeliest clause may lie (odds of 2 to 3). */
const CLAUSE_GAP = 0.4;

function ranked<T extends string>(heads: HeadMargins, family: string, labels: readonly T[]): [T, number][] {
  return labels
    .map((label): [T, number] => [label, heads.get(`${family}:${label}`) ?? -Infinity])
    .sort((a, b) => b[1] - a[1]);
}

/** The most likely kind and those close to it. */
export function kindsOf(heads: HeadMargins): SignalKind[] {
  const order = ranked(heads, 'kind', SIGNAL_KINDS);
  const best = order[0]?.[1] ?? 0;
  return order
    .filter(([, margin], at) => at === 0 || margin > best - KIND_GAP)
    .slice(0, MOST_KINDS)
    .map(([kind]) => kind);
}

/**
 * Clauses with a margin above 0, at most four. A flag that would have none names the likeliest one when it comes near:
 * naming one at any price is wrong more often than right, because many flags are none.
 */
export function clausesOf(heads: HeadMargins, flagged: boolean): string[] {
  const order = ranked(heads, 'clause', CLAUSES);
  return order
    .filter(([, margin], at) => margin > 0 || (flagged && at === 0 && margin > -CLAUSE_GAP))
    .slice(0, MOST_CLAUSES)
    .map(([clause]) => clause);
}

export function categoryOf(heads: HeadMargins): Category {
  return ranked(heads, 'category', CATEGORIES)[0]?.[0] ?? 'other';
}

export function severityOf(heads: HeadMargins): Severity {
  return ranked(heads, 'severity', SEVERITIES)[0]?.[0] ?? 'low';
}
