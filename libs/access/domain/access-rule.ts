import type { Permission } from './permissions.js';

/** What a route demands: nothing, any signed-in actor, or a permission. */
export type AccessRule = { kind: 'public' } | { kind: 'signed-in' } | { kind: 'can'; permission: Permission };

/** Methods that change nothing (RFC 9110 §9.2.1) and need no CSRF token. */
const SAFE_METHODS = new Set(['GET', 'HEAD', 'OPTIONS']);

/** Whether a request of this method may change something. */
export function isUnsafe(method: string): boolean {
  return !SAFE_METHODS.has(method.toUpperCase());
}
