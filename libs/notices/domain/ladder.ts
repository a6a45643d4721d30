import { plusMs, type Instant } from '#kernel';
import { stepsOf, type NoticeStep } from './notice-step.js';

const DAY_MS = 86_400_000;

/** The step below one that failed, for a person who can be reached so; null below the substitute measure. */
export function stepBelow(reach: string, failed: NoticeStep): NoticeStep | null {
  if (failed === 'substitute') return null;
  const order: readonly NoticeStep[] = ['email', 'letter', 'phone', 'substitute'];
  return stepsOf(reach).find((step) => order.indexOf(step) > order.indexOf(failed)) ?? 'substitute';
}

/** Outcomes of one telephone call. */
export const CALL_OUTCOMES = ['told', 'no-answer', 'call-back', 'refused', 'wrong-number'] as const;
export type CallOutcome = (typeof CALL_OUTCOMES)[number];

/** Why a letter came back. */
export const RETURN_REASONS = ['unknown-address', 'moved', 'refused', 'not-collected', 'other'] as const;
export type ReturnReason = (typeof RETURN_REASONS)[number];

/** Rules of the telephone step, from `config/ladder.yaml`. */
export interface CallRules {
  /** Calls without an answer after which the step is exhausted. */
  tries: number;
  /** Different days on which they must have been made. */
  days: number;
}

/** Shape of `config/ladder.yaml`. */
export interface LadderRules {
  phone: CallRules;
  /** Days after which a waiting step is overdue. */
  due_days: Record<'letter' | 'phone' | 'substitute', number>;
}

/** Until when a step that waits for a person should be done; null for e-mail, which waits for nobody. */
export function dueOf(step: NoticeStep, at: Instant, rules: LadderRules): Instant | null {
  return step === 'email' ? null : plusMs(at, rules.due_days[step] * DAY_MS);
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
