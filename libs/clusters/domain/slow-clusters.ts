import { cellOf, cellsOf, familyOf, partOf, WATCHED, type Dimension, type Level, type Trait } from './dimensions.js';
import { dayNumber, startOf, WeekProfile } from './day-types.js';
import { delayCurve, knownShare, type DelayCurve } from './delays.js';
import { EARS, earsOf } from './ears.js';
import { FARRINGTON, farringtonBound, farringtonTail, youngBound, type FarringtonBound } from './farrington.js';
import type { Finding, Method } from './finding.js';
import { binomialAtLeast, countAtLeast, countBound } from './numbers/counts.js';
import { WATCH, type WatchOptions } from './watch-options.js';

const DAY_MS = 86_400_000;
const PRIOR_COUNT = 0.5;
const PRIOR_WEEKS = 1 / 7;
/** Weeks and complaints of history from which on a regression is worth more than the plain rate. */
const YOUNG_WEEKS = 26;
const REGRESSION_FROM = 52;
/** EARS watches everything and the single dimensions; finer cells are too thin for a week's mean. */
const EARS_MOST_DIMENSIONS = 1;
const FAMILIES = WATCHED.filter(({ dimensions }) => !dimensions.includes('release'));

/** Days by cell, and what is learnt from all of them; made once a day. */
export interface DayIndex {
  /** First day of the history and the day that is judged. */
  first: number;
  today: number;
  /** Days (numbers) of each cell's complaints, in order. */
  days: ReadonlyMap<string, number[]>;
  cells: ReadonlyMap<string, number>;
  /** Exposure (weeks) of each day from `massFrom` on, summed up: see {@link massOf}. */
  mass: Float64Array;
  massFrom: number;
  /** Squared coefficient of variation of a day's rate beyond chance. */
  variation: number;
  /** Share of a day's complaints that is known, by age in days. */
  known: readonly number[];
  curves: ReadonlyMap<string, DelayCurve>;
  /** Complaints that may be members. */
  recent: readonly Trait[];
}

/** Complaints by cell and day; grows as the desk comes to know of them. */
export class DayBook {
  private readonly days = new Map<string, number[]>();
  private readonly cells = new Map<string, number>();
  private readonly traits: Trait[] = [];
  private first = Infinity;

  constructor(private readonly options: WatchOptions = WATCH) {}

  /**
   * Enters complaints that the desk knows by `today`. Everything and the single dimensions keep their years, for the
   * seasons; finer cells the one that they are compared with.
   */
  add(traits: Iterable<Trait>, today: number): void {
    const oldest = today - this.options.historyDays - Math.max(...this.options.slowDays);
    for (const trait of traits) {
      this.first = Math.min(this.first, trait.day);
      this.traits.push(trait);
      for (const cell of cellsOf(trait, trait.day >= oldest ? FAMILIES : COARSE)) this.enter(cell, trait.day);
    }
  }

  /** What is judged on a day: everything entered, sorted. */
  index(today: number): DayIndex {
    const { tableDays, slowDays, historyDays } = this.options;
    const first = Math.min(this.first, today);
    const year = Math.max(first, today - historyDays);
    const known = this.traits.filter(({ day }) => day >= year && day <= today);
    const profile = WeekProfile.of(
      known.map(({ day }) => startOf(day)),
      startOf(year),
      startOf(today + 1),
    );
    return {
      first,
      today,
      days: this.days,
      cells: this.cells,
      ...massesOf(profile, Math.max(first, today - historyDays - Math.max(...slowDays) - 1), today),
      variation: dailyVariation(this.days.get('all') ?? [], profile, { from: year, to: today }),
      ...delaysOf(known, today),
      recent: known.filter(({ day }) => day > today - Math.max(tableDays, ...slowDays)),
    };
  }

  /** Nearly always the newest day so far; what the post brought late is put in its place. */
  private enter(cell: string, day: number): void {
    const list = this.days.get(cell);
    if (list === undefined) {
      this.days.set(cell, [day]);
      const family = familyOf(cellOf(cell));
      this.cells.set(family, (this.cells.get(family) ?? 0) + 1);
      return;
    }
    let at = list.length;
    while (at > 0 && (list[at - 1] ?? 0) > day) at -= 1;
    if (at === list.length) list.push(day);
    else list.splice(at, 0, day);
  }
}

const COARSE = FAMILIES.filter(({ dimensions }) => dimensions.length <= 1);

function delaysOf(seen: readonly Trait[], today: number): Pick<DayIndex, 'known' | 'curves'> {
  const byChannel = new Map<string, { day: number; delay: number }[]>();
  for (const { channel, day, knownOn } of seen) {
    if (day < today - 180) continue;
    const list = byChannel.get(channel) ?? [];
    list.push({ day, delay: knownOn - day });
    byChannel.set(channel, list);
  }
  const curves = new Map([...byChannel].map(([channel, delays]) => [channel, delayCurve(delays, today)]));
  const weighed = [...curves.values()].map((curve) => ({ curve, weight: curve.n }));
  return { curves, known: Array.from({ length: 32 }, (_, age) => knownShare(weighed, age)) };
}

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

/** A gamma distribution of weekly rates: what is known before a cell's own history speaks. */
interface Prior {
  shape: number;
  weeks: number;
}

interface Past {
  begin: number;
  end: number;
  /** Exposure (weeks). */
  past: number;
}

/** Bounds of the shape: no family is so even, or so uneven, that its cells' own history should not count. */
const SHAPE = { least: 0.5, most: 3 };

/**
 * How rates differ among the cells of a family, by the moments of their counts.
 * @param cells how many there are: those with complaints of any kind, though none of this level
 */
function familyPrior(counts: readonly number[], cells: number, past: number): Prior {
  const n = Math.max(counts.length, cells);
  const mean = counts.reduce((a, b) => a + b, 0) / Math.max(1, n);
  if (n < 10 || mean === 0 || past === 0) return { shape: PRIOR_COUNT, weeks: PRIOR_WEEKS };
  const squares = counts.reduce((sum, count) => sum + (count - mean) ** 2, (n - counts.length) * mean ** 2);
  const variance = squares / (n - 1);
  const shape = variance <= mean ? SHAPE.most : mean ** 2 / (variance - mean);
  const bounded = Math.min(SHAPE.most, Math.max(SHAPE.least, shape));
  return { shape: bounded, weeks: (bounded * past) / mean };
}

/** The priors of one day, each made when it is first asked for. */
class FamilyPriors {
  private readonly made = new Map<string, Prior>();
  private readonly families = new Map<string, (readonly number[])[]>();

  constructor(private readonly index: DayIndex) {
    for (const [cell, days] of index.days) {
      const family = familyOf(cellOf(cell));
      const known = this.families.get(family);
      if (known === undefined) this.families.set(family, [days]);
      else known.push(days);
    }
  }

  of(family: string, length: number, { begin, end, past }: Past): Prior {
    const key = `${family}/${String(length)}`;
    const known = this.made.get(key);
    if (known !== undefined) return known;
    const counts = (this.families.get(family) ?? []).map((days) => countFrom(days, begin) - countFrom(days, end + 1));
    const roster = this.index.cells.get(family.replace(/^[a-z]+:/, 'all:')) ?? 0;
    const made = familyPrior(counts, roster, past);
    this.made.set(key, made);
    return made;
  }
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
    this.allowed = (options.budgets.slow * partOf(family, FAMILIES)) / (cells * (options.slowDays.length + 1));
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
    if (count < options.fewest[level] || end - begin < 2) return [];
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
    const { today, first } = this.watched.index;
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

/** How many of the sorted days are `day` or later. */
function countFrom(days: readonly number[], day: number): number {
  let [low, high] = [0, days.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((days[middle] ?? 0) < day) low = middle + 1;
    else high = middle;
  }
  return days.length - low;
}

/** Exposure (weeks) of the days `from` … `to`. */
function massOf({ mass, massFrom }: Pick<DayIndex, 'mass' | 'massFrom'>, from: number, to: number): number {
  return (mass[to - massFrom + 1] ?? 0) - (mass[from - massFrom] ?? 0);
}

function massesOf(profile: WeekProfile, from: number, to: number): Pick<DayIndex, 'mass' | 'massFrom'> {
  const mass = new Float64Array(to - from + 2);
  for (let day = from; day <= to; day += 1) mass[day - from + 1] = (mass[day - from] ?? 0) + profile.ofDay(day);
  return { mass, massFrom: from };
}

function dailyVariation(
  days: readonly number[],
  profile: WeekProfile,
  { from, to }: { from: number; to: number },
): number {
  const inside = countFrom(days, from) - countFrom(days, to + 1);
  if (to - from < 14 || inside === 0) return 0;
  const rate = inside / massOf(massesOf(profile, from, to), from, to);
  let [excess, scale] = [0, 0];
  for (let day = from; day <= to; day += 1) {
    const mean = rate * profile.ofDay(day);
    excess += (countFrom(days, day) - countFrom(days, day + 1) - mean) ** 2 - mean;
    scale += mean * mean;
  }
  return Math.max(0, excess / scale);
}

/** The day that a complaint is counted on: when it happened where that is told and not later, else its arrival. */
export function countedOn(at: number, occurredOn: number | null): number {
  const arrived = dayNumber(at);
  return occurredOn !== null && occurredOn <= arrived && occurredOn > arrived - 60 ? occurredOn : arrived;
}
