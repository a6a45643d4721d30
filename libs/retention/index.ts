import type { FeatureSchema } from '#persistence';
import { LegalHoldRow } from './data/legal-hold.entity.js';
import { CreateLegalHolds1764000097001 } from './data/migrations/1764000097001-create-legal-holds.js';

export { retentionErrors } from './domain/retention.errors.js';
export { HOLD_STATES, HOLD_STEPS, type HoldState, type HoldStep } from './domain/hold-state.js';
export { RetentionModule } from './retention.module.js';
export { PlaceHold } from './use-cases/place-hold.js';
export { ReadRetention, type RetentionView } from './use-cases/read-retention.js';

/** Tables of retention: `legal_holds`. */
export const retentionSchema: FeatureSchema = { entities: [LegalHoldRow], migrations: [CreateLegalHolds1764000097001] };
