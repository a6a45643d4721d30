import { sigmoid } from '../score/pool.js';

/** How the labels use the score of the text, which knows better than they do whether it is a signal. */
export interface ToldScore {
  /** What a score of 1 adds to the margin of each label, in the order of the labels. */
  readonly gains: readonly number[];
  /** A clause is named where score × its probability among signals comes up to this, 0..1. */
  readonly clauseLimit: number;
}

const LEAST = 1e-9;

function logOdds(probability: number): number {
  const inside = Math.min(1 - LEAST, Math.max(LEAST, probability));
  return Math.log(inside / (1 - inside));
}

/** Margins of the labels of a text with this score; those of clauses are above 0 where they are named. */
export function tellScore(
  labels: readonly string[],
  margins: ArrayLike<number>,
  { score, told }: { readonly score: number; readonly told: ToldScore },
): number[] {
  const limit = logOdds(told.clauseLimit);
  return labels.map((label, at) => {
    const margin = margins[at] as number;
    if (label.startsWith('clause:')) return logOdds(score * sigmoid(margin)) - limit;
    return margin + (told.gains[at] as number) * score;
  });
}
