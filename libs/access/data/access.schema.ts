import type { FeatureSchema } from '#persistence';
import { ApiToken } from './api-token.entity.js';
import { CreateAccess } from './migrations/1764000030001-create-access.js';
import { StaffPlaces1764000040011 } from './migrations/1764000040011-staff-places.js';
import { Session } from './session.entity.js';
import { SetupLinkRow } from './setup-link.entity.js';
import { User } from './user.entity.js';

/** Tables of people, sessions and tokens. */
export const accessSchema: FeatureSchema = {
  entities: [User, Session, ApiToken, SetupLinkRow],
  migrations: [CreateAccess, StaffPlaces1764000040011],
};
