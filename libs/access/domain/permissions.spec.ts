import { describe, expect, it } from '@jest/globals';
import { loadYaml, ROLES } from '#kernel';
import { PermissionTable } from './permission-table.js';
import { parseRoleConfig, RoleConfigError } from './permissions.js';

interface RolesFile {
  roles: Record<string, unknown>;
  permissions: Record<string, unknown>;
}

const shipped = () => structuredClone(loadYaml<RolesFile>('roles.yaml'));

describe('the role table', () => {
  it('takes the shipped file', () => {
    expect(() => parseRoleConfig(shipped())).not.toThrow();
  });

  const spoiled: [string, (file: RolesFile) => void][] = [
    ['a permission that code does not know', (file) => (file.permissions['complaints:sell'] = { roles: ['agent'] })],
    ['a permission that is missing', (file) => delete file.permissions['review:decide']],
    ['a role that does not exist', (file) => (file.permissions['audit:read'] = { roles: ['owner'] })],
    ['a grant with an unknown key', (file) => (file.permissions['audit:read'] = { roles: [], note: 'x' })],
    ['a role without a name', (file) => (file.roles['agent'] = { ja: '相談員' })],
    ['a missing role', (file) => delete file.roles['auditor']],
    ['a people flag that is no flag', (file) => (file.permissions['audit:read'] = { roles: [], people: 'yes' })],
  ];
  it.each(spoiled)('refuses %s', (_, spoil) => {
    const file = shipped();
    spoil(file);
    expect(() => parseRoleConfig(file)).toThrow(RoleConfigError);
  });

  it('gives administrators nothing that shows content', () => {
    const table = PermissionTable.parse(shipped());
    // Alarms, webhooks and engine versions carry figures and ids only.
    const own = [
      'access:read',
      'alarms:acknowledge',
      'alarms:read',
      'engines:read',
      'keys:read',
      'retention:read',
      'settings:read',
      'system:operate',
      'tokens:manage',
      'users:manage',
      'webhooks:manage',
    ];
    expect(table.permissionsOf('admin').sort()).toEqual([...own, 'ledger:read', 'proof:read'].sort());
  });

  it('gives every role something and refuses names it does not know', () => {
    const table = PermissionTable.parse(shipped());
    for (const role of ROLES) expect(table.permissionsOf(role)).not.toEqual([]);
    expect(table.can('admin', 'complaints:sell')).toBe(false);
    expect(table.can('compliance', 'review:decide')).toBe(true);
    expect(table.can('agent', 'review:decide')).toBe(false);
  });

  it('refuses machines what only people may do, and actors without a role everything', () => {
    const table = PermissionTable.parse(shipped());
    expect(table.allows({ kind: 'user', id: 'u', role: 'manager' }, 'notices:approve')).toBe(true);
    expect(table.allows({ kind: 'token', id: 't', role: 'manager' }, 'notices:approve')).toBe(false);
    expect(table.allows({ kind: 'token', id: 't', role: 'agent' }, 'complaints:log')).toBe(true);
    expect(table.allows({ kind: 'public', id: 'public' }, 'complaints:log')).toBe(false);
  });
});
