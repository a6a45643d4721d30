import { msBetween, type Instant } from '#kernel';
import { upperBound } from './clopper-pearson.js';
import type { PileBound } from './pile-bound.js';
import { lookAt } from './stream-looks.js';

const DAY_MS = 86_400_000;

/**
 * Why unflagged complaints may rest or may not.
 * `proven` the bound stands; `setting` the operator lets everything rest; `start` too few clean readings yet;
 * `stale` the newest statement is too old, or a round waits too long for its readers; `above-target` the bound is worse
 * than the target.
 */
export type SetAsideReason = 'proven' | 'setting' | 'start' | 'stale' | 'above-target';

/** Complaints that were read because nothing could rest: all of them, so no sample. */
export interface StreamReadings {
  read: number;
  hits: number;
  /** Place of each hit in the order of reading, from 1. */
  hitPlaces: readonly number[];
  newestAt: Instant | null;
}

/** A round that waits for its readers. */
export interface WaitingRound {
  drawnAt: Instant;
}

/** What the policy looks at. */
export interface Evidence {
  now: Instant;
  stream: StreamReadings;
  /** Over the complete rounds of the window. */
  bound: PileBound;
  /** Over all rounds of the window, as if whatever is not answered yet were clean; null while no round that waits has a hit. */
  boundAtBest: PileBound | null;
  /** When the newest complete round was drawn; null when none of the window is complete. */
  newestRoundAt: Instant | null;
  waiting: readonly WaitingRound[];
}

/** Targets of the policy. */
export interface Targets {
  /** Highest share of missed signals. */
  target: number;
  /** Readings after which a new desk is judged first: as many as are needed at least when all are clean. */
  cleanSamples: number;
  staleDays: number;
  confidence: number;
}

/** Whether unflagged complaints may rest, and why. */
export interface SetAsideState {
  allowed: boolean;
  reason: SetAsideReason;
  /** What the answer rests on: the readings of everything, or the drawn rounds. */
  basis: 'stream' | 'rounds';
  /** Upper bound as a share; null before anything was read. */
  rateAtMost: number | null;
  /** Moment of the newest evidence. */
  asOf: Instant | null;
}

/** Decides whether unflagged complaints may rest. */
export function setAsideState(evidence: Evidence, targets: Targets): SetAsideState {
  const { stream, bound, boundAtBest, newestRoundAt } = evidence;
  const byRounds = bound.pile > 0;
  const asOf = later(newestRoundAt, byRounds ? null : stream.newestAt);
  const rateAtMost = byRounds ? bound.rateAtMost : streamBound(stream, targets);
  const known = { basis: byRounds ? ('rounds' as const) : ('stream' as const), rateAtMost, asOf };
  const refuse = (reason: SetAsideReason): SetAsideState => ({ allowed: false, reason, ...known });
  // Hits count at once; a round whose last answer is not given would hide them.
  if (boundAtBest !== null && boundAtBest.rateAtMost > Math.max(targets.target, byRounds ? bound.rateAtMost : 0))
    return { ...refuse('above-target'), basis: 'rounds', rateAtMost: boundAtBest.rateAtMost };
  if (!byRounds && stream.read < targets.cleanSamples) return refuse('start');
  if (rateAtMost === null || rateAtMost > targets.target) return refuse('above-target');
  if (isStale(evidence, asOf, targets.staleDays)) return refuse('stale');
  return { allowed: true, reason: 'proven', ...known };
}

/** What the newest planned look at the stream says; before the first, what was read so far would say. */
export function streamBound({ read, hits, hitPlaces }: StreamReadings, targets: Targets): number | null {
  if (read === 0) return null;
  const look = lookAt(read, targets);
  if (look === null) return upperBound(hits, read, targets.confidence);
  return upperBound(hitPlaces.filter((place) => place <= look.size).length, look.size, look.confidence);
}

function isStale({ now, waiting }: Evidence, asOf: Instant | null, days: number): boolean {
  const old = (at: Instant): boolean => msBetween(at, now) > days * DAY_MS;
  return asOf === null || old(asOf) || waiting.some(({ drawnAt }) => old(drawnAt));
}

function later(a: Instant | null, b: Instant | null): Instant | null {
  if (a === null || b === null) return a ?? b;
  return a > b ? a : b;
}

/**
 * Confidence with which a statement is computed after `restarts` new beginnings within the window. Who begins anew until a
 * sample turns out clean would state too much; each new beginning halves the error that is allowed, so that all of them
 * together err at most twice as often as one.
 */
export function confidenceAfter(restarts: number, confidence: number): number {
  return 1 - (1 - confidence) / 2 ** restarts;
}
