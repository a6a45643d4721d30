import { upperBound } from './clopper-pearson.js';

/** A stratum of one round: how many were set aside, how many of them were drawn by chance and read, and the signals found. */
export interface ReadStratum {
  size: number;
  read: number;
  hits: number;
}

/** What can be said of a pile that was read in part. */
export interface PileBound {
  /** Complaints that the statement is about. */
  pile: number;
  read: number;
  hits: number;
  /** The smallest share of a stratum that was read; null for an empty pile. */
  leastShare: number | null;
  /** Missed signals at most, those that the sample found included. */
  missedAtMost: number;
  /** The same as a share of the pile; 0 for an empty pile. */
  rateAtMost: number;
  confidence: number;
}

/**
 * Upper confidence bound of the signals in a pile from a stratified random sample without replacement.
 *
 * Let stratum h hold N_h complaints, M_h of them signals, and let n_h be read, f_h = n_h / N_h, with X_h found. Each X_h is
 * hypergeometric, hence distributed as a sum of independent 0/1 variables (Vatutin & Mikhailov 1982); so is their sum X,
 * with mean μ = Σ f_h M_h. Hoeffding (1956, theorem 5): for k ≤ μ - 1 such a sum of n variables is at most k no
 * oftener than a binomial one of n with the same mean. So n · u(X, n), with Clopper and Pearson's u, is an upper bound of μ:
 * it fails only at an X with u(X, n) < μ/n, and as u(k, n) ≥ (k + 1)/n for every k < n - 1 (the spec checks it), only at
 * X < μ - 1, where the binomial's error, at most 1 - confidence, stands above that of X. For X ≥ n - 1 the bound is n.
 * With f the smallest f_h, μ ≥ f Σ M_h; so M = Σ M_h ≤ n · u(X, n) / f. Under proportional allocation f = n/N and the bound
 * is N · u(X, n): the pooled one. Reading more of a small stratum never makes it wrong, it only helps less.
 *
 * Strata that were read whole are known and not estimated; a stratum of which nothing was read may be all signals.
 */
export function pileBound(strata: readonly ReadStratum[], confidence: number): PileBound {
  const pile = sum(strata, ({ size }) => size);
  const whole = strata.filter(({ size, read }) => read >= size);
  const part = strata.filter(({ size, read }) => read > 0 && read < size);
  const unread = strata.filter(({ size, read }) => read === 0 && size > 0);
  const read = sum(part, (one) => one.read);
  const hits = sum(part, (one) => one.hits);
  const least = Math.min(...part.map((one) => one.read / one.size), ...(unread.length > 0 ? [0] : []), 1);
  const estimated =
    read === 0
      ? 0
      : Math.min(
          sum(part, ({ size }) => size),
          (read * poolBound(hits, read, confidence)) / Math.min(...part.map((one) => one.read / one.size)),
        );
  const most = estimated + sum(whole, (one) => one.hits) + sum(unread, ({ size }) => size);
  return {
    pile,
    read: sum(strata, (one) => one.read),
    hits: sum(strata, (one) => one.hits),
    leastShare: pile === 0 ? null : least,
    // A count is whole; the margin keeps a whole result from falling short by a rounding error.
    missedAtMost: Math.floor(most + 1e-9),
    rateAtMost: pile === 0 ? 0 : most / pile,
    confidence,
  };
}

/** Clopper and Pearson's bound where the proof above carries it; 1 at the end where it does not. */
function poolBound(hits: number, n: number, confidence: number): number {
  return hits >= n - 1 ? 1 : upperBound(hits, n, confidence);
}

function sum<T>(of: readonly T[], value: (one: T) => number): number {
  return of.reduce((total, one) => total + value(one), 0);
}
