import { civilDateIn, type CivilDate, type Instant } from '#kernel';
import type { IncidentState } from './incident-status.js';
import { earliest } from './known-at.js';
import { zoneOf, type ClockRule } from './statutory-clock.js';
import type { ObligationDecision, StageKind } from './stage-state.js';

/** Whether a statement was read in a public source. What is `unverified` is shown and printed as such. */
export type Mark = 'verified' | 'unverified';

export interface BilingualText {
  ja: string;
  en: string;
}

/**
 * What starts a clock. `detected` is when it came to light; `determined` when it was confirmed to be a breach;
 * `previous_stage` when the report before it was made.
 */
export const ANCHORS = ['occurred', 'detected', 'known', 'determined', 'previous_stage'] as const;
export type Anchor = (typeof ANCHORS)[number];

/** One report that a recipient expects. */
export interface RegimeStage {
  id: string;
  title: BilingualText;
  kind: StageKind;
  anchor: Anchor;
  /** The law's own words for the time. */
  wording: string;
  /** The legal period of a hard stage, the operator's target of a soft one. */
  clock: ClockRule;
  /** Other periods when a fact has a certain value; the first that fits wins. */
  clockWhen: { fact: string; equals: string; clock: ClockRule }[];
  form: string | null;
  /** By which way it is handed in. */
  channel: string | null;
  mark: Mark;
}

/** What a fact must be: one of some words, or at least a number. An unknown fact meets neither. */
export interface Condition {
  fact: string;
  is?: string[];
  atLeast?: number;
}

/** What the data say about a decision; the first whose conditions all hold is proposed to the person who decides. */
export interface Suggestion {
  decision: Exclude<ObligationDecision, 'undecided'>;
  all: Condition[];
  why: BilingualText;
}

export interface RegimeRecipient {
  id: string;
  title: BilingualText;
  /** `head_office_bureau`: decided by the prefecture of the head office; `fixed`: the title names it. */
  route: 'head_office_bureau' | 'fixed';
  /** In place of the regime's own, where this recipient has conditions of its own. */
  suggest: Suggestion[] | null;
  stages: RegimeStage[];
}

/** To whom a regime is proposed at all. */
export interface RegimeScope {
  /** Served countries of the operator, any of them; empty: wherever it works. */
  countries: string[];
  /** Only operators designated for 特定利用者情報. */
  designated: boolean;
  /** Facts of the incident without which it is not proposed. */
  facts: Condition[];
}

/** A duty to report, as versioned data of `config/regimes/`. */
export interface Regime {
  id: string;
  version: string;
  title: BilingualText;
  citation: string;
  effectiveFrom: CivilDate;
  effectiveTo: CivilDate | null;
  /** `unverified`: nobody could find out whether the text is in force; it is proposed and says so. */
  effectiveMark: Mark;
  /** From which state the duty binds; before it, clocks are shown "if confirmed". */
  bindingFrom: 'suspected' | 'confirmed';
  scope: RegimeScope;
  suggest: Suggestion[];
  /** What to send when more becomes known. */
  supplement: string | null;
  sources: { statement: string; source: string; mark: Mark; checkedOn: CivilDate }[];
  recipients: RegimeRecipient[];
}

/** Whether the regime's version was in force on the day of knowledge, as it was dated where the regime counts. */
export function inForce(regime: Regime, knownAt: Instant): boolean {
  const clock = regime.recipients[0]?.stages[0]?.clock;
  const on: CivilDate = civilDateIn(knownAt, clock === undefined ? 'Asia/Tokyo' : zoneOf(clock));
  return regime.effectiveFrom <= on && (regime.effectiveTo === null || on <= regime.effectiveTo);
}

/** Whether the duty still waits for confirmation ("if confirmed"). */
export function isConditional(regime: Regime, state: IncidentState): boolean {
  return regime.bindingFrom === 'confirmed' && (state === 'lead' || state === 'suspected');
}

/** The period that holds for the stage under the facts known so far. */
export function clockFor(stage: RegimeStage, facts: Readonly<Record<string, string | undefined>>): ClockRule {
  return stage.clockWhen.find((other) => facts[other.fact] === other.equals)?.clock ?? stage.clock;
}

/** The moments that clocks start from. */
export interface Moments {
  occurredAt: Instant | null;
  discoveredAt: Instant | null;
  knownAt: Instant | null;
  confirmedAt: Instant | null;
}

/**
 * The instant that a stage's clock starts from; null while that has not happened. Where the moment of occurrence or of
 * coming to light is not on record or lies after knowledge, knowledge stands in for it, since neither can be later; the
 * board says so.
 */
export function anchorOf(
  stage: Pick<RegimeStage, 'anchor'>,
  moments: Moments,
  previousReportedAt: Instant | null,
): { at: Instant | null; standsIn: boolean } {
  const orKnown = (recorded: Instant | null) => {
    const at = earliest(recorded, moments.knownAt);
    return { at, standsIn: at !== recorded || recorded === null };
  };
  switch (stage.anchor) {
    case 'occurred':
      return orKnown(moments.occurredAt);
    case 'detected':
      return orKnown(moments.discoveredAt);
    case 'known':
      return { at: moments.knownAt, standsIn: false };
    case 'determined':
      return { at: moments.confirmedAt, standsIn: false };
    case 'previous_stage':
      return { at: previousReportedAt, standsIn: false };
  }
}
