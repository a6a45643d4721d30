import type { Instant } from '#kernel';

/** Why a proposed knowledge moment cannot be taken as it is; null when it can. */
export type KnownAtFault = 'in-future' | 'reason-needed';

/**
 * Judges the moment of knowledge at `suspected`. It is pre-filled with the arrival of the earliest linked complaint,
 * since the desk itself is a department that knows; a later moment needs a reason.
 */
export function judgeKnownAt(o: {
  knownAt: Instant;
  prefill: Instant | null;
  reason: string | undefined;
  now: Instant;
}): KnownAtFault | null {
  if (o.knownAt > o.now) return 'in-future';
  const later = o.prefill !== null && o.knownAt > o.prefill;
  return later && (o.reason ?? '').trim() === '' ? 'reason-needed' : null;
}

/** The earlier of two instants, null standing for unknown: knowledge and first signs never move later by linking. */
export function earliest(a: Instant | null, b: Instant | null): Instant | null {
  if (a === null || b === null) return a ?? b;
  return a < b ? a : b;
}
