import type { NoticeStep } from './notice-step.js';

/** Where one step towards one affected party stands. */
export const NOTICE_STATES = [
  'pending',
  'sending',
  'accepted',
  'unknown',
  'bounced',
  'failed',
  'returned',
  'acknowledged',
  'misdelivered',
] as const;
export type NoticeState = (typeof NOTICE_STATES)[number];

/**
 * What may follow what, for each step. By e-mail, `sending` is committed before the mail server is spoken to and also
 * holds a notice that waits for another try; `unknown` means that the server may or may not have taken it, and a
 * machine never sends it again; a late bounce overtakes `accepted` and `unknown`. A letter is `sending` when it is in a
 * printed batch, `accepted` when posted, `returned` when it came back. A telephone task ends by what the person at the
 * telephone says, a substitute measure is `accepted` when it was decided and published. Only a person's word leads to
 * `acknowledged`, and only a person's word leaves what counts as told: `misdelivered` says that it reached somebody else.
 */
const NEXT: Record<NoticeStep, Partial<Record<NoticeState, readonly NoticeState[]>>> = {
  email: {
    pending: ['sending', 'acknowledged'],
    sending: ['accepted', 'unknown', 'bounced', 'failed', 'acknowledged'],
    accepted: ['bounced', 'acknowledged', 'misdelivered'],
    unknown: ['bounced', 'acknowledged'],
    bounced: ['acknowledged'],
    failed: ['acknowledged'],
    acknowledged: ['misdelivered'],
  },
  letter: {
    pending: ['sending', 'acknowledged'],
    sending: ['accepted', 'failed', 'acknowledged'],
    accepted: ['returned', 'acknowledged', 'misdelivered'],
    failed: ['acknowledged'],
    returned: ['acknowledged'],
    acknowledged: ['misdelivered'],
  },
  phone: {
    pending: ['failed', 'acknowledged'],
    failed: ['acknowledged'],
    acknowledged: ['misdelivered'],
  },
  substitute: { pending: ['accepted', 'acknowledged'], accepted: ['acknowledged'] },
};

/** How far each state is along the road; a step always leads to a higher number. */
export const PROGRESS = {
  pending: 0,
  sending: 1,
  accepted: 2,
  unknown: 2,
  bounced: 3,
  failed: 3,
  returned: 3,
  acknowledged: 4,
  misdelivered: 5,
} as const satisfies Record<NoticeState, number>;

/** Whether a notice of this step in `from` may move to `to`. */
export function mayMove(from: NoticeState, to: NoticeState, step: NoticeStep = 'email'): boolean {
  return NEXT[step][from]?.includes(to) ?? false;
}

/** States from which `to` may be reached; the condition of the UPDATE that moves a notice. */
export function statesBefore(to: NoticeState, step: NoticeStep = 'email'): NoticeState[] {
  return NOTICE_STATES.filter((from) => mayMove(from, to, step));
}

/** States that count as told: the person's server took the message, the letter was posted, or the person confirmed. */
export const TOLD_STATES = ['accepted', 'acknowledged'] as const satisfies readonly NoticeState[];

/** Whether the person counts as told. `unknown` does not. */
export function isTold(state: NoticeState): boolean {
  return (TOLD_STATES as readonly NoticeState[]).includes(state);
}

/** States that somebody or something still works on. */
export const MOVING_STATES = ['pending', 'sending'] as const satisfies readonly NoticeState[];
