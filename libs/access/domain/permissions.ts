import { ROLES, type Role } from '#kernel';

/** Every permission that code may ask for; who holds it stands in `config/roles.yaml`. */
export const PERMISSIONS = [
  'complaints:log',
  'complaints:read',
  'complaints:handle',
  'complaints:assign',
  'complaints:original',
  'search:run',
  'search:unmask',
  'intake:upload',
  'imports:run',
  'intake:review-parked',
  'ledger:read',
  'triage:preview',
  'triage:certify',
  'engines:read',
  'engines:try',
  'engines:sign',
  'engines:texts',
  'review:read',
  'review:decide',
  'review:register',
  'review:export',
  'clusters:read',
  'clusters:decide',
  'clusters:place',
  'clusters:registers',
  'incidents:read',
  'incidents:write',
  'incidents:approve',
  'tasks:answer',
  'walls:decide',
  'walls:break-glass',
  'evidence:export',
  'notices:write',
  'notices:approve',
  'notices:release',
  'notices:read',
  'reports:monthly',
  'guideline:read',
  'proof:read',
  'proof:begin-anew',
  'audit:read',
  'users:manage',
  'access:read',
  'access:review',
  'settings:read',
  'keys:read',
  'retention:read',
  'holds:decide',
  'tokens:manage',
  'alarms:read',
  'alarms:acknowledge',
  'webhooks:manage',
  'system:operate',
] as const;

/** A permission name, `area:verb`. */
export type Permission = (typeof PERMISSIONS)[number];

/** Who holds one permission. */
export interface Grant {
  readonly roles: ReadonlySet<Role>;
  /** Refused to API tokens whatever their role. */
  readonly peopleOnly: boolean;
}

/** A role with its names for people. */
export interface RoleName {
  role: Role;
  ja: string;
  en: string;
}

/** `config/roles.yaml`, checked. */
export interface RoleConfig {
  roles: RoleName[];
  grants: Map<Permission, Grant>;
}

/** `config/roles.yaml` does not fit; its message is one sentence that an operator can act on. */
export class RoleConfigError extends Error {
  override readonly name = 'RoleConfigError';
}

/** Checks the parsed file: every permission exactly once, known roles, no extra key. Throws {@link RoleConfigError}. */
export function parseRoleConfig(file: unknown): RoleConfig {
  const top = recordOf(file, 'config/roles.yaml');
  refuseUnknown(Object.keys(top), ['roles', 'permissions'], 'config/roles.yaml');
  return { roles: roleNames(top['roles']), grants: grantsOf(top['permissions']) };
}

function roleNames(value: unknown): RoleName[] {
  const given = recordOf(value, 'roles');
  refuseUnknown(Object.keys(given), ROLES, 'roles');
  return ROLES.map((role) => {
    const { ja, en } = recordOf(given[role], `roles.${role}`);
    if (typeof ja !== 'string' || typeof en !== 'string') {
      throw new RoleConfigError(`config/roles.yaml: role ${role} needs a name in ja and en.`);
    }
    return { role, ja, en };
  });
}

function grantsOf(value: unknown): Map<Permission, Grant> {
  const given = recordOf(value, 'permissions');
  refuseUnknown(Object.keys(given), PERMISSIONS, 'permissions');
  return new Map(PERMISSIONS.map((name) => [name, grantOf(name, given[name])]));
}

function grantOf(name: Permission, value: unknown): Grant {
  const given = recordOf(value, `permissions.${name}`);
  refuseUnknown(Object.keys(given), ['roles', 'people'], `permissions.${name}`);
  const roles: unknown = given['roles'];
  if (!Array.isArray(roles)) throw new RoleConfigError(`config/roles.yaml: permissions.${name} needs a list of roles.`);
  refuseUnknown(roles.map(String), ROLES, `permissions.${name}.roles`);
  if (![undefined, true, false].includes(given['people'] as boolean | undefined)) {
    throw new RoleConfigError(`config/roles.yaml: permissions.${name}.people must be true or false.`);
  }
  return { roles: new Set(roles as Role[]), peopleOnly: given['people'] === true };
}

function recordOf(value: unknown, where: string): Record<string, unknown> {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) {
    throw new RoleConfigError(`config/roles.yaml: ${where} is missing or is not a table.`);
  }
  return value as Record<string, unknown>;
}

function refuseUnknown(names: readonly string[], known: readonly string[], where: string): void {
  const unknown = names.find((name) => !known.includes(name));
  if (unknown !== undefined) throw new RoleConfigError(`config/roles.yaml: ${where} has an unknown name: ${unknown}.`);
}
