import { addDays, isOpenDay, type CivilDate } from '#kernel';

const DAY_MS = 86_400_000;
const HOUR_MS = 3_600_000;
const TOKYO_OFFSET_MS = 9 * HOUR_MS;
const EPOCH: CivilDate = '1970-01-01';
/** What a day is like: Sunday 0 … Saturday 6; holidays and the turn of the year are like Sundays. */
const TYPES = 7;

const openDays = new Map<number, number>();

/** Days since 1970-01-01 of the Tokyo date on which an instant (ms) falls. */
export function dayNumber(ms: number): number {
  return Math.floor((ms + TOKYO_OFFSET_MS) / DAY_MS);
}

/** The date of a day number. */
export function dateOf(day: number): CivilDate {
  return addDays(EPOCH, day);
}

/** The instant (ms) at which a day begins in Tokyo. */
export function startOf(day: number): number {
  return day * DAY_MS - TOKYO_OFFSET_MS;
}

/** Which of the seven kinds a day is. */
export function dayType(day: number): number {
  const known = openDays.get(day);
  if (known !== undefined) return known;
  const weekday = (((day + 4) % TYPES) + TYPES) % TYPES;
  const type = weekday !== 0 && weekday !== 6 && !isOpenDay(dateOf(day)) ? 0 : weekday;
  openDays.set(day, type);
  return type;
}

/** Hour of the week (0 … 167) by the kind of day. */
export function hourType(ms: number): number {
  const day = dayNumber(ms);
  return dayType(day) * 24 + Math.floor((ms - startOf(day)) / HOUR_MS);
}

/** How complaints spread over the hours of the week; the masses of a week without holidays add up to 1. */
export class WeekProfile {
  private readonly mass: Float64Array;

  private constructor(mass: Float64Array) {
    this.mass = mass;
  }

  /** The same at every hour. */
  static flat(): WeekProfile {
    return new WeekProfile(new Float64Array(TYPES * 24).fill(1 / (TYPES * 24)));
  }

  /**
   * Learnt from arrivals between two instants: rate of each hour, with half a complaint's worth of the even spread added
   * so that no hour counts as impossible.
   */
  static of(arrivals: Iterable<number>, from: number, to: number): WeekProfile {
    const counts = new Float64Array(TYPES * 24);
    const hours = new Float64Array(TYPES * 24);
    let total = 0;
    for (const at of arrivals) {
      if (at < from || at >= to) continue;
      const hour = hourType(at);
      counts[hour] = (counts[hour] ?? 0) + 1;
      total += 1;
    }
    for (let at = from; at < to; at += HOUR_MS) {
      const hour = hourType(at);
      hours[hour] = (hours[hour] ?? 0) + 1;
    }
    const span = (to - from) / HOUR_MS;
    if (total === 0 || span < TYPES * 24) return WeekProfile.flat();
    const even = total / span;
    // Two hours' worth of the even spread: a quiet hour of few weeks must not look like a silent one.
    const rates = counts.map((count, hour) => (count + 2 * even) / ((hours[hour] ?? 0) + 2));
    const sum = rates.reduce((a, b) => a + b, 0);
    return new WeekProfile(rates.map((rate) => rate / sum));
  }

  /** Mass of the stretch between two instants, in weeks. */
  between(from: number, to: number): number {
    if (to <= from) return 0;
    let mass = 0;
    for (let at = from; at < to;) {
      const next = Math.min(to, (Math.floor(at / HOUR_MS) + 1) * HOUR_MS);
      mass += (this.mass[hourType(at)] ?? 0) * ((next - at) / HOUR_MS);
      at = next;
    }
    return mass;
  }

  /** Mass of a whole day, in weeks. */
  ofDay(day: number): number {
    const first = dayType(day) * 24;
    let mass = 0;
    for (let hour = first; hour < first + 24; hour += 1) mass += this.mass[hour] ?? 0;
    return mass;
  }
}
