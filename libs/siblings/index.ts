import type { FeatureSchema } from '#persistence';
import { CreateSiblings1764000065001 } from './data/migrations/1764000065001-create-siblings.js';
import { SiblingBucket, SiblingGroup, SiblingMark, SiblingMember, SiblingSuggestion } from './data/sibling.entity.js';

export { nameLikeness, SIMILAR_NAME } from './domain/name-likeness.js';
export type { ArrivalsAround } from './domain/arrivals-around.js';
export { foldForComparison, likeness, shinglesOf } from './domain/shingles.js';
export { slipsIn } from './domain/mentions.js';
export { REASON_KINDS, type Reason, type ReasonKind, type Sender } from './domain/reasons.js';
export { siblingErrors } from './domain/siblings.errors.js';
export { SiblingsModule } from './siblings.module.js';
export { SuggestionRows } from './data/suggestion-rows.js';
export { SiblingIndex } from './data/sibling-index.js';
export { GroupRows } from './data/group-rows.js';
export { CarrySigns } from './use-cases/carry-signs.js';
export { GroupClock, type Earliest } from './use-cases/group-clock.js';
export { GroupSiblings } from './use-cases/group-siblings.js';
export { LookForSiblings } from './use-cases/look-for-siblings.js';
export { ReadSiblings, type Siblings } from './use-cases/read-siblings.js';
export { RepeatsOf, type Repeat } from './use-cases/repeats-of.js';
export { SuggestSibling } from './use-cases/suggest-sibling.js';
export { SweepSiblings } from './jobs/sweep-siblings.js';

/** Tables of siblings. */
export const siblingsSchema: FeatureSchema = {
  entities: [SiblingMark, SiblingBucket, SiblingSuggestion, SiblingGroup, SiblingMember],
  migrations: [CreateSiblings1764000065001],
};
