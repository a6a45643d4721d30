/** How many large forms are read at once, in all and of one network address; how long (ms) one waits, and counts at most. */
const LIMITS = { inAll: 6, ofOne: 2, waitMs: 20_000, countsMs: 30_000, waiting: 100 };

/** Gives a seat back; to be called once the form is done with. */
export type Leave = () => void;

interface Seat {
  from: string;
  sinceMs: number;
}

/**
 * Seats for those whose form brings files, taken before the first byte of it is read: the files are in memory until the form
 * is done with, so that many at once would take the desk down. Whoever gets none is asked to come again, with their words.
 */
export class BodySeats {
  private readonly seats = new Set<Seat>();
  private waiting = 0;

  /** @param pause waits a little before it is looked again; @param nowMs present time */
  constructor(
    private readonly pause: () => Promise<void>,
    private readonly nowMs: () => number,
    private readonly limits = LIMITS,
  ) {}

  /** Takes a seat, or null when none came free in time. */
  async take(from: string): Promise<Leave | null> {
    const since = this.nowMs();
    if (this.isFree(from)) return this.sit(from);
    if (this.waiting >= this.limits.waiting) return null;
    this.waiting += 1;
    try {
      while (this.nowMs() - since < this.limits.waitMs) {
        await this.pause();
        if (this.isFree(from)) return this.sit(from);
      }
      return null;
    } finally {
      this.waiting -= 1;
    }
  }

  /** Whoever sends a byte a minute does not keep others out: after a while their seat counts no more. */
  private isFree(from: string): boolean {
    const now = this.nowMs();
    const counting = [...this.seats].filter(({ sinceMs }) => now - sinceMs < this.limits.countsMs);
    if (counting.length >= this.limits.inAll) return false;
    return counting.filter((seat) => seat.from === from).length < this.limits.ofOne;
  }

  private sit(from: string): Leave {
    const seat = { from, sinceMs: this.nowMs() };
    this.seats.add(seat);
    return () => {
      this.seats.delete(seat);
    };
  }
}
