import { msBetween, type Instant } from '#kernel';

const WINDOW_MS = 60_000;

/** Keeps outgoing mail to one recipient domain under a number per minute. State lives in the process only. */
export class DomainPace {
  private readonly windows = new Map<string, { since: Instant; count: number }>();

  constructor(private readonly perMinute: number) {}

  /** Takes one place for the domain and gives 0, or gives the ms to wait when the minute is full. */
  take(domain: string, now: Instant): number {
    const window = this.windows.get(domain);
    const age = window === undefined ? WINDOW_MS : msBetween(window.since, now);
    if (window === undefined || age >= WINDOW_MS || age < 0) {
      this.forgetOld(now);
      this.windows.set(domain, { since: now, count: 1 });
      return 0;
    }
    if (window.count >= this.perMinute) return WINDOW_MS - age;
    window.count += 1;
    return 0;
  }

  private forgetOld(now: Instant): void {
    for (const [domain, window] of this.windows) {
      if (msBetween(window.since, now) >= WINDOW_MS) this.windows.delete(domain);
    }
  }
}
