import type { CivilDate } from '#kernel';
import type { IncidentState } from './incident-status.js';
import type { ClockRule } from './statutory-clock.js';
import type { StageKind } from './stage-state.js';

/** Whether a statement was read in a public source. What is `unverified` is shown and printed as such. */
export type Mark = 'verified' | 'unverified';

export interface BilingualText {
  ja: string;
  en: string;
}

/** One report that a recipient expects. */
export interface RegimeStage {
  id: string;
  title: BilingualText;
  kind: StageKind;
  /** The law's own words for the time. */
  wording: string;
  /** The legal period of a hard stage, the operator's target of a soft one. */
  clock: ClockRule;
  /** Other periods when a fact has a certain value; the first that fits wins. */
  clockWhen: { fact: string; equals: string; clock: ClockRule }[];
  form: string | null;
  mark: Mark;
}

export interface RegimeRecipient {
  id: string;
  title: BilingualText;
  /** `head_office_bureau`: decided by the prefecture of the head office; `fixed`: the title names it. */
  route: 'head_office_bureau' | 'fixed';
  stages: RegimeStage[];
}

/** A duty to report, as versioned data of `config/regimes/`. */
export interface Regime {
  id: string;
  version: string;
  title: BilingualText;
  citation: string;
  effectiveFrom: CivilDate;
  effectiveTo: CivilDate | null;
  anchor: 'known';
  /** From which state the duty binds; before it, clocks are shown "if confirmed". */
  bindingFrom: 'suspected' | 'confirmed';
  sources: { statement: string; source: string; mark: Mark; checkedOn: CivilDate }[];
  recipients: RegimeRecipient[];
}

/** Whether the regime's version was in force on the day of knowledge. */
export function inForce(regime: Regime, on: CivilDate): boolean {
  return regime.effectiveFrom <= on && (regime.effectiveTo === null || on <= regime.effectiveTo);
}

/** Whether the duty still waits for confirmation ("if confirmed"). */
export function isConditional(regime: Regime, state: IncidentState): boolean {
  return regime.bindingFrom === 'confirmed' && (state === 'lead' || state === 'suspected');
}

/** The period that holds for the stage under the facts known so far. */
export function clockFor(stage: RegimeStage, facts: Readonly<Record<string, string>>): ClockRule {
  return stage.clockWhen.find((other) => facts[other.fact] === other.equals)?.clock ?? stage.clock;
}
