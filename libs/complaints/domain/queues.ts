import type { Category, Severity } from '#engine';
import type { Channel, CivilDate, Instant } from '#kernel';
import type { ComplaintState } from './complaint.js';

/**
 * Queues of complaints. `all`: everything; the others hold what is open: `mine`: owned by who asks; `team`: with their
 * team; `unassigned`: with nobody and no team; `must-read`: marked for a person to read, whatever its state; `overdue`:
 * a service target or a promised call has passed.
 */
export const QUEUES = ['all', 'mine', 'team', 'unassigned', 'must-read', 'overdue'] as const;
export type Queue = (typeof QUEUES)[number];

/**
 * Orders of a list: by arrival, by the promised call (those without one are left out), or by what is owed next (what owes
 * nothing is left out).
 */
export const QUEUE_ORDERS = ['newest', 'oldest', 'callback', 'due'] as const;
export type QueueOrder = (typeof QUEUE_ORDERS)[number];
/** Those that a column holds. */
export type ArrivalOrder = Exclude<QueueOrder, 'due'>;

/**
 * The order in which a queue is worked: one's own and the team's by what falls due first, the others by what waits longest.
 * `all` is looked through, so the newest come first.
 */
export const ORDER_OF = {
  all: 'newest',
  mine: 'due',
  team: 'due',
  unassigned: 'oldest',
  'must-read': 'oldest',
  overdue: 'oldest',
} as const satisfies Record<Queue, QueueOrder>;

/** At most so many complaints can be asked about by their identifiers at once. */
export const MOST_IDS = 100;

/** What a list can be narrowed by; codes and identifiers only, never content. */
export interface ComplaintFilter {
  queue?: Queue | undefined;
  state?: ComplaintState | undefined;
  channel?: Channel | undefined;
  category?: Category | undefined;
  severity?: Severity | undefined;
  flagged?: boolean | undefined;
  humanMustRead?: boolean | undefined;
  ownerId?: string | undefined;
  teamId?: string | undefined;
  /** Tokyo dates of arrival, both inclusive. */
  from?: CivilDate | undefined;
  to?: CivilDate | undefined;
  /** Only these complaints, one at least: which of them are in the list. */
  ids?: readonly string[] | undefined;
}

/** The moments that decide what is late at present. */
export interface LateAt {
  now: Instant;
  acknowledge: Instant;
  reply: Instant;
  close: Instant;
}
