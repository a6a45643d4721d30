/**
 * Where an answer by mail stands. `waiting`: it can still be taken back. `sending`: a try is under way or the next one is
 * due later. `unknown`: whether it went out cannot be told, and no machine sends it again. `stopped`: something changed
 * before it went out. `given-up`: a person ruled that it did not arrive.
 */
export const REPLY_STATES = [
  'waiting',
  'cancelled',
  'sending',
  'accepted',
  'unknown',
  'failed',
  'bounced',
  'stopped',
  'given-up',
] as const;
export type ReplyState = (typeof REPLY_STATES)[number];

/** Where each state may go. */
export const REPLY_MOVES = {
  waiting: ['cancelled', 'sending', 'stopped'],
  cancelled: [],
  sending: ['cancelled', 'accepted', 'unknown', 'failed', 'bounced', 'stopped'],
  accepted: ['bounced'],
  unknown: ['accepted', 'bounced', 'given-up'],
  failed: ['accepted', 'given-up'],
  bounced: ['accepted', 'given-up'],
  stopped: ['given-up'],
  'given-up': [],
} as const satisfies Record<ReplyState, readonly ReplyState[]>;

/** States in which a person has to say what became of it, or what is to be done. */
export const WAITING_FOR_A_PERSON = ['unknown', 'failed', 'bounced', 'stopped'] as const satisfies ReplyState[];

/** What an answer by mail is when it is not the answer to the complaint. */
export type ReplyPurpose = 'interim';

/** Why an answer was stopped before it went out. */
export type StopReason = 'address-changed' | 'not-by-mail' | 'unreadable';

/** Whether a person may rule on an answer in this state, and say so. */
export function mayRule(state: ReplyState, delivered: boolean): boolean {
  return (REPLY_MOVES[state] as readonly ReplyState[]).includes(delivered ? 'accepted' : 'given-up');
}
