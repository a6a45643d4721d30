/** What became of an engine version. */
export const ENGINE_STATES = ['candidate', 'tried', 'signed_off', 'active', 'retired'] as const;
export type EngineState = (typeof ENGINE_STATES)[number];

/** What happens to a version; who may do it and after what stands in the use cases. */
export type EngineStep = 'try' | 'sign' | 'activate' | 'retire' | 'withdraw';

/**
 * From which states a step leads where. `try` is the end of a trial over all history: it takes a sign-off back, for
 * that belonged to an earlier report. `sign` is the second signature.
 */
export const ENGINE_STEPS = {
  try: { from: ['candidate', 'tried', 'signed_off', 'retired'], to: 'tried' },
  sign: { from: ['tried', 'retired'], to: 'signed_off' },
  activate: { from: ['signed_off'], to: 'active' },
  retire: { from: ['active'], to: 'retired' },
  withdraw: { from: ['candidate', 'tried', 'signed_off'], to: 'retired' },
} as const satisfies Record<EngineStep, { from: readonly EngineState[]; to: EngineState }>;

/** Whether a version in that state may take the step. */
export function mayStep(state: EngineState, step: EngineStep): boolean {
  return (ENGINE_STEPS[step].from as readonly EngineState[]).includes(state);
}
