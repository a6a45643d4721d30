/** States in which a promised call-back still stands: nobody has replied, and the case is open. */
const OWED = ['received', 'acknowledged', 'in_handling', 'reopened'];
const SOON_MS = 60 * 60_000;

/** How a promised call-back stands: `late` once its moment has passed, `soon` in the hour before it. */
export type CallbackTone = 'late' | 'soon' | 'ahead';

/** Whether a call-back is still owed in this state of the complaint. */
export function isOwed(state: string): boolean {
  return OWED.includes(state);
}

/** `leftMs`: until the promised moment; negative once it has passed. */
export function callbackTone(leftMs: number): CallbackTone {
  if (leftMs < 0) return 'late';
  return leftMs <= SOON_MS ? 'soon' : 'ahead';
}
