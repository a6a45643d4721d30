import type { Role } from '../../api/types';

export const ROLES: readonly Role[] = ['agent', 'supervisor', 'compliance', 'manager', 'auditor', 'admin'];
