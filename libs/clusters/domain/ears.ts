/** What EARS says of one day. */
export interface EarsReading {
  /** Standardised excess over the seven days before (C1), and over the seven before a gap of two days (C2). */
  c1: number;
  c2: number;
  /** Sum over three days of what C2 has above 1. */
  c3: number;
  /** Counts from which each of them alarms. */
  bounds: { c1: number; c2: number; c3: number };
  alarm: boolean;
}

/** Options with the usual values. */
export interface EarsOptions {
  baseline: number;
  /** z of C1 and C2 (1 − 0.001 quantile in R's `surveillance`, 3 in the original), and of C3. */
  z: number;
  z3: number;
  /** Smallest standard deviation; without one a quiet week would make a single complaint an alarm. */
  minSigma: number;
}

export const EARS: EarsOptions = { baseline: 7, z: 3.090232306167813, z3: 1.959963984540054, minSigma: 0.5 };

/**
 * EARS C1, C2, C3 (Hutwagner et al. 2003; Fricker, Hegler and Dunfee 2008) for the last of some daily counts. C1 and C2 are
 * those of `surveillance::earsC`; its C3 (1.20.3) leaves the excess of the day itself out of the sum, ours has all three. Null while there are not enough days; with 5 to 10 of them before, a shorter baseline is used.
 */
export function earsOf(counts: readonly number[], options: EarsOptions = EARS): EarsReading | null {
  const last = counts.length - 1;
  const baseline = Math.min(options.baseline, last - 4);
  if (baseline < 3) return null;
  const at = (day: number, gap: number): { mean: number; sd: number; score: number } => {
    const before = counts.slice(day - gap - baseline, day - gap);
    const mean = before.reduce((a, b) => a + b, 0) / baseline;
    const spread = Math.sqrt(before.reduce((sum, y) => sum + (y - mean) ** 2, 0) / (baseline - 1));
    const sd = Math.max(spread, options.minSigma);
    return { mean, sd, score: ((counts[day] ?? 0) - mean) / sd };
  };
  const one = at(last, 0);
  const two = at(last, 2);
  const above = (day: number): number => Math.max(0, at(day, 2).score - 1);
  const earlier = above(last - 1) + above(last - 2);
  const today = counts[last] ?? 0;
  const bounds = {
    c1: one.mean + options.z * one.sd,
    c2: two.mean + options.z * two.sd,
    c3: Math.max(0, two.mean + two.sd * (options.z3 + 1 - earlier)),
  };
  return {
    c1: one.score,
    c2: two.score,
    c3: Math.max(0, two.score - 1) + earlier,
    bounds,
    alarm: today > bounds.c1 || today > bounds.c2 || today > bounds.c3,
  };
}
