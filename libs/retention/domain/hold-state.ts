/**
 * `proposed`: holds already, waits for a second person. `refuse-proposed`: that person does not agree, and it holds still
 * until another one says so too. `standing`: confirmed. `lift-proposed`: holds still, somebody asked to lift it. `lifted`,
 * `refused`: over.
 */
export const HOLD_STATES = ['proposed', 'refuse-proposed', 'standing', 'lift-proposed', 'lifted', 'refused'] as const;
export type HoldState = (typeof HOLD_STATES)[number];

/** States in which nothing of the subject may be erased. What is merely proposed holds too: what is erased is gone. */
export const IN_FORCE: readonly HoldState[] = ['proposed', 'refuse-proposed', 'standing', 'lift-proposed'];

/**
 * What a person can do with a hold, from where it leads where; `second`: another person than who asked for it. No end of a
 * hold is one person's word: whoever wants the erasure would need nobody's consent but their own.
 */
export const HOLD_STEPS = {
  approve: { from: 'proposed', to: 'standing', second: 'askedBy' },
  refuse: { from: 'proposed', to: 'refuse-proposed', second: 'askedBy' },
  'agree-refusal': { from: 'refuse-proposed', to: 'refused', second: 'liftBy' },
  'ask-again': { from: 'refuse-proposed', to: 'proposed', second: 'liftBy' },
  'ask-lift': { from: 'standing', to: 'lift-proposed', second: null },
  lift: { from: 'lift-proposed', to: 'lifted', second: 'liftBy' },
  'keep-up': { from: 'lift-proposed', to: 'standing', second: 'liftBy' },
} as const satisfies Record<string, { from: HoldState; to: HoldState; second: 'askedBy' | 'liftBy' | null }>;

export type HoldStep = keyof typeof HOLD_STEPS;
export const HOLD_STEP_NAMES = Object.keys(HOLD_STEPS) as HoldStep[];
