import { dateOf, dayNumber, dayType, startOf } from './day-types.js';
import type { Trait } from './dimensions.js';

const DAY_MS = 86_400_000;
const HOUR_MS = 3_600_000;

/** A generator of numbers in [0, 1) (mulberry32); the same seed gives the same desk. */
export function numbersFrom(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let t = Math.imul(state ^ (state >>> 15), 1 | state);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return ((t ^ (t >>> 14)) >>> 0) / 4_294_967_296;
  };
}

/** How a made-up desk is. */
export interface DeskShape {
  seed: number;
  /** Complaints on an ordinary weekday. */
  perDay: number;
  shops: number;
  /** Share of complaints that name a shop; shop sizes fall off like 1/rank^0.7. */
  shopShare: number;
  weakShare: number;
  flaggedShare: number;
  /** Standard deviation of a day's rate around what is usual: no desk is a pure Poisson stream. */
  unrest: number;
}

export const CLEAN_DESK: DeskShape = {
  seed: 1,
  perDay: 100,
  shops: 120,
  shopShare: 0.3,
  weakShare: 0.08,
  flaggedShare: 0.02,
  unrest: 0.15,
};

const SERVICES = 10;
const STEPS = 8;
const AREAS = 47;
const KINDS = 12;
/** Rate by the hour of a weekday; a Sunday or holiday has the web and mail only. */
const HOURS = [2, 1, 1, 1, 1, 1, 2, 4, 9, 22, 28, 26, 20, 24, 26, 24, 22, 20, 14, 10, 8, 6, 5, 3];
const DAY_FACTOR = [0.35, 1.15, 1.05, 1, 1, 1.02, 0.6];

/** Complaints without any cluster in them, day by day. */
export class SimulatedDesk {
  private readonly random: () => number;
  private serial = 0;

  constructor(private readonly shape: DeskShape) {
    this.random = numbersFrom(shape.seed);
  }

  /** A day's complaints, in order of arrival. */
  day(day: number): Trait[] {
    const unrest = Math.exp(this.normal() * this.shape.unrest - this.shape.unrest ** 2 / 2);
    const mean = this.shape.perDay * (DAY_FACTOR[dayType(day)] ?? 1) * unrest;
    const made = Array.from({ length: this.poisson(mean) }, () => this.trait(startOf(day) + this.hour() * HOUR_MS));
    return made.sort((a, b) => a.at - b.at);
  }

  days(from: number, count: number): Trait[] {
    return Array.from({ length: count }, (_, n) => this.day(from + n)).flat();
  }

  trait(at: number, values: Trait['values'] = {}, strength: 'flagged' | 'weak' | null = null): Trait {
    this.serial += 1;
    const draw = this.random();
    const { flaggedShare, weakShare, shopShare } = this.shape;
    const flagged = strength === null ? draw < flaggedShare : strength === 'flagged';
    const weak = strength === null ? draw < flaggedShare + weakShare : true;
    const channel = this.pick(['phone', 'phone', 'phone', 'web', 'web', 'email', 'email', 'letter', 'fax']);
    const delay = channel === 'letter' ? Math.floor(this.random() ** 2 * 8) : 0;
    const day = dayNumber(at);
    return {
      complaintId: `c${String(this.serial).padStart(8, '0')}`,
      at,
      day,
      knownOn: day + delay,
      channel,
      flagged,
      weak,
      values: {
        ...(flagged ? { kind: `k${String(this.ranked(KINDS, 0.8))}` } : {}),
        ...(this.random() < 0.8 ? { service: `s${String(this.ranked(SERVICES, 0.8))}` } : {}),
        ...(this.random() < 0.5 ? { area: `a${String(this.ranked(AREAS, 0.9))}` } : {}),
        ...(this.random() < shopShare ? { shop: `p${String(this.ranked(this.shape.shops, 0.7))}` } : {}),
        ...(this.random() < 0.5 ? { step: `t${String(this.ranked(STEPS, 0.6))}` } : {}),
        ...values,
      },
    };
  }

  /** A moment (hours after midnight) by the hours of the day. */
  private hour(): number {
    let left = this.random() * HOURS.reduce((a, b) => a + b, 0);
    const hour = HOURS.findIndex((rate) => (left -= rate) < 0);
    return Math.max(0, hour) + this.random();
  }

  /** 0 … n − 1, the first ones more often: weights 1/(rank)^power. */
  private ranked(n: number, power: number): number {
    const weights = this.weights(n, power);
    const drawn = this.random() * (weights.at(-1) ?? 1);
    const found = weights.findIndex((sum) => sum > drawn);
    return found < 0 ? n - 1 : found;
  }

  private readonly made = new Map<string, number[]>();
  private weights(n: number, power: number): number[] {
    const key = `${String(n)}/${String(power)}`;
    const known = this.made.get(key);
    if (known !== undefined) return known;
    let sum = 0;
    const sums = Array.from({ length: n }, (_, i) => (sum += (i + 1) ** -power));
    this.made.set(key, sums);
    return sums;
  }

  private pick<T>(of: readonly [T, ...T[]]): T {
    return of[Math.floor(this.random() * of.length)] ?? of[0];
  }

  private poisson(mean: number): number {
    let n = 0;
    for (let at = -Math.log(1 - this.random()) / mean; at < 1; at -= Math.log(1 - this.random()) / mean) n += 1;
    return n;
  }

  private normal(): number {
    return Math.sqrt(-2 * Math.log(1 - this.random())) * Math.cos(2 * Math.PI * this.random());
  }
}

/** Day number of a date in Tokyo. */
export function dayOf(date: string): number {
  return dayNumber(Date.parse(`${date}T12:00:00+09:00`));
}

export { DAY_MS, dateOf };
