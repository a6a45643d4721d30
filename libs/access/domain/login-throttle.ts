/** How many failures are free and how long the wait grows. */
interface ThrottleRule {
  /** Failures without any wait. */
  free: number;
  /** Longest wait in ms. */
  capMs: number;
}

/**
 * Three counters per attempt. Account and address together stop one guesser; the account alone slows many addresses
 * that share the work, yet its cap is short so that a stranger cannot lock somebody out for long; the address alone
 * stops one machine that tries many accounts, with room for an office behind one address.
 */
const RULES = {
  pair: { free: 5, capMs: 15 * 60_000 },
  account: { free: 20, capMs: 60_000 },
  address: { free: 50, capMs: 15 * 60_000 },
} as const satisfies Record<string, ThrottleRule>;

const FIRST_WAIT_MS = 1_000;
/** Failures older than this are forgotten. */
const FORGET_AFTER_MS = 60 * 60_000;
/** Counters kept; the oldest go first. */
const MAX_COUNTERS = 20_000;

interface Counter {
  failures: number;
  lastMs: number;
}

/** Who tries to sign in: the folded address of the account, existing or not, and the network address. */
export interface Attempt {
  account: string;
  address: string;
}

/** Counts failed sign-ins and says how long the next one must wait. In memory: a restart forgets, the audit log does not. */
export class LoginThrottle {
  private readonly counters = new Map<string, Counter>();

  /** Milliseconds until this attempt may be made; 0 when it may be made now. */
  waitMs(attempt: Attempt, nowMs: number): number {
    return Math.max(...keysOf(attempt).map(([key, rule]) => this.waitOf(key, rule, nowMs)));
  }

  /** Counts a failure. Called before the password is checked, so that parallel attempts do not slip through together. */
  fail(attempt: Attempt, nowMs: number): void {
    for (const [key] of keysOf(attempt)) {
      const failures = this.live(key, nowMs)?.failures ?? 0;
      this.counters.delete(key);
      this.counters.set(key, { failures: failures + 1, lastMs: nowMs });
    }
    while (this.counters.size > MAX_COUNTERS) {
      const oldest = this.counters.keys().next();
      if (oldest.done === true) break;
      this.counters.delete(oldest.value);
    }
  }

  /** Takes one failure back after success; what the address did to other accounts stays counted. */
  succeed(attempt: Attempt): void {
    this.counters.delete(`pair ${attempt.account} ${attempt.address}`);
    for (const key of [`account ${attempt.account}`, `address ${attempt.address}`]) {
      const counter = this.counters.get(key);
      if (counter !== undefined) counter.failures = Math.max(0, counter.failures - 1);
    }
  }

  private waitOf(key: string, rule: ThrottleRule, nowMs: number): number {
    const counter = this.live(key, nowMs);
    if (counter === undefined || counter.failures < rule.free) return 0;
    const wait = Math.min(rule.capMs, FIRST_WAIT_MS * 2 ** Math.min(counter.failures - rule.free, 20));
    return Math.max(0, counter.lastMs + wait - nowMs);
  }

  private live(key: string, nowMs: number): Counter | undefined {
    const counter = this.counters.get(key);
    return counter !== undefined && nowMs - counter.lastMs < FORGET_AFTER_MS ? counter : undefined;
  }
}

function keysOf(attempt: Attempt): [string, ThrottleRule][] {
  return [
    [`pair ${attempt.account} ${attempt.address}`, RULES.pair],
    [`account ${attempt.account}`, RULES.account],
    [`address ${attempt.address}`, RULES.address],
  ];
}
