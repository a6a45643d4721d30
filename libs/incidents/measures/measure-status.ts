/** Containment stops the harm; prevention keeps the same cause from working again. */
export const MEASURE_KINDS = ['containment', 'prevention'] as const;
export type MeasureKind = (typeof MEASURE_KINDS)[number];

/** States of a measure; `effective` and `ineffective` are the verdicts of another person. */
export const MEASURE_STATES = ['planned', 'done', 'effective', 'ineffective', 'dropped'] as const;
export type MeasureState = (typeof MEASURE_STATES)[number];

/**
 * What people may do with a measure, and where it leads from each state. A verdict of no effect stands: the answer to it
 * is another measure, not another verdict.
 */
export const MEASURE_STEPS = {
  done: { from: ['planned'], to: 'done' },
  effective: { from: ['done'], to: 'effective' },
  ineffective: { from: ['done', 'effective'], to: 'ineffective' },
  drop: { from: ['planned'], to: 'dropped' },
  resume: { from: ['dropped', 'done'], to: 'planned' },
} as const satisfies Record<string, { from: readonly MeasureState[]; to: MeasureState }>;
export type MeasureStep = keyof typeof MEASURE_STEPS;
export const MEASURE_STEP_NAMES = Object.keys(MEASURE_STEPS) as MeasureStep[];

/** The steps that only somebody else than owner and doer may take. */
export const VERDICTS: readonly MeasureStep[] = ['effective', 'ineffective'];

/** Where the step leads; null when it is not possible from there. */
export function measureAfter(state: MeasureState, step: MeasureStep): MeasureState | null {
  const { from, to } = MEASURE_STEPS[step];
  return (from as readonly MeasureState[]).includes(state) ? to : null;
}

/** What keeps an incident from closing, of one measure. */
export interface MeasureStanding {
  id: string;
  number: number;
  kind: MeasureKind;
  state: MeasureState;
  /** Civil date by which somebody looks whether it works. */
  checkDueOn: string | null;
  /** The ineffective measure in whose place this one comes. */
  replacesId: string | null;
}

/** Measures that still have to be carried out, and checks that are past their date. */
export function unfinished(measures: readonly MeasureStanding[], today: string): string[] {
  return measures
    .filter(
      ({ state, kind, checkDueOn }) =>
        state === 'planned' || (kind === 'prevention' && state === 'done' && checkDueOn !== null && checkDueOn < today),
    )
    .map(({ number }) => String(number));
}

/**
 * Measures that somebody found without effect, and in whose place none was found effective: neither the one that came
 * for it, nor one that came for that in turn.
 */
export function withoutEffect(measures: readonly MeasureStanding[]): string[] {
  const replaced = new Set<string>();
  const replacedBy = ({ replacesId }: MeasureStanding): void => {
    if (replacesId === null || replaced.has(replacesId)) return;
    replaced.add(replacesId);
    measures.filter(({ id }) => id === replacesId).forEach(replacedBy);
  };
  measures.filter(({ state }) => state === 'effective').forEach(replacedBy);
  return measures
    .filter(({ id, state }) => state === 'ineffective' && !replaced.has(id))
    .map(({ number }) => String(number));
}

/** Whether any measure of prevention stands. */
export function hasPrevention(measures: readonly MeasureStanding[]): boolean {
  return measures.some(({ kind, state }) => kind === 'prevention' && state !== 'dropped');
}
