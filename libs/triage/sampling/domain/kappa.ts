import { betaQuantile } from './beta.js';
import { lowerBound, upperBound } from './clopper-pearson.js';

/** Two readers' answers to the same complaints: [first][second], 0 = set aside, 1 = suspected. */
export type Agreement = readonly [readonly [number, number], readonly [number, number]];

/** Cohen's κ with its interval. */
export interface Kappa {
  n: number;
  /** Complaints that both answered alike. */
  agreed: number;
  /** Null when it says nothing: nothing was read, or one reader gave one answer only, for which κ is 0 however many agree. */
  kappa: number | null;
  /** Two-sided interval; null with `kappa`. */
  interval: [number, number] | null;
}

/**
 * κ = (p_o - p_e) / (1 - p_e) (Cohen 1960), with the large-sample error of Fleiss, Cohen & Everitt (1969, Psychological
 * Bulletin 72:323). When all agreed, or none, that error is 0 and says nothing; the interval is then Clopper and Pearson's
 * of the agreement, at the same p_e.
 */
export function cohensKappa(table: Agreement, confidence = 0.95): Kappa {
  const n = table[0][0] + table[0][1] + table[1][0] + table[1][1];
  const agreed = table[0][0] + table[1][1];
  if (n === 0) return { n, agreed, kappa: null, interval: null };
  const rows = table.map(([a, b]) => (a + b) / n) as [number, number];
  const columns = [(table[0][0] + table[1][0]) / n, (table[0][1] + table[1][1]) / n] as [number, number];
  const observed = agreed / n;
  const expected = rows[0] * columns[0] + rows[1] * columns[1];
  if ([...rows, ...columns].some((share) => share >= 1)) return { n, agreed, kappa: null, interval: null };
  const kappa = (observed - expected) / (1 - expected);
  const error = Math.sqrt(variance(table, n, { rows, columns, expected, kappa }));
  if (error < 1e-9) {
    const side = (1 + confidence) / 2;
    const ends = [lowerBound(agreed, n, side), upperBound(agreed, n, side)];
    const [low = -1, high = 1] = ends.map((share) => Math.max(-1, (share - expected) / (1 - expected)));
    return { n, agreed, kappa, interval: [low, high] };
  }
  const reach = normalQuantile((1 + confidence) / 2) * error;
  return { n, agreed, kappa, interval: [Math.max(-1, kappa - reach), Math.min(1, kappa + reach)] };
}

interface Marginals {
  rows: [number, number];
  columns: [number, number];
  expected: number;
  kappa: number;
}

function variance(table: Agreement, n: number, { rows, columns, expected, kappa }: Marginals): number {
  let sum = 0;
  for (const i of [0, 1] as const)
    for (const j of [0, 1] as const) {
      const p = table[i][j] / n;
      if (i === j) sum += p * (1 - (rows[i] + columns[i]) * (1 - kappa)) ** 2;
      else sum += p * (1 - kappa) ** 2 * (columns[i] + rows[j]) ** 2;
    }
  const left = (kappa - expected * (1 - kappa)) ** 2;
  return Math.max(0, (sum - left) / (n * (1 - expected) ** 2));
}

/** z of the standard normal: its square is the quantile of χ² with one degree, taken from the beta with a very long tail. */
function normalQuantile(p: number): number {
  // Student's t with ν → ∞ through the beta distribution: t² = ν x / (1 - x), x ~ Beta(1/2, ν/2).
  const freedom = 1e7;
  const x = betaQuantile(2 * p - 1, 0.5, freedom / 2);
  return Math.sqrt((freedom * x) / (1 - x));
}
