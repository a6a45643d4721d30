import { ROLES, type Actor, type Role } from '#kernel';
import { parseRoleConfig, type Permission, type RoleConfig, type RoleName } from './permissions.js';

/** Who may do what, from `config/roles.yaml`. */
export class PermissionTable {
  private readonly byRole: ReadonlyMap<Role, Permission[]>;

  constructor(private readonly config: RoleConfig) {
    this.byRole = new Map(
      ROLES.map((role) => [
        role,
        [...config.grants].filter(([, grant]) => grant.roles.has(role)).map(([name]) => name),
      ]),
    );
  }

  /** The table of a parsed file. Throws `RoleConfigError`. */
  static parse(file: unknown): PermissionTable {
    return new PermissionTable(parseRoleConfig(file));
  }

  /** Roles with their names in both languages. */
  get roles(): readonly RoleName[] {
    return this.config.roles;
  }

  /** Whether code may ask for this name at all. */
  knows(name: string): name is Permission {
    return this.config.grants.has(name as Permission);
  }

  /** What a person of this role may do. */
  permissionsOf(role: Role): Permission[] {
    return [...(this.byRole.get(role) ?? [])];
  }

  /** Whether a person of this role may do it; an unknown name is refused. */
  can(role: Role, permission: string): boolean {
    return this.config.grants.get(permission as Permission)?.roles.has(role) === true;
  }

  /** Whether this actor may do it: role, and a person where the table demands one. */
  allows(actor: Actor, permission: string): boolean {
    if (actor.role === undefined || !this.can(actor.role, permission)) return false;
    return actor.kind === 'user' || !this.isForPeopleOnly(permission);
  }

  /** Whether API tokens are refused whatever their role. */
  isForPeopleOnly(permission: string): boolean {
    return this.config.grants.get(permission as Permission)?.peopleOnly === true;
  }
}
