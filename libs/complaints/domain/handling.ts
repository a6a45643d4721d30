import { DomainError } from '#kernel';
import { complaintErrors } from './complaints.errors.js';
import type { ComplaintState } from './complaint.js';

/** Where each state may go; `reopened` is handled like `in_handling` but stays visible as what it is. */
export const HANDLING = {
  received: ['acknowledged', 'in_handling', 'replied', 'closed'],
  acknowledged: ['in_handling', 'replied', 'closed'],
  in_handling: ['replied', 'closed'],
  replied: ['in_handling', 'closed'],
  closed: ['reopened'],
  reopened: ['in_handling', 'replied', 'closed'],
} as const satisfies Record<ComplaintState, readonly ComplaintState[]>;

/** Whether the step is in the table. */
export function mayMove(from: ComplaintState, to: ComplaintState): boolean {
  return (HANDLING[from] as readonly ComplaintState[]).includes(to);
}

/** Fails with `complaints.transition-not-allowed` when the step is not in the table. */
export function checkMove(from: ComplaintState, to: ComplaintState): void {
  if (!mayMove(from, to)) {
    throw new DomainError(complaintErrors['complaints.transition-not-allowed'], { data: { from, to } });
  }
}
