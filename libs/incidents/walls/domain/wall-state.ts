/**
 * `proposed`: hides already, waits for a second person. `standing`: confirmed. `lift-proposed`: hides still, somebody
 * asked to take it down. `lifted`, `refused`: over.
 */
export const WALL_STATES = ['proposed', 'standing', 'lift-proposed', 'lifted', 'refused'] as const;
export type WallState = (typeof WALL_STATES)[number];

/** States in which a wall hides. What is merely proposed hides too: waiting must not leave it open to whom it names. */
export const IN_FORCE: readonly WallState[] = ['proposed', 'standing', 'lift-proposed'];

/** What a person can do with a wall, from where it leads where; `second`: another person than who asked for it. */
export const WALL_STEPS = {
  approve: { from: 'proposed', to: 'standing', second: 'raisedBy' },
  refuse: { from: 'proposed', to: 'refused', second: 'raisedBy' },
  'ask-lift': { from: 'standing', to: 'lift-proposed', second: null },
  lift: { from: 'lift-proposed', to: 'lifted', second: 'liftBy' },
  'keep-up': { from: 'lift-proposed', to: 'standing', second: 'liftBy' },
} as const satisfies Record<string, { from: WallState; to: WallState; second: 'raisedBy' | 'liftBy' | null }>;

export type WallStep = keyof typeof WALL_STEPS;

/** Whom a wall may name. */
export const SUBJECT_KINDS = ['employee', 'shop', 'contractor'] as const;
export type SubjectKind = (typeof SUBJECT_KINDS)[number];

export const GLASS_VERDICTS = ['justified', 'unjustified'] as const;
export type GlassVerdict = (typeof GLASS_VERDICTS)[number];

/** A wall that nobody decides about for so long (ms) raises an alarm. */
export const UNDECIDED_MS = 24 * 60 * 60_000;

/** How long (ms) somebody who broke the glass may look. */
export const GLASS_MS = 60 * 60_000;

/** The form under which names of shops and contractors are compared: NFKC, lower case, no spaces. */
export function foldOrganisation(name: string): string {
  return name.normalize('NFKC').toLowerCase().replace(/\s+/gu, '');
}
