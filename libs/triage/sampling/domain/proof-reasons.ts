/** Why the proof of missed signals begins anew. */
export const NEW_BEGINNINGS = ['engine-changed', 'words-changed', 'readers-retrained', 'pile-reread'] as const;
export type NewBeginning = (typeof NEW_BEGINNINGS)[number];
