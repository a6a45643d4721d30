/** How often something may happen per key. */
export interface WindowLimit {
  limit: number;
  windowMs: number;
}

interface Counter {
  startMs: number;
  current: number;
  previous: number;
}

/** Keys kept; above it those whose windows have passed are dropped, then the oldest. */
const MAX_KEYS = 50_000;

/**
 * Counts per key over a sliding window: the running window in full, the one before by the share that still overlaps.
 * Two numbers a key, whatever the limit.
 */
export class SlidingWindow {
  private readonly counters = new Map<string, Counter>();

  constructor(private readonly rule: WindowLimit) {}

  /** Counts one more; answers 0, or the milliseconds to wait when it would be too many (it is not counted then). */
  take(key: string, nowMs: number): number {
    const counter = this.counterOf(key, nowMs);
    const overlap = 1 - (nowMs - counter.startMs) / this.rule.windowMs;
    if (counter.previous * overlap + counter.current + 1 > this.rule.limit) return this.waitMs(counter, nowMs);
    counter.current += 1;
    return 0;
  }

  /** Takes back one that was counted within the running window: it turned out to be none of those that are limited. */
  giveBack(key: string, nowMs: number): void {
    const counter = this.counterOf(key, nowMs);
    counter.current = Math.max(0, counter.current - 1);
  }

  private waitMs(counter: Counter, nowMs: number): number {
    const room = this.rule.limit - 1 - counter.current;
    const untilEnd = counter.startMs + this.rule.windowMs - nowMs;
    if (room < 0 || counter.previous === 0) return Math.max(1, Math.ceil(untilEnd));
    const neededShare = room / counter.previous;
    return Math.max(1, Math.ceil(untilEnd - neededShare * this.rule.windowMs));
  }

  private counterOf(key: string, nowMs: number): Counter {
    const { windowMs } = this.rule;
    const known = this.counters.get(key);
    if (known !== undefined && nowMs - known.startMs < windowMs) return known;
    const passed = known === undefined ? Infinity : Math.floor((nowMs - known.startMs) / windowMs);
    const counter =
      known !== undefined && passed === 1
        ? { startMs: known.startMs + windowMs, current: 0, previous: known.current }
        : { startMs: nowMs, current: 0, previous: 0 };
    this.counters.delete(key);
    this.counters.set(key, counter);
    if (this.counters.size > MAX_KEYS) this.prune(nowMs);
    return counter;
  }

  private prune(nowMs: number): void {
    for (const [key, { startMs }] of this.counters) {
      const old = nowMs - startMs >= 2 * this.rule.windowMs;
      if (old || this.counters.size > MAX_KEYS) this.counters.delete(key);
    }
  }
}
