import type { Instant } from '#kernel';

/** What was promised to a complainant: a call, or word by whatever way. */
export const PROMISE_KINDS = ['call', 'contact'] as const;
export type PromiseKind = (typeof PROMISE_KINDS)[number];

/** What became of a promised call: they spoke; nobody was there; another moment was agreed, or a first one. */
export const CALL_ENDS = ['reached', 'absent', 'moved'] as const;
export type CallEnd = (typeof CALL_ENDS)[number];

/** A promise with its moment. */
export interface Promised {
  kind: PromiseKind;
  at: Instant;
}

/** Of two promises the earlier stands and the other comes after it, so that neither is lost. */
export function inOrder(standing: Promised | null, made: Promised): { first: Promised; then: Promised | null } {
  if (standing === null || standing.kind === made.kind) return { first: made, then: null };
  return made.at < standing.at ? { first: made, then: standing } : { first: standing, then: made };
}
