import { msBetween, type Instant } from '#kernel';

/** A report older than this (ms) says too little about what the desk receives now. */
export const TRIAL_LIFE_MS = 7 * 24 * 3_600_000;
/** So many complaints, or so large a share of the history, may have come since without making the report stale. */
const UNREAD_MOST = 20;
const UNREAD_SHARE = 0.01;

/** Why a finished trial is no longer good for a signature. */
export type Staleness = 'engine-changed' | 'threshold-changed' | 'too-old' | 'history-grown';

/** What a trial was made against, and how things stand now. */
export interface TrialStanding {
  baseId: string;
  activeId: string | null;
  baseThreshold: number;
  activeThreshold: number;
  finishedAt: Instant;
  now: Instant;
  /** Complaints that the trial went through, and that there are now. */
  read: number;
  total: number;
}

/**
 * Why the trial is stale; null when it is not. What came in since is read again at the activation in any case, so a
 * few further complaints do no harm, else a busy desk could never sign.
 */
export function stalenessOf(standing: TrialStanding): Staleness | null {
  const { total, read } = standing;
  if (standing.baseId !== standing.activeId) return 'engine-changed';
  if (standing.baseThreshold !== standing.activeThreshold) return 'threshold-changed';
  if (msBetween(standing.finishedAt, standing.now) > TRIAL_LIFE_MS) return 'too-old';
  return total - read > Math.max(UNREAD_MOST, read * UNREAD_SHARE) ? 'history-grown' : null;
}
