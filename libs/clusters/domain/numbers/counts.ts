import { incompleteBeta, incompleteGamma, logGamma } from './special-functions.js';

/** P(N ≥ n) of a Poisson count with mean `mean`. */
export function poissonAtLeast(n: number, mean: number): number {
  return n <= 0 ? 1 : incompleteGamma(n, mean).lower;
}

/** P(N ≥ n) of a binomial count. */
export function binomialAtLeast(n: number, trials: number, share: number): number {
  if (n <= 0) return 1;
  return n > trials ? 0 : incompleteBeta(share, n, trials - n + 1);
}

/**
 * P(N ≥ n) of a count with this mean and variance: negative binomial when the variance is the larger one, else Poisson.
 * A Poisson count whose rate is only known to a gamma distribution is exactly such a count.
 */
export function countAtLeast(n: number, mean: number, variance: number): number {
  if (n <= 0) return 1;
  if (mean <= 0) return 0;
  if (variance <= mean * (1 + 1e-9)) return poissonAtLeast(n, mean);
  const size = (mean * mean) / (variance - mean);
  return incompleteBeta(mean / (mean + size), n, size);
}

/** The smallest n with P(N ≤ n) ≥ 1 − alpha: the bound of R's `qnbinom(1 - alpha)`. */
export function countBound(alpha: number, mean: number, variance: number): number {
  let low = -1;
  let high = Math.max(8, Math.ceil(mean));
  while (countAtLeast(high + 1, mean, variance) > alpha) {
    low = high;
    high *= 2;
  }
  while (high - low > 1) {
    const middle = (low + high) >> 1;
    if (countAtLeast(middle + 1, mean, variance) > alpha) low = middle;
    else high = middle;
  }
  return high;
}

/** Logarithm of the probability of n under a negative binomial with `size` and success probability `p`. */
export function logNegativeBinomial(n: number, size: number, p: number): number {
  return logGamma(size + n) - logGamma(size) - logGamma(n + 1) + size * Math.log(p) + n * Math.log1p(-p);
}
