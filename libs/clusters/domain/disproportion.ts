/** A two-by-two table of complaints: `a` with both, `b` from the shop without the sign, `c` elsewhere with it, `d` neither. */
export interface FourFold {
  a: number;
  b: number;
  c: number;
  d: number;
}

/** A ratio with its interval. */
export interface Ratio {
  value: number;
  low: number;
  high: number;
}

/** z of a two-sided interval of 95 %. */
const Z95 = 1.959963984540054;

/** Proportional reporting ratio (Evans, Waller and Davis 2001) with its log-normal 95 % interval. */
export function prr({ a, b, c, d }: FourFold): Ratio {
  const value = a / (a + b) / (c / (c + d));
  const se = Math.sqrt(1 / a - 1 / (a + b) + 1 / c - 1 / (c + d));
  return interval(value, se);
}

/** Reporting odds ratio (van Puijenbroek et al. 2002) with its 95 % interval (Woolf). */
export function ror({ a, b, c, d }: FourFold): Ratio {
  return interval((a * d) / (b * c), Math.sqrt(1 / a + 1 / b + 1 / c + 1 / d));
}

/** Pearson's χ² of the table, with Yates' correction unless said otherwise. */
export function chiSquared({ a, b, c, d }: FourFold, corrected = true): number {
  const n = a + b + c + d;
  const difference = Math.max(0, Math.abs(a * d - b * c) - (corrected ? n / 2 : 0));
  return (n * difference ** 2) / ((a + b) * (c + d) * (a + c) * (b + d));
}

function interval(value: number, se: number): Ratio {
  const spread = Math.exp(Z95 * se);
  return { value, low: value / spread, high: value * spread };
}
