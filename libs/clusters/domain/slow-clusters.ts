import { countFrom, DAILY, keptDays, massOf, type DayIndex } from './day-book.js';
import { cellOf, familyOf, partOf, type Dimension, type Level } from './dimensions.js';
import { startOf } from './day-types.js';
import { EARS, earsOf } from './ears.js';
import { FamilyPriors, type Past, type Prior } from './family-priors.js';
import { FARRINGTON, farringtonBound, farringtonTail, youngBound, type FarringtonBound } from './farrington.js';
import type { Finding, Method } from './finding.js';
import { binomialAtLeast, countAtLeast, countBound } from './numbers/counts.js';
import { WATCH, type WatchOptions } from './watch-options.js';

const DAY_MS = 86_400_000;
/** Added to the week before, so that a silent one does not make a single complaint an alarm. */
const PRIOR_COUNT = 0.5;
/** Weeks and complaints of history from which on a regression is worth more than the plain rate. */
const YOUNG_WEEKS = 26;
const REGRESSION_FROM = 52;
/** Days of history without which a window is not held against it: at least as many as the window has. */
const FEWEST_DAYS = 14;
/** EARS watches everything and the single dimensions; finer cells are too thin for a week's mean. */
const EARS_MOST_DIMENSIONS = 1;

/** Judges one day: cells whose complaints of the last day, week or month are more than their own past explains. */
export function scanDays(index: DayIndex, options: WatchOptions = WATCH): Finding[] {
  const scan = new DayScan(index, options);
  return scan.judge(0, scan.size);
}

/** {@link scanDays} piece by piece, so that others have the loop in between. */
export class DayScan {
  private readonly cells: [string, readonly number[]][];
  private readonly families: FamilyPriors;

  constructor(
    private readonly index: DayIndex,
    private readonly options: WatchOptions = WATCH,
  ) {
    const from = index.today - Math.max(...options.slowDays) + 1;
    this.cells = [...index.days].filter(([cell, days]) => countFrom(days, from) >= options.fewest[cellOf(cell).level]);
    this.families = new FamilyPriors(index);
  }

  /** Cells that have enough complaints to be judged. */
  get size(): number {
    return this.cells.length;
  }

  judge(from: number, to: number): Finding[] {
    const { index, options } = this;
    const findings: Finding[] = [];
    for (const [cell, days] of this.cells.slice(from, to)) {
      const { level, values } = cellOf(cell);
      const family = familyOf({ level, values });
      const priors = (length: number, past: Past): Prior => this.families.of(family, length, past);
      const watch = new DayWatch(cell, days, { index, options, level, priors });
      if (Object.keys(values).length <= EARS_MOST_DIMENSIONS) findings.push(...watch.ears());
      for (const length of options.slowDays) findings.push(...watch.window(length));
    }
    return findings.map((finding) => withMembers(finding, index));
  }
}

interface Watched {
  index: DayIndex;
  options: WatchOptions;
  level: Level;
  /** What is usual for cells of the same family. */
  priors: (length: number, past: Past) => Prior;
}

class DayWatch {
  /** False alarms a week that one window of the cell may give. */
  private readonly allowed: number;

  constructor(
    private readonly cell: string,
    private readonly days: readonly number[],
    private readonly watched: Watched,
  ) {
    const { index, options } = watched;
    const family = familyOf(cellOf(cell));
    const cells = Math.max(1, index.cells.get(family) ?? 1);
    this.allowed = (options.budgets.slow * partOf(family, DAILY)) / (cells * (options.slowDays.length + 1));
  }

  /** EARS raises; the exact test of today's count given the week's sum, weighed by the kinds of days, has to agree. */
  ears(): Finding[] {
    const { index, options, level } = this.watched;
    const { today, first, known } = index;
    const from = Math.max(first, today - 12);
    const counts = Array.from({ length: today - from + 1 }, (_, n) => this.count(from + n, from + n));
    const count = counts.at(-1) ?? 0;
    const reading = earsOf(counts, EARS);
    if (reading?.alarm !== true || count < options.fewest[level]) return [];
    const begin = Math.max(from, today - 9);
    const sum = this.count(begin, today - 3);
    const [past, now] = [massOf(index, begin, today - 3), massOf(index, today, today) * (known[0] ?? 1)];
    const expected = ((sum + PRIOR_COUNT) / past) * now;
    const exact = binomialAtLeast(count, count + sum, now / (now + past));
    // The exact test knows no variation from day to day; the count's distribution with it is the judge where wider.
    const variance = expected + expected ** 2 * (1 / (sum + PRIOR_COUNT) + index.variation);
    const chance = Math.max(exact, countAtLeast(count, expected, variance));
    const alpha = this.allowed / looksAWeek(1);
    if (chance > alpha) return [];
    const bound = countBound(alpha, expected, variance) + 1;
    const { c1, c2, c3 } = reading;
    return [this.found('ears', 1, { count, expected, bound, chance, facts: { c1, c2, c3 } })];
  }

  window(length: number): Finding[] {
    const { index, options, level } = this.watched;
    const { today, first, known } = index;
    const count = this.count(today - length + 1, today);
    const end = today - length;
    const begin = Math.max(first, end - options.historyDays);
    if (count < options.fewest[level] || end - begin < Math.max(FEWEST_DAYS, length)) return [];
    let mass = 0;
    for (let day = today - length + 1; day <= today; day += 1)
      mass += massOf(index, day, day) * (known[today - day] ?? 1);
    const history = this.count(begin, end);
    const regression = length === 7 && history >= REGRESSION_FROM ? this.regression() : null;
    if (regression !== null) return this.judgeWeek(count, regression, mass / massOf(index, today - 6, today));
    const past = massOf(index, begin, end);
    const prior = this.watched.priors(length, { begin, end, past });
    const shape = history + prior.shape;
    const expected = (shape / (past + prior.weeks)) * mass;
    const variance = expected + expected ** 2 * (1 / shape + index.variation);
    const chance = countAtLeast(count, expected, variance);
    const alpha = this.allowed / looksAWeek(length);
    if (chance > alpha) return [];
    const bound = countBound(alpha, expected, variance) + 1;
    return [this.found('history', length, { count, expected, bound, chance, facts: { history } })];
  }

  private judgeWeek(count: number, bound: FarringtonBound, known: number): Finding[] {
    const seen = { ...bound, expected: bound.expected * known };
    const chance = farringtonTail(count, seen);
    const alpha = this.allowed / looksAWeek(7);
    if (chance > alpha) return [];
    const variance = seen.expected * seen.dispersion + (seen.expected * seen.linkSe) ** 2;
    const least = countBound(alpha, seen.expected, variance) + 1;
    const facts = { dispersion: bound.dispersion, weeks: bound.weeks, trend: bound.trend ? 1 : 0 };
    return [this.found('farrington', 7, { count, expected: seen.expected, bound: least, chance, facts })];
  }

  private regression(): FarringtonBound | null {
    const { index, options } = this.watched;
    const { today } = index;
    // Finer cells are not kept for longer: days before are unknown, not without complaints.
    const fine = Object.keys(cellOf(this.cell).values).length > 1;
    const first = fine ? Math.max(index.first, today - keptDays(options)) : index.first;
    const weeks = Math.floor((today - first + 1) / 7);
    if (weeks < YOUNG_WEEKS) return null;
    const series = new Array<number>(weeks).fill(0);
    for (const day of this.days) {
      const week = weeks - 1 - Math.floor((today - day) / 7);
      if (week >= 0) series[week] = (series[week] ?? 0) + 1;
    }
    const years = Math.min(FARRINGTON.years, Math.floor((weeks - 1 - FARRINGTON.halfWindow) / 52));
    if (years >= 2) return farringtonBound(series, { ...FARRINGTON, years, trendBelow: 0.05 });
    return youngBound(series, YOUNG_WEEKS - 4);
  }

  private found(
    method: Method,
    length: number,
    {
      count,
      expected,
      bound,
      chance,
      facts,
    }: Record<'count' | 'expected' | 'bound' | 'chance', number> & {
      facts: Record<string, number>;
    },
  ): Finding {
    const { index, level } = this.watched;
    return {
      method,
      cell: this.cell,
      level,
      from: startOf(index.today - length + 1),
      to: startOf(index.today + 1),
      windowMs: length * DAY_MS,
      count,
      expected,
      bound,
      perWeek: chance * looksAWeek(length),
      strength: (chance * looksAWeek(length)) / this.allowed,
      members: [],
      facts,
    };
  }

  private count(from: number, to: number): number {
    return countFrom(this.days, from) - countFrom(this.days, to + 1);
  }
}

/** Complaints of the cell whose day lies in the finding's window. */
export function withMembers(finding: Finding, { recent, today }: DayIndex): Finding {
  const { level, values } = cellOf(finding.cell);
  const from = today - Math.round(finding.windowMs / DAY_MS) + 1;
  const wanted = Object.entries(values) as [Dimension, string][];
  const members = recent.filter(
    (trait) =>
      trait.day >= from &&
      (level === 'all' || (level === 'weak' ? trait.weak : trait.flagged)) &&
      wanted.every(([dimension, value]) => trait.values[dimension] === value),
  );
  const arrivals = members.map(({ at }) => at);
  return {
    ...finding,
    members: members.map(({ complaintId }) => complaintId),
    from: Math.min(finding.to, ...arrivals),
    to: Math.max(...arrivals, Math.min(...arrivals)),
  };
}

/**
 * As how many fresh looks the seven of a week count. Windows of successive days share most of their complaints: one that
 * is long changes little from day to day. That these are enough is for the simulation to show (docs/clusters.md).
 */
export function looksAWeek(days: number): number {
  if (days <= 1) return 7;
  return days <= 7 ? 5 : 2;
}
