import type { FeatureSchema } from '#persistence';
import { ApiToken } from './api-token.entity.js';
import { CreateAccess } from './migrations/1764000030001-create-access.js';
import { Session } from './session.entity.js';
import { SetupLinkRow } from './setup-link.entity.js';
import { User } from './user.entity.js';

/** Tables of people, sessions and tokens. */
export const accessSchema: FeatureSchema = {
  entities: [User, Session, ApiToken, SetupLinkRow],
  migrations: [CreateAccess],
};
