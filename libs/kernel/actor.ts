/** Roles of the desk's people and machines; what each may do stands in `config/roles.yaml`. */
export const ROLES = ['agent', 'supervisor', 'compliance', 'manager', 'auditor', 'admin'] as const;
export type Role = (typeof ROLES)[number];

/** Ways by which a complaint reaches the desk. */
export const CHANNELS = ['phone', 'letter', 'fax', 'email', 'web'] as const;
export type Channel = (typeof CHANNELS)[number];

/** Who did something; `id` is a user's or token's identifier, or the name of a part of the system. */
export interface Actor {
  kind: 'user' | 'token' | 'system' | 'public';
  id: string;
  role?: Role;
}

/** The actor for what the desk does by itself, for example `systemActor('sweep-clocks')`. */
export function systemActor(part: string): Actor {
  return { kind: 'system', id: part };
}

/** The actor for what the public does without signing in. */
export const PUBLIC_ACTOR: Actor = { kind: 'public', id: 'public' };
