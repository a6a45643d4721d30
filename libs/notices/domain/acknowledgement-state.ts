/**
 * Where an acknowledgement mail stands: the road of a notice, plus `suppressed` for those that must not be sent.
 * `unknown` is never sent again.
 */
export const ACKNOWLEDGEMENT_STATES = [
  'pending',
  'sending',
  'accepted',
  'unknown',
  'bounced',
  'failed',
  'suppressed',
] as const;
export type AcknowledgementState = (typeof ACKNOWLEDGEMENT_STATES)[number];
