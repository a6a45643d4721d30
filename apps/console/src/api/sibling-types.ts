import type { Schemas } from './schemas';

/** Shapes of `GET /complaints/:id/siblings`; nothing of them is content. */
export type Siblings = Schemas['SeenByOne'];
export type SiblingGroup = Schemas['SeenGroup'];
/** `flagged` is null while a blind reading of it waits for who looks. */
export type SiblingLine = Schemas['Seen_SiblingLine'];
export type SiblingReason = Schemas['SiblingsReason'];
export type SiblingSuggestion = Siblings['suggestions'][number];
