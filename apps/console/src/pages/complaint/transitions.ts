import type { ComplaintState } from '../../api/types';

/** Where a complaint may go from each state; the desk checks it again. */
export const NEXT: Record<ComplaintState, readonly ComplaintState[]> = {
  received: ['acknowledged', 'in_handling', 'replied', 'closed'],
  acknowledged: ['in_handling', 'replied', 'closed'],
  in_handling: ['replied', 'closed'],
  replied: ['closed', 'in_handling'],
  closed: ['reopened'],
  reopened: ['in_handling', 'replied', 'closed'],
};

/** Outcomes that closing asks for. */
export const OUTCOMES = ['resolved', 'explained', 'referred', 'unresolved', 'withdrawn'] as const;
