import type { FeatureSchema } from '#persistence';
import { AccessReviewLineRow, AccessReviewRow } from './access-review.entity.js';
import { ApiToken } from './api-token.entity.js';
import { CreateAccess } from './migrations/1764000030001-create-access.js';
import { CreateAccessReviews1764000030012 } from './migrations/1764000030012-create-access-reviews.js';
import { StaffPlaces1764000040011 } from './migrations/1764000040011-staff-places.js';
import { Session } from './session.entity.js';
import { SetupLinkRow } from './setup-link.entity.js';
import { User } from './user.entity.js';

/** Tables of people, sessions and tokens. */
export const accessSchema: FeatureSchema = {
  entities: [User, Session, ApiToken, SetupLinkRow, AccessReviewRow, AccessReviewLineRow],
  migrations: [CreateAccess, CreateAccessReviews1764000030012, StaffPlaces1764000040011],
};
