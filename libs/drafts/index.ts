import type { FeatureSchema } from '#persistence';
import { BrowserKeyRow, DraftRow } from './data/draft.entity.js';
import { CreateDrafts1764000041001 } from './data/migrations/1764000041001-create-drafts.js';
import { KeysOfCases1764000041002 } from './data/migrations/1764000041002-keys-of-cases.js';

export { draftErrors } from './domain/drafts.errors.js';
export { DraftsModule } from './drafts.module.js';
export { ForgetDrafts, type ErasableSubject } from './use-cases/forget-drafts.js';
export { SweepDrafts } from './use-cases/sweep-drafts.js';

/** Tables of drafts. */
export const draftsSchema: FeatureSchema = {
  entities: [DraftRow, BrowserKeyRow],
  migrations: [CreateDrafts1764000041001, KeysOfCases1764000041002],
};
