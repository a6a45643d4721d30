import { countAtLeast, countBound } from './numbers/counts.js';
import { normalQuantile, normalUpper } from './numbers/special-functions.js';
import { fitQuasiPoisson, predictLink, type QuasiPoissonFit } from './numbers/quasi-poisson.js';

/** Choices of the improved Farrington method; defaults as in Noufaily et al. 2013. */
export interface FarringtonOptions {
  /** Years that are looked back. */
  years: number;
  /** Weeks around the same week of earlier years that belong to its window. */
  halfWindow: number;
  /** Seasonal levels of a year: the window, and `periods` − 1 others; 1 uses the windows alone. */
  periods: number;
  /** Newest weeks that are not learnt from: an outbreak must not become its own baseline. */
  weeksNotIncluded: number;
  /** Anscombe residuals above this are past outbreaks and weigh less. */
  outbreakFrom: number;
  alpha: number;
  /** A trend is kept when its p-value lies below this, three years are there and it leads to no new height. */
  trendBelow: number;
}

export const FARRINGTON: FarringtonOptions = {
  years: 5,
  halfWindow: 3,
  periods: 10,
  weeksNotIncluded: 26,
  outbreakFrom: 2.58,
  alpha: 0.001,
  trendBelow: 1,
};

/** The bound of one week. */
export interface FarringtonBound {
  expected: number;
  /** Quasi-Poisson dispersion, at least 1. */
  dispersion: number;
  /** Standard error of the expected count's logarithm. */
  linkSe: number;
  /** Counts above it are out of the ordinary: by the 2/3 power (Farrington 1996), by the negative binomial (Noufaily). */
  bounds: { delta: number; nbPlugin: number };
  trend: boolean;
  /** How many weeks were learnt from. */
  weeks: number;
}

interface Data {
  counts: number[];
  times: number[];
  groups: number[];
}

const WEEKS = 52;

/**
 * Bound for the last of some weekly counts, oldest first: quasi-Poisson regression with trend and seasonal levels, fitted
 * twice, past outbreaks down-weighted (Farrington et al. 1996; Noufaily et al. 2013). Null without enough history.
 */
export function farringtonBound(
  weekly: readonly number[],
  options: FarringtonOptions = FARRINGTON,
): FarringtonBound | null {
  const now = weekly.length - 1;
  if (now - WEEKS * options.years - options.halfWindow < 0) return null;
  const groups = seasonalGroups(weekly.length, options);
  return boundFrom(
    pick(weekly, (week) => groups[week] ?? null, now - options.weeksNotIncluded),
    { now, group: options.periods, options },
  );
}

/**
 * The same for a desk with less than a year and a window behind it: all weeks but the newest four, level and trend only.
 * Null with fewer than `fewest` weeks.
 */
export function youngBound(
  weekly: readonly number[],
  fewest: number,
  options: FarringtonOptions = FARRINGTON,
): FarringtonBound | null {
  const now = weekly.length - 1;
  const before = now - 4;
  if (before < fewest) return null;
  return boundFrom(
    pick(weekly, () => 1, before),
    { now, group: 1, options: { ...options, years: 0 } },
  );
}

/** P(count ≥ n) under the bound's model, the uncertainty of the expected count included. */
export function farringtonTail(n: number, bound: FarringtonBound): number {
  const { expected, dispersion, linkSe } = bound;
  return countAtLeast(n, expected, expected * dispersion + (expected * linkSe) ** 2);
}

/** P-value by the 2/3 power transformation, as `surveillance` gives it for `thresholdMethod = "delta"`. */
export function deltaTail(n: number, { expected, dispersion, linkSe }: FarringtonBound): number {
  const se = deltaSe(expected, dispersion, linkSe);
  return normalUpper((n ** (2 / 3) - expected ** (2 / 3)) / se);
}

function pick(weekly: readonly number[], groupOf: (week: number) => number | null, before: number): Data {
  const data: Data = { counts: [], times: [], groups: [] };
  for (let week = 0; week < before; week += 1) {
    const group = groupOf(week);
    if (group === null) continue;
    data.counts.push(weekly[week] ?? 0);
    data.times.push(week + 1);
    data.groups.push(group);
  }
  return data;
}

/**
 * Level of each week: `periods` in the windows around now and the same week of earlier years; the rest of a year is cut
 * into `periods` − 1 equal pieces, the first of them a week longer where it does not divide.
 */
function seasonalGroups(length: number, { years, halfWindow: w, periods }: FarringtonOptions): (number | null)[] {
  const groups = new Array<number | null>(length).fill(null);
  const now = length - 1;
  for (let week = now - w; week <= now; week += 1) groups[week] = periods;
  for (let year = 1; year <= years; year += 1) {
    const centre = now - WEEKS * year;
    for (let week = centre - w; week <= centre + w; week += 1) groups[week] = periods;
    if (periods === 1) continue;
    const between = WEEKS - 2 * w - 1;
    let week = centre + w + 1;
    for (let piece = 1; piece < periods; piece += 1) {
      const length = Math.floor(between / (periods - 1)) + (piece <= between % (periods - 1) ? 1 : 0);
      for (let n = 0; n < length; n += 1, week += 1) groups[week] = piece;
    }
  }
  return groups;
}

function boundFrom(
  data: Data,
  { now, group, options }: { now: number; group: number; options: FarringtonOptions },
): FarringtonBound | null {
  if (data.counts.every((count) => count === 0)) return null;
  const levels = [...new Set(data.groups)].sort((a, b) => a - b);
  const rowOf = (time: number, level: number, trend: boolean): number[] => [
    1,
    ...(trend ? [time] : []),
    ...levels.slice(1).map((each) => (each === level ? 1 : 0)),
  ];
  const withTrend = settledModel(data, (time, level) => rowOf(time, level, true), options.outbreakFrom);
  const newest = now + 1;
  if (withTrend !== null && keepsTrend(withTrend, rowOf(newest, group, true), data, options))
    return described(withTrend, rowOf(newest, group, true), { trend: true, alpha: options.alpha });
  const flat = settledModel(data, (time, level) => rowOf(time, level, false), options.outbreakFrom);
  return flat === null ? null : described(flat, rowOf(newest, group, false), { trend: false, alpha: options.alpha });
}

interface Model {
  fit: QuasiPoissonFit;
  dispersion: number;
  weeks: number;
}

/** Fits, weighs what lies far above, fits again. */
function settledModel(
  data: Data,
  rowOf: (time: number, level: number) => number[],
  outbreakFrom: number,
): Model | null {
  const rows = data.times.map((time, i) => rowOf(time, data.groups[i] ?? 1));
  const first = fitQuasiPoisson(
    rows,
    data.counts,
    data.counts.map(() => 1),
  );
  if (first === null) return null;
  const weights = outbreakWeights(first, data.counts, outbreakFrom);
  const fit = fitQuasiPoisson(rows, data.counts, weights);
  if (fit === null || Number.isNaN(fit.dispersion)) return null;
  return { fit, dispersion: Math.max(1, fit.dispersion), weeks: rows.length };
}

/** Anscombe residuals s; a week with s above the limit gets the weight γ/s², the others γ; γ keeps their sum. */
function outbreakWeights(fit: QuasiPoissonFit, counts: readonly number[], from: number): number[] {
  const dispersion = Math.max(1, fit.dispersion);
  const residuals = fit.fitted.map((mu, i) => {
    const raw = 1.5 * ((counts[i] ?? 0) ** (2 / 3) * mu ** (-1 / 6) - mu ** 0.5);
    return raw / Math.sqrt(dispersion * Math.max(1e-9, 1 - (fit.leverage[i] ?? 0)));
  });
  const raw = residuals.map((s) => (s > from ? s ** -2 : 1));
  const scale = raw.length / raw.reduce((a, b) => a + b, 0);
  return raw.map((weight) => weight * scale);
}

function keepsTrend(
  { fit, dispersion }: Model,
  row: readonly number[],
  data: Data,
  { trendBelow, years }: FarringtonOptions,
): boolean {
  const { link } = predictLink(fit, row, dispersion);
  const noNewHeight = Math.exp(link) <= Math.max(...data.counts);
  if (years < 3) return false;
  if (trendBelow >= 1) return noNewHeight;
  const se = Math.sqrt((fit.unscaled[1]?.[1] ?? Infinity) * dispersion);
  const significant = 2 * normalUpper(Math.abs((fit.coefficients[1] ?? 0) / se)) < trendBelow;
  return noNewHeight && significant;
}

function deltaSe(expected: number, dispersion: number, linkSe: number): number {
  const tau = dispersion + (expected * linkSe) ** 2 / expected;
  return Math.sqrt((4 / 9) * expected ** (1 / 3) * tau);
}

function described(
  { fit, dispersion, weeks }: Model,
  row: readonly number[],
  { trend, alpha }: { trend: boolean; alpha: number },
): FarringtonBound {
  const { link, se } = predictLink(fit, row, dispersion);
  const expected = Math.exp(link);
  const delta = (expected ** (2 / 3) - normalQuantile(alpha) * deltaSe(expected, dispersion, se)) ** 1.5;
  const nbPlugin = countBound(alpha, expected, expected * dispersion);
  return { expected, dispersion, linkSe: se, bounds: { delta, nbPlugin }, trend, weeks };
}
