import { msBetween, plusMs, type Instant } from '#kernel';

/** A claim lapses so long (ms) after its holder's last heartbeat; heartbeats come every 30 s. */
export const CLAIM_LAPSES_MS = 90_000;
/** A request that nobody answers for so long (ms) is granted. */
export const ASK_RUNS_OUT_MS = 60_000;

/** Why somebody keeps what a colleague asked for: codes, for words of one's own would be content. */
export const KEEP_WORDS = ['nearly-done', 'on-the-phone', 'please-wait'] as const;
export type KeepWord = (typeof KEEP_WORDS)[number];

/** Who works on something, and who asks for it. */
export interface ClaimState {
  holderId: string;
  claimedAt: Instant;
  beatAt: Instant;
  askedBy: string | null;
  askedAt: Instant | null;
  /** The last answer to somebody who asked. */
  keptFor: string | null;
  keptWord: string | null;
  keptAt: Instant | null;
}

/** What time has made of a claim. */
export interface Settled {
  claim: ClaimState | null;
  /** Somebody's request ran out without an answer, and they have it now. */
  tookOver: { by: string; from: string; at: Instant } | null;
}

/** A new claim. */
export function claimOf(holderId: string, at: Instant): ClaimState {
  const none = { askedBy: null, askedAt: null, keptFor: null, keptWord: null, keptAt: null };
  return { holderId, claimedAt: at, beatAt: at, ...none };
}

/** When the request is granted if nobody answers; null without one. */
export function askRunsOutAt({ askedAt }: ClaimState): Instant | null {
  return askedAt === null ? null : plusMs(askedAt, ASK_RUNS_OUT_MS);
}

/** A claim as it stands at `now`: lapsed, changed hands, or as it was. */
export function settle(before: ClaimState | null, now: Instant): Settled {
  if (before === null) return { claim: null, tookOver: null };
  const lapsesAt = plusMs(before.beatAt, CLAIM_LAPSES_MS);
  const runsOutAt = askRunsOutAt(before);
  if (before.askedBy === null || runsOutAt === null) {
    return { claim: lapsesAt <= now ? null : before, tookOver: null };
  }
  // Whoever asks gets it when nobody answers, and at once when the holder has gone.
  const at = lapsesAt < runsOutAt ? lapsesAt : runsOutAt;
  if (at > now) return { claim: before, tookOver: null };
  if (msBetween(at, now) >= CLAIM_LAPSES_MS) return { claim: null, tookOver: null };
  return { claim: claimOf(before.askedBy, at), tookOver: { by: before.askedBy, from: before.holderId, at } };
}
