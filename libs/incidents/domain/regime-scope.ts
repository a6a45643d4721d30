import type { BilingualText, Condition, Regime, RegimeRecipient } from './regime.js';
import type { ObligationDecision } from './stage-state.js';

/** What the operator is and where it works. */
export interface OperatorScope {
  countries: readonly string[];
  /** Whether it is designated for 特定利用者情報 (電気通信事業法 27条の5). */
  designated: boolean;
}

/** Facts of an incident by name, as texts; numbers in digits. */
export type DutyFacts = Readonly<Record<string, string | undefined>>;

/** What the data propose, and on which facts. */
export interface Proposal {
  decision: ObligationDecision;
  why: BilingualText;
}

/** A fact that is another one than when the person decided. */
export interface FactDifference {
  fact: string;
  before: string | null;
  now: string | null;
}

const NOTHING_FITS: BilingualText = {
  ja: '判断に必要な事実がそろっていません',
  en: 'Facts that the decision needs are missing',
};

/** Whether the regime is put before the people of this operator for an incident with these facts. */
export function isProposed(regime: Regime, operator: OperatorScope, facts: DutyFacts): boolean {
  const { countries, designated, facts: needed } = regime.scope;
  if (designated && !operator.designated) return false;
  if (countries.length > 0 && !countries.some((country) => operator.countries.includes(country))) return false;
  return needed.every((condition) => holds(condition, facts));
}

/** What the regime's data propose for a recipient; `undecided` when no rule fits. A person decides. */
export function propose(regime: Regime, recipient: RegimeRecipient, facts: DutyFacts): Proposal {
  const rule = rulesOf(regime, recipient).find(({ all }) => all.every((condition) => holds(condition, facts)));
  return rule === undefined ? { decision: 'undecided', why: NOTHING_FITS } : { decision: rule.decision, why: rule.why };
}

/** The facts that the decision about a recipient looks at, in order of the rules. */
export function factsLookedAt(regime: Regime, recipient: RegimeRecipient): string[] {
  const conditions = [...regime.scope.facts, ...rulesOf(regime, recipient).flatMap(({ all }) => all)];
  return [...new Set(conditions.map(({ fact }) => fact))];
}

/** The facts looked at, with what is known of each. */
export function snapshot(names: readonly string[], facts: DutyFacts): Record<string, string> {
  return Object.fromEntries(names.flatMap((name) => (facts[name] === undefined ? [] : [[name, facts[name]]])));
}

/** Which facts are other ones now. */
export function differences(before: DutyFacts, now: DutyFacts): FactDifference[] {
  const names = [...new Set([...Object.keys(before), ...Object.keys(now)])].sort();
  return names
    .filter((name) => before[name] !== now[name])
    .map((fact) => ({ fact, before: before[fact] ?? null, now: now[fact] ?? null }));
}

function rulesOf(regime: Regime, recipient: RegimeRecipient) {
  return recipient.suggest ?? regime.suggest;
}

function holds({ fact, is, atLeast }: Condition, facts: DutyFacts): boolean {
  const value = facts[fact];
  if (value === undefined) return false;
  if (is !== undefined && !is.includes(value)) return false;
  return atLeast === undefined || Number(value) >= atLeast;
}
