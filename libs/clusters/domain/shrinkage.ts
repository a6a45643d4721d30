import { logNegativeBinomial } from './numbers/counts.js';
import { minimise } from './numbers/minimise.js';
import { digamma, incompleteGamma, logGamma } from './numbers/special-functions.js';

/** A mixture of two gamma distributions for how many times more often than expected something happens. */
export interface GammaMixture {
  shape1: number;
  rate1: number;
  shape2: number;
  rate2: number;
  /** Weight of the first. */
  share: number;
}

/** A cell of the table: what was counted, and what would be if its row and column had nothing to do with each other. */
export interface Cell {
  count: number;
  expected: number;
}

/** DuMouchel's starting values (1999, section 3): also the prior while the table is too small to learn one from. */
export const STARTING_MIXTURE: GammaMixture = { shape1: 0.2, rate1: 0.1, shape2: 2, rate2: 4, share: 1 / 3 };
/** Fewest cells that five parameters are learnt from. */
const FEWEST_CELLS = 60;
/** Beyond it the likelihood only runs after its own tail (openEBGM's `param_limit`). */
const LIMIT = 100;
const FIT = { mostSteps: 400, settled: 1e-8 };

/** Negative logarithm of the likelihood of all cells, zeros included. */
export function mixtureLoss(prior: GammaMixture, cells: readonly Cell[]): number {
  return weightedLoss(
    prior,
    cells.map((cell) => ({ ...cell, weight: 1 })),
  );
}

interface WeightedCell extends Cell {
  weight: number;
}

/** The terms that depend on the count alone are made once: a table has thousands of cells and a few dozen counts. */
function weightedLoss(prior: GammaMixture, cells: readonly WeightedCell[]): number {
  const { shape1, rate1, shape2, rate2, share } = prior;
  const terms = new Map<number, [number, number]>();
  const termsOf = (n: number): [number, number] => {
    const known = terms.get(n);
    if (known !== undefined) return known;
    const of = (shape: number): number => logGamma(shape + n) - logGamma(shape) - logGamma(n + 1);
    const made: [number, number] = [of(shape1), of(shape2)];
    terms.set(n, made);
    return made;
  };
  let loss = 0;
  for (const { count, expected, weight } of cells) {
    const [one, two] = termsOf(count);
    const part = (term: number, shape: number, rate: number): number =>
      Math.exp(term + shape * Math.log(rate / (rate + expected)) + count * Math.log(expected / (rate + expected)));
    const total = share * part(one, shape1, rate1) + (1 - share) * part(two, shape2, rate2);
    loss -= weight * Math.log(Math.max(total, Number.MIN_VALUE));
  }
  return loss;
}

/** Cells of one count and nearly the same expectation (within 5 %) count as several of one (DuMouchel and Pregibon 2001). */
function squashed(cells: readonly Cell[]): WeightedCell[] {
  const groups = new Map<string, WeightedCell>();
  for (const { count, expected } of cells) {
    const key = `${String(count)}/${String(Math.round(Math.log(expected) * 20))}`;
    const group = groups.get(key);
    if (group === undefined) groups.set(key, { count, expected, weight: 1 });
    else {
      group.expected += (expected - group.expected) / (group.weight + 1);
      group.weight += 1;
    }
  }
  return [...groups.values()];
}

/** Learns the prior from the table by maximum likelihood; the starting values where it is too small. */
export function fitMixture(cells: readonly Cell[]): GammaMixture {
  const told = cells.filter(({ expected }) => expected > 0);
  if (told.length < FEWEST_CELLS) return STARTING_MIXTURE;
  const few = squashed(told);
  const loss = (x: readonly number[]): number => {
    const prior = unpacked(x);
    const { shape1, rate1, shape2, rate2 } = prior;
    const far = Math.max(shape1, rate1, shape2, rate2, 1 / shape1, 1 / rate1, 1 / shape2, 1 / rate2);
    return far > LIMIT ? Infinity : weightedLoss(prior, few);
  };
  const starts = [STARTING_MIXTURE, { ...STARTING_MIXTURE, shape1: 2, rate1: 1, shape2: 8, rate2: 8, share: 0.1 }];
  const found = starts.map((start) => {
    const rough = minimise(loss, packed(start), FIT);
    return minimise(loss, rough.at, { ...FIT, step: 0.1 });
  });
  return unpacked(found.reduce((best, one) => (one.value < best.value ? one : best)).at);
}

/** The shrunken ratio of a cell (DuMouchel 1999). */
export interface Shrunken {
  /** Empirical Bayes geometric mean. */
  ebgm: number;
  /** 5 % and 95 % points of the posterior. */
  eb05: number;
  eb95: number;
  /** Posterior probability that the true ratio is `ratio` or less; see {@link shrink}. */
  below: number;
}

/** Posterior of a cell's ratio. `ratio` is the one whose posterior probability is asked for. */
export function shrink(prior: GammaMixture, { count, expected }: Cell, ratio = 1): Shrunken {
  const { first, total } = marginals(prior, { count, expected });
  const q = first / total;
  const one = { shape: prior.shape1 + count, rate: prior.rate1 + expected };
  const two = { shape: prior.shape2 + count, rate: prior.rate2 + expected };
  const cumulative = (x: number): number =>
    q * incompleteGamma(one.shape, x * one.rate).lower + (1 - q) * incompleteGamma(two.shape, x * two.rate).lower;
  const log = q * (digamma(one.shape) - Math.log(one.rate)) + (1 - q) * (digamma(two.shape) - Math.log(two.rate));
  return {
    ebgm: Math.exp(log),
    eb05: quantile(cumulative, 0.05),
    eb95: quantile(cumulative, 0.95),
    below: cumulative(ratio),
  };
}

function marginals(prior: GammaMixture, { count, expected }: Cell): { first: number; total: number } {
  const part = (shape: number, rate: number): number =>
    Math.exp(logNegativeBinomial(count, shape, rate / (rate + expected)));
  const first = prior.share * part(prior.shape1, prior.rate1);
  const second = (1 - prior.share) * part(prior.shape2, prior.rate2);
  return { first, total: Math.max(first + second, Number.MIN_VALUE) };
}

function quantile(cumulative: (x: number) => number, p: number): number {
  let [low, high] = [0, 1];
  while (cumulative(high) < p) high *= 2;
  for (let n = 0; n < 60; n += 1) {
    const middle = (low + high) / 2;
    if (cumulative(middle) < p) low = middle;
    else high = middle;
  }
  return (low + high) / 2;
}

function packed({ shape1, rate1, shape2, rate2, share }: GammaMixture): number[] {
  return [...[shape1, rate1, shape2, rate2].map(Math.log), Math.log(share / (1 - share))];
}

function unpacked(x: readonly number[]): GammaMixture {
  const [a = 0, b = 0, c = 0, d = 0, e = 0] = x;
  return {
    shape1: Math.exp(a),
    rate1: Math.exp(b),
    shape2: Math.exp(c),
    rate2: Math.exp(d),
    share: 1 / (1 + Math.exp(-e)),
  };
}
