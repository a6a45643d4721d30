/** A fitted quasi-Poisson regression with log link. */
export interface QuasiPoissonFit {
  coefficients: number[];
  /** Fitted means, one a row. */
  fitted: number[];
  /** Diagonal of the hat matrix, one a row. */
  leverage: number[];
  /** Pearson's estimate of the dispersion; not bounded below. */
  dispersion: number;
  /** (XᵀWX)⁻¹; times the dispersion it is the covariance of the coefficients. */
  unscaled: number[][];
}

const MOST_STEPS = 60;
const SETTLED = 1e-8;

/**
 * Iteratively reweighted least squares, as R's `glm(family = quasipoisson)`: same start (y + 0.1), same stopping rule
 * (relative change of the deviance below 1e-8). Null when it does not settle or the columns depend on each other.
 */
export function fitQuasiPoisson(
  rows: readonly (readonly number[])[],
  counts: readonly number[],
  weights: readonly number[],
): QuasiPoissonFit | null {
  let fitted = counts.map((y) => y + 0.1);
  let before = deviance(counts, fitted, weights);
  for (let step = 0; step < MOST_STEPS; step += 1) {
    const work = fitted.map((mu, i) => Math.log(mu) + ((counts[i] ?? 0) - mu) / mu);
    const importance = fitted.map((mu, i) => mu * (weights[i] ?? 1));
    const unscaled = inverted(cross(rows, importance));
    if (unscaled === null) return null;
    const coefficients = times(unscaled, projected(rows, importance, work));
    fitted = rows.map((row) => Math.exp(dot(row, coefficients)));
    if (fitted.some((mu) => !Number.isFinite(mu))) return null;
    const after = deviance(counts, fitted, weights);
    if (Math.abs(after - before) / (Math.abs(after) + 0.1) < SETTLED)
      return described(rows, counts, weights, { coefficients, fitted });
    before = after;
  }
  return null;
}

/** Mean on the link scale at a row, and its standard error (dispersion included). */
export function predictLink(
  fit: QuasiPoissonFit,
  row: readonly number[],
  dispersion: number,
): { link: number; se: number } {
  const variance = dot(row, times(fit.unscaled, row));
  return { link: dot(row, fit.coefficients), se: Math.sqrt(variance * dispersion) };
}

function described(
  rows: readonly (readonly number[])[],
  counts: readonly number[],
  weights: readonly number[],
  { coefficients, fitted }: Pick<QuasiPoissonFit, 'coefficients' | 'fitted'>,
): QuasiPoissonFit | null {
  const importance = fitted.map((mu, i) => mu * (weights[i] ?? 1));
  const unscaled = inverted(cross(rows, importance));
  if (unscaled === null) return null;
  const leverage = rows.map((row, i) => (importance[i] ?? 0) * dot(row, times(unscaled, row)));
  const pearson = fitted.reduce((sum, mu, i) => sum + ((weights[i] ?? 1) * ((counts[i] ?? 0) - mu) ** 2) / mu, 0);
  const used = weights.filter((weight) => weight > 0).length;
  const free = used - coefficients.length;
  return { coefficients, fitted, leverage, unscaled, dispersion: free > 0 ? pearson / free : Number.NaN };
}

function deviance(counts: readonly number[], fitted: readonly number[], weights: readonly number[]): number {
  return fitted.reduce((sum, mu, i) => {
    const y = counts[i] ?? 0;
    return sum + 2 * (weights[i] ?? 1) * ((y === 0 ? 0 : y * Math.log(y / mu)) - (y - mu));
  }, 0);
}

function dot(a: readonly number[], b: readonly number[]): number {
  return a.reduce((sum, value, i) => sum + value * (b[i] ?? 0), 0);
}

function times(matrix: readonly (readonly number[])[], vector: readonly number[]): number[] {
  return matrix.map((row) => dot(row, vector));
}

function cross(rows: readonly (readonly number[])[], importance: readonly number[]): number[][] {
  const width = rows[0]?.length ?? 0;
  const sums = Array.from({ length: width }, () => new Array<number>(width).fill(0));
  rows.forEach((row, i) => {
    for (let a = 0; a < width; a += 1) {
      const scaled = (row[a] ?? 0) * (importance[i] ?? 0);
      const line = sums[a];
      if (scaled === 0 || line === undefined) continue;
      for (let b = 0; b < width; b += 1) line[b] = (line[b] ?? 0) + scaled * (row[b] ?? 0);
    }
  });
  return sums;
}

function projected(
  rows: readonly (readonly number[])[],
  importance: readonly number[],
  work: readonly number[],
): number[] {
  const sums = new Array<number>(rows[0]?.length ?? 0).fill(0);
  rows.forEach((row, i) => {
    const scaled = (importance[i] ?? 0) * (work[i] ?? 0);
    row.forEach((value, a) => {
      sums[a] = (sums[a] ?? 0) + value * scaled;
    });
  });
  return sums;
}

/** Gauss-Jordan with pivots; null when singular. */
function inverted(matrix: readonly (readonly number[])[]): number[][] | null {
  const n = matrix.length;
  const work = matrix.map((row, i) => [...row, ...Array.from({ length: n }, (_, j) => (i === j ? 1 : 0))]);
  for (let column = 0; column < n; column += 1) {
    const pivotAt = work.reduce(
      (best, row, i) => (i >= column && Math.abs(row[column] ?? 0) > Math.abs(work[best]?.[column] ?? 0) ? i : best),
      column,
    );
    const pivot = work[pivotAt];
    const head = pivot?.[column] ?? 0;
    if (pivot === undefined || Math.abs(head) < 1e-12) return null;
    work[pivotAt] = work[column] ?? [];
    const scaled = pivot.map((value) => value / head);
    work[column] = scaled;
    work.forEach((row, i) => {
      const factor = row[column] ?? 0;
      if (i === column || factor === 0) return;
      for (let j = 0; j < row.length; j += 1) row[j] = (row[j] ?? 0) - factor * (scaled[j] ?? 0);
    });
  }
  return work.map((row) => row.slice(n));
}
