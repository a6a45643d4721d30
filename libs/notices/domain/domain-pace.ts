import { msBetween, type Instant } from '#kernel';

const WINDOW_MS = 60_000;

interface Lane {
  /** When the present minute began, and how many went out in it. */
  since: Instant;
  sent: number;
  /** Places given away in later minutes: how many whole minutes are full, and how many stand in the next one. */
  booked: number;
}

/**
 * Keeps outgoing mail to one recipient domain under a number per minute. Whoever finds the minute full is told when to
 * come again, each in a minute that still has room, so that a long list to one domain is put off once and not every
 * minute. State lives in the process only.
 */
export class DomainPace {
  private readonly lanes = new Map<string, Lane>();

  constructor(private readonly perMinute: number) {}

  /** Takes one place for the domain and gives 0, or gives the ms to wait until a place is free. */
  take(domain: string, now: Instant): number {
    const lane = this.lane(domain, now);
    if (lane.sent < this.perMinute) {
      lane.sent += 1;
      return 0;
    }
    const minute = 1 + Math.floor(lane.booked / this.perMinute);
    lane.booked += 1;
    return minute * WINDOW_MS - msBetween(lane.since, now);
  }

  private lane(domain: string, now: Instant): Lane {
    const known = this.lanes.get(domain);
    const age = known === undefined ? WINDOW_MS : msBetween(known.since, now);
    if (known !== undefined && age >= 0 && age < WINDOW_MS) return known;
    if (known === undefined) this.forgetOld(now);
    const passed = age < 0 ? 0 : Math.floor(age / WINDOW_MS) * this.perMinute;
    const lane = { since: now, sent: 0, booked: Math.max(0, (known?.booked ?? 0) - passed) };
    this.lanes.set(domain, lane);
    return lane;
  }

  private forgetOld(now: Instant): void {
    for (const [domain, lane] of this.lanes) {
      if (msBetween(lane.since, now) >= WINDOW_MS * (1 + lane.booked / this.perMinute)) this.lanes.delete(domain);
    }
  }
}
