import { msBetween, type Instant } from '#kernel';

/** How long a session lives without use, and at most; milliseconds. */
export interface SessionLimits {
  idleMs: number;
  maxMs: number;
}

/** Use is written down at most this often. */
export const TOUCH_EVERY_MS = 60_000;

/** Whether a session still stands at `now`. */
export function sessionLives(
  session: { createdAt: Instant; lastSeenAt: Instant },
  now: Instant,
  limits: SessionLimits,
): boolean {
  return msBetween(session.lastSeenAt, now) < limits.idleMs && msBetween(session.createdAt, now) < limits.maxMs;
}
