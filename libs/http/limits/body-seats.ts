const LIMITS = {
  /** How many large bodies are read at once, in all and of one network address. */
  inAll: 6,
  ofOne: 2,
  /** How long (ms) one waits, how many do, in all and of one address. */
  waitMs: 20_000,
  waiting: 100,
  waitingOfOne: 4,
  /** Who sits for so long (ms) and brings less than that (bytes a second) makes room when all sit and somebody waits. */
  roomAfterMs: 30_000,
  roomBelow: 64 * 1024,
};

/** How often (ms) somebody who waits looks whether one that hardly comes may be sent away. */
const LOOK_MS = 1_000;

/** Gives a seat back; to be called once the body is done with. */
export type Leave = () => void;

/** A large body as it comes. */
export interface SeatedBody {
  /** Bytes that its connection has brought so far. */
  brought: () => number;
  /** Whether all of it is there: it is worked on then, and stays. */
  isWhole: () => boolean;
  /** Ends its connection; whoever sat it down gives its seat back then. */
  end: () => void;
}

interface Seat {
  from: string;
  body: SeatedBody;
  sinceMs: number;
  broughtBefore: number;
  ended: boolean;
}

interface Waiter {
  from: string;
  body: SeatedBody;
  answer: (leave: Leave | null) => void;
}

/**
 * Seats for large bodies, taken before the first byte is read: what they bring is in memory until it is done with, so that many
 * at once would take the desk down. A seat counts as long as its body does. Who waits is served in the order of arrival; when
 * all seats are taken, the body that hardly comes makes room for who waits.
 */
export class BodySeats {
  private readonly seats = new Set<Seat>();
  private readonly line = new Set<Waiter>();
  private closed = false;

  /** @param nowMs present time, of a clock that only goes on */
  constructor(
    private readonly nowMs: () => number,
    private readonly limits = LIMITS,
  ) {}

  /** Takes a seat, or null when none came free in time, `gone` was said meanwhile, or the line is full. */
  async take(from: string, body: SeatedBody, gone?: AbortSignal): Promise<Leave | null> {
    if (this.closed || gone?.aborted === true) return null;
    if (this.isFree(from)) return this.sit(from, body);
    const ofOne = [...this.line].filter((waiter) => waiter.from === from).length;
    if (this.line.size >= this.limits.waiting || ofOne >= this.limits.waitingOfOne) return null;
    return new Promise((resolve) => {
      this.wait({ from, body, answer: resolve }, gone);
    });
  }

  /** Nobody waits any more, and nobody sits down: the desk stops. */
  close(): void {
    this.closed = true;
    for (const waiter of this.line) waiter.answer(null);
  }

  private wait({ from, body, answer }: Waiter, gone?: AbortSignal): void {
    const untilMs = this.nowMs() + this.limits.waitMs;
    const give = (leave: Leave | null): void => {
      clearInterval(look);
      gone?.removeEventListener('abort', giveUp);
      this.line.delete(waiter);
      answer(leave);
    };
    const giveUp = (): void => {
      give(null);
    };
    const waiter = { from, body, answer: give };
    const look = setInterval(() => {
      if (this.nowMs() >= untilMs) giveUp();
      else this.makeRoom();
    }, LOOK_MS);
    look.unref();
    gone?.addEventListener('abort', giveUp);
    this.line.add(waiter);
    this.makeRoom();
  }

  /** Sends the slowest body away that hardly comes, when somebody waits only because all seats are taken; one at a time. */
  private makeRoom(): void {
    if (this.seats.size < this.limits.inAll || [...this.seats].some(({ ended }) => ended)) return;
    if (![...this.line].some(({ from }) => this.ofOne(from) < this.limits.ofOne)) return;
    const slow = [...this.seats]
      .filter(({ sinceMs, body }) => this.nowMs() - sinceMs >= this.limits.roomAfterMs && !body.isWhole())
      .map((seat) => ({ seat, pace: this.paceOf(seat) }))
      .filter(({ pace }) => pace < this.limits.roomBelow)
      .sort((one, other) => one.pace - other.pace)[0];
    if (slow === undefined) return;
    slow.seat.ended = true;
    slow.seat.body.end();
  }

  /** Bytes a second. */
  private paceOf({ body, broughtBefore, sinceMs }: Seat): number {
    return ((body.brought() - broughtBefore) * 1_000) / (this.nowMs() - sinceMs);
  }

  private isFree(from: string): boolean {
    return this.seats.size < this.limits.inAll && this.ofOne(from) < this.limits.ofOne;
  }

  private ofOne(from: string): number {
    return [...this.seats].filter((seat) => seat.from === from).length;
  }

  private sit(from: string, body: SeatedBody): Leave {
    const seat = { from, body, sinceMs: this.nowMs(), broughtBefore: body.brought(), ended: false };
    this.seats.add(seat);
    return () => {
      if (this.seats.delete(seat)) this.callUp();
    };
  }

  /** The first in line for whom there is a seat gets it. */
  private callUp(): void {
    for (const { from, body, answer } of this.line) if (this.isFree(from)) answer(this.sit(from, body));
  }
}
