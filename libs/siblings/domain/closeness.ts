import type { Reason, ReasonKind } from './reasons.js';

/** The same matter, or the same person's. A name or a line alone may be anything. */
const SAME_MATTER: ReadonlySet<ReasonKind> = new Set([
  'same-text',
  'near-text',
  'reply-token',
  'reply-reference',
  'slip-in-subject',
  'slip-named',
]);
const SAME_PERSON: ReadonlySet<ReasonKind> = new Set(['same-phone', 'same-email']);
/** From this score on a suggestion is strong whatever its reasons: two of them that do not hang together. */
const STRONG_FROM = 0.8;

/** The words themselves say that it is one matter. */
export function isSameMatter(reasons: readonly Reason[]): boolean {
  return reasons.some(({ kind }) => SAME_MATTER.has(kind));
}

/** The same telephone number or mail address; the matter may be another. */
export function isSamePerson(reasons: readonly Reason[]): boolean {
  return reasons.some(({ kind }) => SAME_PERSON.has(kind));
}

/** A suggestion that reopens by itself what was set aside, when the other becomes an incident. */
export function isStrong(suggestion: { reasons: readonly Reason[]; score: number }): boolean {
  return isSameMatter(suggestion.reasons) || suggestion.score >= STRONG_FROM;
}
