import type { ReasonCode } from '../../api/types';

/** A reason code with the key that chooses it. */
export interface KeyedReason extends ReasonCode {
  key: string;
}

const KEYS = ['1', '2', '3', '4', '5', '6', '7', '8', '9', '0'];

/** Reason codes as the sheet lists them: first those of "no signal", then those of suspicion; ten of them have a key. */
export function keyed(codes: readonly ReasonCode[]): KeyedReason[] {
  const inOrder = ['set_aside', 'suspected'].flatMap((decision) => codes.filter((code) => code.decision === decision));
  return inOrder.map((code, place) => ({ ...code, key: KEYS[place] ?? '' }));
}
