import type { Clock } from '#kernel';

/** A clock that the demo sets: it lives through three months in half a minute. Never goes backwards. */
export class DemoClock implements Clock {
  private at: Date;

  constructor(start: Date) {
    this.at = start;
  }

  now(): Date {
    // A millisecond a look keeps entries in order.
    this.at = new Date(this.at.getTime() + 1);
    return new Date(this.at);
  }

  /** Moves on to `to`, unless it is already later. */
  moveTo(to: Date): void {
    if (to > this.at) this.at = to;
  }
}
