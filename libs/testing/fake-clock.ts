import { parseInstant, type Clock, type Instant } from '#kernel';

/** A clock that stands still until a test moves it. */
export class FakeClock implements Clock {
  private ms: number;

  /** @param at ISO 8601 with offset, for example `2026-11-25T09:00:00+09:00` */
  constructor(at: Instant = '2026-11-25T00:00:00.000Z') {
    this.ms = Date.parse(parseInstant(at));
  }

  now(): Date {
    return new Date(this.ms);
  }

  /** Moves on by milliseconds. */
  advance(ms: number): void {
    this.ms += ms;
  }

  /** Puts the clock to a moment, earlier ones included. */
  set(at: Instant): void {
    this.ms = Date.parse(parseInstant(at));
  }
}
