import type { ApiToken } from '../data/api-token.entity.js';
import type { User } from '../data/user.entity.js';
import type { PersonDto, TokenDto, UserDetailsDto, UserDto } from './access.dto.js';

/** What a user sees of themselves. */
export function presentUser({ id, email, name, role }: User): UserDto {
  return { id, email, name, role };
}

/** What colleagues see of a user. */
export function presentPerson({ id, name, role, active }: User): PersonDto {
  return { id, name, role, active };
}

/** What an administrator sees of a user. */
export function presentUserDetails(user: User): UserDetailsDto {
  const { active, createdAt, lastLoginAt, supervisorId, organisation } = user;
  return { ...presentUser(user), active, createdAt, lastLoginAt, supervisorId, organisation };
}

/** A token without its secret. */
export function presentToken(token: ApiToken): TokenDto {
  const { id, name, role, createdBy, createdAt, lastUsedOn, expiresAt, revokedAt } = token;
  return { id, name, role, createdBy, createdAt, lastUsedOn, expiresAt, revokedAt };
}
