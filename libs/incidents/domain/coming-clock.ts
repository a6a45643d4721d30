import type { BilingualText } from './regime.js';
import type { StageKind } from './stage-state.js';

/** A clock that begins when a new incident is suspected. */
export interface ComingClock {
  regime: BilingualText;
  stage: BilingualText;
  /** `hard`: a legal period; `soft`: the law sets no date, and the date is the operator's target. */
  kind: StageKind;
  /** The law's own words for the time. */
  wording: string;
  /** Null of a soft clock. */
  legalDue: string | null;
  workingDeadline: string | null;
  /** The duty binds only when the leak is confirmed. */
  ifConfirmed: boolean;
}
