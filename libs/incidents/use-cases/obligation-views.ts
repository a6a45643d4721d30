import type { Instant, TimeZone } from '#kernel';
import type { KeptDecision, Receipt } from '../data/obligation-repository.js';
import type { AskAgain } from '../data/obligation.entity.js';
import type { Anchor, BilingualText, Mark } from '../domain/regime.js';
import type { FactDifference, Proposal } from '../domain/regime-scope.js';
import type { ObligationDecision, StageKind, StageState } from '../domain/stage-state.js';
import type { AlertRung } from '../domain/stage-state-ladder.js';

/** A rung of the alert ladder that was raised. */
export interface AlertView {
  id: string;
  rung: AlertRung;
  due: string;
  raisedAt: Instant;
  acknowledgedBy: string | null;
  acknowledgedAt: Instant | null;
}

/** A stage as the board shows it. */
export interface StageView {
  stage: string;
  title: BilingualText;
  kind: StageKind;
  /** The law's own words. */
  wording: string;
  mark: Mark;
  form: string | null;
  channel: string | null;
  anchor: Anchor;
  /** Null while what starts the clock has not happened. */
  anchorAt: Instant | null;
  /** Knowledge stands in for a moment that is not on record; the true date can only be earlier. */
  anchorStandsIn: boolean;
  /** Where the dates end. */
  zone: TimeZone;
  legalDue: string | null;
  workingDeadline: string | null;
  /** The last instant at which the law's date, or a soft clock's target, is still met. */
  endsAt: Instant | null;
  /** The last instant at which the desk's own date, or a soft clock's target, is still met. */
  workEndsAt: Instant | null;
  /** A target of this incident's own. */
  target: { at: Instant; setBy: string | null; setAt: Instant | null; reason: string | null } | null;
  elapsedHours: number | null;
  reportedAt: Instant | null;
  means: string | null;
  receipt: Receipt | null;
  recordedBy: string | null;
  state: StageState;
  /** Oldest first; weaker rungs that nobody saw in time are left out. */
  alerts: AlertView[];
}

/** A fact as it is shown: with its name in both languages. */
export interface NamedFact {
  fact: string;
  title: BilingualText;
  value: string | null;
}

/** An obligation as the board shows it. */
export interface ObligationView {
  id: string;
  regimeId: string;
  regimeTitle: BilingualText;
  citation: string;
  ruleVersion: string;
  /** Version of the data now, when they are others than those decided under; an edited file may keep its version. */
  newerRule: string | null;
  /** `unverified`: from when (or whether) the text is in force was not verified. */
  effectiveMark: Mark;
  /** What to send when more becomes known. */
  supplement: string | null;
  /** Statements of the regime that nobody could verify yet. */
  unverified: string[];
  recipientId: string;
  recipient: BilingualText;
  decision: ObligationDecision;
  decidedBy: string | null;
  decidedAt: Instant | null;
  why: string | null;
  /** Every decision so far, oldest first, with the facts that it rested on; the last one stands. */
  decisions: Omit<KeptDecision, 'obligationId'>[];
  /** What the data propose now; a person decides. */
  proposal: Proposal;
  /** The facts that it looks at, as known now; null: not recorded. */
  facts: NamedFact[];
  /** What is another fact than at the decision. */
  changed: (FactDifference & { title: BilingualText })[];
  /** The decision waits to be looked at again. */
  askAgain: { why: AskAgain; since: Instant } | null;
  /** Counted already, binding only if the incident is confirmed. */
  ifConfirmed: boolean;
  stages: StageView[];
}
