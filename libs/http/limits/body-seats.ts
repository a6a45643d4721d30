/** How many large bodies are read at once, in all and of one network address; how long (ms) one waits, and how many do. */
const LIMITS = { inAll: 6, ofOne: 2, waitMs: 20_000, waiting: 100 };

/** Gives a seat back; to be called once the body is done with. */
export type Leave = () => void;

/**
 * Seats for large bodies, taken before the first byte is read: what they bring is in memory until it is done with, so that many
 * at once would take the desk down. A seat counts as long as its body does, however slowly it comes.
 */
export class BodySeats {
  private readonly seats = new Set<{ from: string }>();
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

  private isFree(from: string): boolean {
    if (this.seats.size >= this.limits.inAll) return false;
    return [...this.seats].filter((seat) => seat.from === from).length < this.limits.ofOne;
  }

  private sit(from: string): Leave {
    const seat = { from };
    this.seats.add(seat);
    return () => {
      this.seats.delete(seat);
    };
  }
}
