/** The ways by which a person is told, in the order in which they are tried. */
export const LADDER_STEPS = ['email', 'letter', 'phone', 'substitute'] as const;
export type LadderStep = (typeof LADDER_STEPS)[number];

/** How a step stands in a party's `reach`: `e`, `l`, `p`. A substitute measure needs no way to the person. */
const LETTER: Record<Exclude<LadderStep, 'substitute'>, string> = { email: 'e', letter: 'l', phone: 'p' };

/** The first step for a person who can be reached so, or the first one below a step that failed; null below the last. */
export function stepBelow(reach: string, failed: LadderStep | null): LadderStep | null {
  const from = failed === null ? 0 : LADDER_STEPS.indexOf(failed) + 1;
  return LADDER_STEPS.slice(from).find((step) => step === 'substitute' || reach.includes(LETTER[step])) ?? null;
}

/** Outcomes of one telephone call. */
export const CALL_OUTCOMES = ['told', 'no-answer', 'call-back', 'refused', 'wrong-number'] as const;
export type CallOutcome = (typeof CALL_OUTCOMES)[number];

/** Rules of the telephone step, from `config/ladder.yaml`. */
export interface CallRules {
  /** Calls without an answer after which the step is exhausted. */
  tries: number;
  /** Different days on which they must have been made. */
  days: number;
}

/** What the calls made so far mean for the notice: told, the step is exhausted, or it goes on. */
export function judgeCalls(
  calls: readonly { outcome: CallOutcome; day: string }[],
  rules: CallRules,
): { state: 'acknowledged' | 'failed' | 'pending'; why: string | null } {
  const last = calls.at(-1);
  if (calls.some((call) => call.outcome === 'told')) return { state: 'acknowledged', why: null };
  if (last?.outcome === 'refused' || last?.outcome === 'wrong-number') return { state: 'failed', why: last.outcome };
  const unanswered = calls.filter((call) => call.outcome === 'no-answer');
  const days = new Set(unanswered.map((call) => call.day));
  const exhausted = unanswered.length >= rules.tries && days.size >= rules.days;
  return exhausted ? { state: 'failed', why: 'no-answer' } : { state: 'pending', why: null };
}
