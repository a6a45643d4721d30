/**
 * What may be done to many complaints at once. Nothing here, nor anything added here, may decide about a signal, close a
 * complaint or take back that a person must read it: each of these is one person's look at one complaint.
 */
export const BULK_ACTIONS = ['assign', 'acknowledge'] as const;
export type BulkAction = (typeof BULK_ACTIONS)[number];

/** Complaints that one request may name. */
export const BULK_MOST = 200;
