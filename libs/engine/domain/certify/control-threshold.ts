/** Scores of positives that the model never saw, and the rate of misses that is wished. */
export interface ControlQuestion {
  /** Scores of the positives only, 0..1, in any order. */
  readonly scores: ArrayLike<number>;
  /** Likelihood-ratio weight of each positive, ≥ 0, on any scale; all equal unless said. */
  readonly weights?: ArrayLike<number>;
  /** Largest weight a coming positive may have, on the same scale; the largest of `weights` unless said. */
  readonly testWeight?: number;
  /** Wished expected rate of missed positives, between 0 and 1 exclusive. */
  readonly alpha: number;
}

/** A threshold (flag when score ≥ threshold) and what it promises. */
export interface ControlledThreshold {
  /** 0 (flag everything) when the wished rate cannot be promised. */
  readonly threshold: number;
  /** Whether the wished rate is promised by these positives; if not, only flagging everything keeps it. */
  readonly provable: boolean;
  /** Share of (weighted) positives below the threshold. */
  readonly missed: number;
  readonly n: number;
  /** Kish's effective number of positives, (Σw)² / Σw²; n when all weigh the same. */
  readonly effectiveN: number;
  /** Σw / testWeight: what takes the place of n in the condition n ≥ 1/α - 1; 0 when there are no positives. */
  readonly countingN: number;
  /** The smallest rate that these positives can promise, and the threshold that does: the lowest positive's score. */
  readonly best: { readonly alpha: number; readonly threshold: number };
}

/** Against rounding of α(n + 1), as in 0.29 × 100 = 28.999…; far below any promise. */
const ROUNDING = 1e-9;

/**
 * Conformal risk control of the false-negative rate: the highest threshold with (n / (n+1)) R̂ + 1 / (n+1) ≤ α, where
 * R̂ is the share of calibration positives below it. For a coming positive that is exchangeable with these, the
 * expected miss is at most α. It bounds an expectation over calibration sets and carries no confidence.
 *
 * With weights, R̂ and n become weighted sums and the coming positive is given the largest weight it may have, which is
 * on the safe side: Σ wᵢ·missᵢ + w ≤ α (Σ wᵢ + w). Source: Angelopoulos, Bates, Fisch, Lei, Schuster, "Conformal Risk
 * Control" (2022), theorem 1 and proposition 3 (covariate shift).
 * @throws RangeError for α outside (0, 1), a score that is not a number, a negative weight
 */
export function controlThreshold({ scores, weights, testWeight, alpha }: ControlQuestion): ControlledThreshold {
  if (!(alpha > 0 && alpha < 1)) throw new RangeError('alpha lies between 0 and 1');
  const points = pointsOf(scores, weights);
  const sum = points.reduce((total, { weight }) => total + weight, 0);
  const squares = points.reduce((total, { weight }) => total + weight * weight, 0);
  const largest = points.reduce((most, { weight }) => Math.max(most, weight), 0);
  const coming = Math.max(testWeight ?? largest, largest);
  const shared = {
    n: scores.length,
    effectiveN: squares === 0 ? 0 : sum ** 2 / squares,
    countingN: sum === 0 ? 0 : sum / coming,
    best: sum === 0 ? { alpha: 1, threshold: 0 } : { alpha: coming / (sum + coming), threshold: points[0]?.score ?? 0 },
  };
  const room = alpha * (sum + coming) - coming + ROUNDING * (sum + coming);
  if (sum === 0 || room < 0) return { ...shared, threshold: 0, provable: false, missed: 0 };
  const { threshold, below } = highestWithin(points, room);
  return { ...shared, threshold, provable: true, missed: below / sum };
}

/**
 * Fewest equally weighing positives with which α can be promised: the least n with 1/(n+1) ≤ α.
 * @returns 99 for 1 %, 19 for 5 %
 */
export function fewestFor(alpha: number): number {
  return Math.max(1, Math.ceil(1 / alpha - 1 - ROUNDING));
}

interface Point {
  readonly score: number;
  readonly weight: number;
}

/** Points that weigh something, lowest score first. */
function pointsOf(scores: ArrayLike<number>, weights: ArrayLike<number> | undefined): Point[] {
  if (weights !== undefined && weights.length !== scores.length) throw new RangeError('one weight for each score');
  return Array.from(scores, (score, i) => {
    const weight = weights === undefined ? 1 : (weights[i] as number);
    if (!Number.isFinite(score)) throw new RangeError('a score is not a number');
    if (!(weight >= 0 && weight < Infinity)) throw new RangeError('a weight is negative or not a number');
    return { score, weight };
  })
    .filter(({ weight }) => weight > 0)
    .sort((a, b) => a.score - b.score);
}

/** The highest score such that the points strictly below it weigh at most `room`; equal scores stay together. */
function highestWithin(points: readonly Point[], room: number): { threshold: number; below: number } {
  let [below, sum] = [0, 0];
  let threshold = points[0]?.score ?? 0;
  for (const { score, weight } of points) {
    if (score > threshold) {
      if (sum > room) break;
      [threshold, below] = [score, sum];
    }
    sum += weight;
  }
  return { threshold, below };
}
