import type { FeatureSchema } from '#persistence';
import { WorkClaim } from './data/claim.entity.js';
import { CreateClaims1764000056001 } from './data/migrations/1764000056001-create-claims.js';

export type { Change, LiveKind, LiveType } from './domain/live-news.js';
export { liveErrors } from './domain/live.errors.js';
export { LiveModule } from './live.module.js';
export { LiveEvents } from './use-cases/live-events.js';
export { LiveHub } from './use-cases/live-hub.js';
export { LiveSight } from './use-cases/live-sight.js';
export { WhoWorks } from './use-cases/who-works.js';

/** Tables of who works on what. */
export const liveSchema: FeatureSchema = { entities: [WorkClaim], migrations: [CreateClaims1764000056001] };
