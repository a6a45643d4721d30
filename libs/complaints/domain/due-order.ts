import type { Instant } from '#kernel';
import { beforeOpenTime, SERVICE_TARGETS, type ServiceTarget, type ServiceTargets } from './service-targets.js';

/**
 * Open complaints by what is owed next. In each of these lists the order of arrival (of `promised`: of the promised moment)
 * is the order in which its complaints fall due, so an index gives it and no column holds what is due. They are read in the
 * order in which a complaint moves on, promises last, since one can be made at any time.
 */
export const DUE_LISTS = [...SERVICE_TARGETS, 'promised'] as const;
export type DueList = (typeof DUE_LISTS)[number];

/** A place among all of them: when it is due, then the arrival, then the identifier. */
export interface DuePlace {
  at: Instant;
  receivedAt: Instant;
  id: string;
}

/** Sorts what falls due first to the front. */
export function firstDue(a: DuePlace, b: DuePlace): number {
  return order(a.at, b.at) || order(a.receivedAt, b.receivedAt) || order(a.id, b.id);
}

/** A place in one of the lists: behind everything of that moment, or, with an `id`, behind that complaint alone. */
export interface ListPlace {
  /** The promised moment; of the other lists the arrival alone counts. */
  at: Instant;
  receivedAt: Instant;
  id: string | null;
}

/** Where a list goes on behind a place. Arrivals of a closed night fall due together, hence both borders. */
export function behind(targets: ServiceTargets, list: DueList, place: DuePlace): ListPlace {
  if (list === 'promised') return place;
  const { at, receivedAt } = place;
  const lastDueThen = lastArrival(targets, list, at);
  if (receivedAt > lastDueThen) return { at, receivedAt: lastDueThen, id: null };
  const lastDueBefore = lastArrival(targets, list, new Date(Date.parse(at) - 1).toISOString());
  return receivedAt <= lastDueBefore ? { at, receivedAt: lastDueBefore, id: null } : place;
}

function lastArrival(targets: ServiceTargets, what: ServiceTarget, dueAt: Instant): Instant {
  return beforeOpenTime(targets, dueAt, targets.targetsMs[what]);
}

function order(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
