/** Where the message to one affected party stands. */
export const NOTICE_STATES = [
  'pending',
  'sending',
  'accepted',
  'unknown',
  'bounced',
  'failed',
  'acknowledged',
] as const;
export type NoticeState = (typeof NOTICE_STATES)[number];

/**
 * What may follow what. `sending` is committed before the mail server is spoken to and also holds a notice that waits
 * for another try; `unknown` means that the server may or may not have taken it, and a machine never sends it again.
 * A late bounce overtakes `accepted` and `unknown`; only a person's word leads to `acknowledged`, and nothing leaves it.
 */
const NEXT = {
  pending: ['sending', 'acknowledged'],
  sending: ['accepted', 'unknown', 'bounced', 'failed', 'acknowledged'],
  accepted: ['bounced', 'acknowledged'],
  unknown: ['bounced', 'acknowledged'],
  bounced: ['acknowledged'],
  failed: ['acknowledged'],
  acknowledged: [],
} as const satisfies Record<NoticeState, readonly NoticeState[]>;

/** How far each state is along the road; a step always leads to a higher number. */
export const PROGRESS = {
  pending: 0,
  sending: 1,
  accepted: 2,
  unknown: 2,
  bounced: 3,
  failed: 3,
  acknowledged: 4,
} as const satisfies Record<NoticeState, number>;

/** Whether a notice in `from` may move to `to`. */
export function mayMove(from: NoticeState, to: NoticeState): boolean {
  return (NEXT[from] as readonly NoticeState[]).includes(to);
}

/** States from which `to` may be reached; the condition of the UPDATE that moves a notice. */
export function statesBefore(to: NoticeState): NoticeState[] {
  return NOTICE_STATES.filter((from) => mayMove(from, to));
}

/** States that count as told: the person's server took the message, or the person confirmed. */
export const TOLD_STATES = ['accepted', 'acknowledged'] as const satisfies readonly NoticeState[];

/** Whether the person counts as told. `unknown` does not. */
export function isTold(state: NoticeState): boolean {
  return (TOLD_STATES as readonly NoticeState[]).includes(state);
}

/** States that a machine still works on. */
export const MOVING_STATES = ['pending', 'sending'] as const satisfies readonly NoticeState[];
