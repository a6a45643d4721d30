import { betaCdf } from './beta.js';
import { sizeThatProves, upperBound } from './clopper-pearson.js';

/** A planned look at the readings of a desk that reads everything. */
export interface Look {
  /** It is taken of the first so many readings. */
  size: number;
  confidence: number;
}

/** What the looks are planned by. */
export interface LookPlan {
  target: number;
  /** Size of the first look. */
  cleanSamples: number;
  /** Of all looks together. */
  confidence: number;
}

/** The least error that a look is given; below it the quantile loses its digits, and no further look is planned. */
const LEAST_ERROR = 1e-12;

/**
 * The planned looks, in order of size; sizes grow about twofold.
 *
 * Who judges after every reading and stops as soon as the bound is within the target errs more often than the confidence says:
 * at 1 % and 95 % in one desk of seven instead of twenty. So looks are taken at planned sizes, and their errors add up to
 * 1 - confidence at most, whatever they have in common (Bonferroni). The first look errs with P(X ≤ h) of a binomial X of its size
 * and the target, where h is the most that passes: 300 clean readings at 1 % err in 4.90 % and leave 0.10 %. Half of what is left goes
 * to the second, a quarter to the third, and so on; the second forgives one hit more than the first, the third three, then seven. A
 * rate above the target passes more seldom than the target itself.
 */
export function* plannedLooks({ target, cleanSamples, confidence }: LookPlan): Generator<Look, void> {
  yield { size: cleanSamples, confidence };
  let passes = -1;
  while (upperBound(passes + 1, cleanSamples, confidence) <= target) passes += 1;
  const spent = passes < 0 ? 0 : betaCdf(1 - target, cleanSamples - passes, passes + 1);
  for (let k = 1; ; k += 1) {
    const error = (1 - confidence - spent) / 2 ** k;
    if (error < LEAST_ERROR) return;
    yield { size: sizeThatProves(target, passes + 2 ** k - 1, 1 - error), confidence: 1 - error };
  }
}

/** The newest planned look that `read` readings allow; null before the first. */
export function lookAt(read: number, plan: LookPlan): Look | null {
  if (read < plan.cleanSamples) return null;
  let newest: Look | null = null;
  for (const look of plannedLooks(plan)) {
    if (look.size > read) return newest;
    newest = look;
  }
  return newest;
}

/** How many readings the next planned look takes; null when no further one is planned. */
export function nextLookAt(read: number, plan: LookPlan): number | null {
  for (const { size } of plannedLooks(plan)) if (size > read) return size;
  return null;
}
