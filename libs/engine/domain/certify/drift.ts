import { DIMENSIONS, type Dimension, type Mix } from './mix.js';

/** How far one dimension has moved from the mix a certificate was issued for. */
export interface Drift {
  readonly dimension: Dimension;
  /** Population stability index, ≥ 0. */
  readonly psi: number;
  /** The index above which this counts as drift, given how many texts were compared. */
  readonly limit: number;
  readonly drifted: boolean;
  /** False when too few texts were compared to say anything; then `drifted` is false too. */
  readonly enough: boolean;
}

/** A shift below this is of no account, however sure it is (usual reading of the index: < 0.1 stable, > 0.25 large). */
export const PSI_OF_ACCOUNT = 0.1;
/** Fewest texts on either side. */
export const FEWEST_TEXTS = 100;
/** False alarms among comparisons of equal mixes: at most so many over the four dimensions together. */
export const FALSE_ALARM_RATE = 0.01;
/** Upper quantile of the normal distribution for {@link FALSE_ALARM_RATE} shared among four dimensions: 1 - 0.0025. */
const Z_SHARED = 2.807034;
/** Levels with fewer expected texts on the smaller side are put together (Cochran's rule). */
const FEWEST_EXPECTED = 5;
const HALF_TEXT = 0.5;

/**
 * Compares two mixes, dimension by dimension, by the population stability index Σ (p - q) ln(p / q). For equal mixes it
 * is distributed as (1/n + 1/m) χ² with one degree of freedom less than levels, so drift is called only above that
 * quantile and above {@link PSI_OF_ACCOUNT}. Source: Yurdakul, "Statistical Properties of Population Stability Index"
 * (2018).
 */
export function driftBetween(before: Mix, after: Mix): Drift[] {
  return DIMENSIONS.filter((dimension) => before[dimension] !== undefined && after[dimension] !== undefined).map(
    (dimension) => driftOf(dimension, before[dimension] ?? {}, after[dimension] ?? {}),
  );
}

type Counts = Readonly<Record<string, number>>;

function driftOf(dimension: Dimension, before: Counts, after: Counts): Drift {
  const [n, m] = [sum(before), sum(after)];
  if (Math.min(n, m) < FEWEST_TEXTS) {
    return { dimension, psi: 0, limit: PSI_OF_ACCOUNT, drifted: false, enough: false };
  }
  const pairs = pooled(before, after, n, m);
  const psi = pairs.reduce((total, [a, b]) => {
    const p = (a + HALF_TEXT) / (n + HALF_TEXT * pairs.length);
    const q = (b + HALF_TEXT) / (m + HALF_TEXT * pairs.length);
    return total + (p - q) * Math.log(p / q);
  }, 0);
  const chance = pairs.length < 2 ? 0 : chiSquareQuantile(pairs.length - 1, Z_SHARED) * (1 / n + 1 / m);
  const limit = Math.max(PSI_OF_ACCOUNT, chance);
  return { dimension, psi, limit, drifted: psi > limit, enough: true };
}

/** Counts of both sides by level; levels that are rare on both sides together stand in one. */
function pooled(before: Counts, after: Counts, n: number, m: number): [number, number][] {
  const pairs: [number, number][] = [];
  let [restBefore, restAfter] = [0, 0];
  for (const level of new Set([...Object.keys(before), ...Object.keys(after)])) {
    const [a, b] = [before[level] ?? 0, after[level] ?? 0];
    if (((a + b) / (n + m)) * Math.min(n, m) >= FEWEST_EXPECTED) pairs.push([a, b]);
    else [restBefore, restAfter] = [restBefore + a, restAfter + b];
  }
  return restBefore + restAfter === 0 ? pairs : [...pairs, [restBefore, restAfter]];
}

/**
 * Quantile of χ² by Wilson and Hilferty (1931), within 2 % for z ≤ 3. @param z the same quantile of the normal
 * distribution
 */
export function chiSquareQuantile(degrees: number, z: number): number {
  const spread = 2 / (9 * degrees);
  return degrees * (1 - spread + z * Math.sqrt(spread)) ** 3;
}

function sum(counts: Counts): number {
  return Object.values(counts).reduce((total, count) => total + count, 0);
}
