import { cellOf, cellsOf, familyOf, WATCHED, type Trait } from './dimensions.js';
import { dayNumber, startOf, WeekProfile } from './day-types.js';
import { delayCurve, knownShare, type DelayCurve } from './delays.js';
import { WATCH, type WatchOptions } from './watch-options.js';

/** Families of the daily detectors: a release has its own window (see bursts). */
export const DAILY = WATCHED.filter(({ dimensions }) => !dimensions.includes('release'));

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
    const oldest = today - keptDays(this.options);
    for (const trait of traits) {
      this.first = Math.min(this.first, trait.day);
      if (trait.day >= oldest) this.traits.push(trait);
      for (const cell of cellsOf(trait, trait.day >= oldest ? DAILY : COARSE)) this.enter(cell, trait.day);
    }
  }

  /** How many complaints are kept one by one; of older ones only the days. */
  get kept(): number {
    return this.traits.length;
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

/** Days of history of cells with more than one dimension, and of complaints one by one. */
export function keptDays({ historyDays, slowDays }: WatchOptions): number {
  return historyDays + Math.max(...slowDays);
}

const COARSE = DAILY.filter(({ dimensions }) => dimensions.length <= 1);

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

/** How many of the sorted days are `day` or later. */
export function countFrom(days: readonly number[], day: number): number {
  let [low, high] = [0, days.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((days[middle] ?? 0) < day) low = middle + 1;
    else high = middle;
  }
  return days.length - low;
}

/** Exposure (weeks) of the days `from` … `to`. */
export function massOf({ mass, massFrom }: Pick<DayIndex, 'mass' | 'massFrom'>, from: number, to: number): number {
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
