/** States in which a promised call-back still stands: nobody has replied, and the case is open. */
const OWED = ['received', 'acknowledged', 'in_handling', 'reopened'];
const SOON_MS = 60 * 60_000;

/** How a promised call-back stands: `late` once its moment has passed, `soon` in the hour before it. */
export type CallbackTone = 'late' | 'soon' | 'ahead';

/** Whether a call-back is still owed in this state of the complaint. */
export function isOwed(state: string): boolean {
  return OWED.includes(state);
}

/** Why somebody is not called: they asked for no calls, or cannot speak on the telephone and use no relay; null when they may be. */
export function whyNotCalled(of: {
  doNotContactBy?: readonly string[];
  cannotSpeakOnPhone?: boolean;
  viaRelay?: boolean;
}): 'unwanted' | 'cannotSpeak' | null {
  if (of.doNotContactBy?.includes('phone') === true) return 'unwanted';
  return of.cannotSpeakOnPhone === true && of.viaRelay !== true ? 'cannotSpeak' : null;
}

/** `leftMs`: until the promised moment; negative once it has passed. */
export function callbackTone(leftMs: number): CallbackTone {
  if (leftMs < 0) return 'late';
  return leftMs <= SOON_MS ? 'soon' : 'ahead';
}
