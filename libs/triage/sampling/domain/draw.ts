import { createHash } from 'node:crypto';
import type { Channel } from '#kernel';

/** What a complaint's stratum depends on. */
export interface SetAside {
  complaintId: string;
  channel: Channel;
  /** Highest score that the engine gave it. */
  score: number;
  /** An agent has closed it, and so has answered the secrecy question. */
  closed: boolean;
}

/**
 * Bands of the engine's score, lowest first, each up to its limit. Fixed, and not quantiles of a week: a band means the same
 * in every round, and what was nearly flagged is always among the drawn.
 */
export const SCORE_BANDS = [
  { name: 'low', below: 0.01 },
  { name: 'middle', below: 0.05 },
  { name: 'high', below: Infinity },
] as const;

/** `channel/band/closed` or `channel/band/open`. */
export type StratumName = string;

/** The stratum of a complaint that was set aside. */
export function stratumOf({ channel, score, closed }: Omit<SetAside, 'complaintId'>): StratumName {
  const band = SCORE_BANDS.find(({ below }) => score < below) ?? SCORE_BANDS[2];
  return `${channel}/${band.name}/${closed ? 'closed' : 'open'}`;
}

/** How much of a pile a round reads. */
export interface RoundPlan {
  /** Share of every stratum that is read at least. */
  share: number;
  /** Complaints of each stratum that are read at least, where it has so many. */
  stratumMinimum: number;
}

/** Limits of a round's size. */
export interface RoundLimits {
  /** Size of a sample of the whole window that meets the target. */
  needed: number;
  /** A round reads at least so many, where the week has so many. */
  least: number;
  /** What the readers can do in a week; the target is missed rather than this exceeded. */
  most: number;
}

/**
 * The share of the new part of the pile that a round reads: so much that every complaint of the window stands the same or a
 * better chance than `needed` out of all of them. It depends on sizes only, never on what was found.
 */
export function shareToRead(fresh: number, window: number, { needed, least, most }: RoundLimits): number {
  if (fresh === 0) return 0;
  const wanted = Math.max((fresh * needed) / (window + fresh), least);
  return Math.min(1, Math.min(wanted, most) / fresh);
}

/** How many of a stratum are read: its share, rounded up, and no less than the minimum. */
export function countToRead(size: number, { share, stratumMinimum }: RoundPlan): number {
  return Math.min(size, Math.max(Math.ceil(size * share - 1e-9), stratumMinimum));
}

/** A stratum with its complaints in the order in which they are drawn. */
export interface DrawnStratum {
  stratum: StratumName;
  size: number;
  /** The first so many of `order` are read. */
  count: number;
  order: string[];
}

/**
 * The order in which the complaints of a stratum are drawn: by SHA-256 of seed and identifier. Anybody who holds the
 * recorded seed finds the same order; without it nobody can tell who will be drawn.
 */
export function drawingOrder(seed: string, complaintIds: readonly string[]): string[] {
  return complaintIds
    .map((id) => ({ id, key: createHash('sha256').update(`${seed}:${id}`).digest('hex') }))
    .sort((a, b) => (a.key < b.key ? -1 : 1))
    .map(({ id }) => id);
}

/** Strata of a frame and who is read of each, in the order of their names. */
export function drawRound(seed: string, frame: readonly SetAside[], plan: RoundPlan): DrawnStratum[] {
  const strata = new Map<StratumName, string[]>();
  for (const one of frame) {
    const stratum = stratumOf(one);
    const members = strata.get(stratum);
    if (members) members.push(one.complaintId);
    else strata.set(stratum, [one.complaintId]);
  }
  return [...strata]
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([stratum, ids]) => ({
      stratum,
      size: ids.length,
      count: countToRead(ids.length, plan),
      order: drawingOrder(seed, ids),
    }));
}

/**
 * How long (a share of the time over which a round is mixed into the queue, in [0, 1)) one of its items waits before it
 * appears: all at once on a Monday morning they would be known for what they are.
 */
export function releaseDelay(seed: string, complaintId: string): number {
  const hash = createHash('sha256').update(`release:${seed}:${complaintId}`).digest();
  return hash.readUInt32BE(0) / 2 ** 32;
}

/** Whether chance (a share in [0, 1]) falls on this identifier under this seed. */
export function falls(seed: string, id: string, share: number): boolean {
  return createHash('sha256').update(`${seed}:${id}`).digest().readUInt32BE(0) / 2 ** 32 < share;
}
