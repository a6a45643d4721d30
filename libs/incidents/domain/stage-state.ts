import { addDays, civilDateIn, msBetween, type Instant, type TimeZone } from '#kernel';
import { hasPassed, type DueMoment } from './statutory-clock.js';

export const OBLIGATION_DECISIONS = ['undecided', 'applies', 'does_not'] as const;
export type ObligationDecision = (typeof OBLIGATION_DECISIONS)[number];

/** `soft` has an operator's target and never a legal date; `hard` has both. */
export const STAGE_KINDS = ['soft', 'hard'] as const;
export type StageKind = (typeof STAGE_KINDS)[number];

/** What the board shows for a stage. `waiting`: its clock starts with something that has not happened yet. */
export type StageState = 'waiting' | 'open' | 'due_soon' | 'overdue' | 'reported' | 'reported_late' | 'not_applicable';

export interface StageFacts {
  kind: StageKind;
  /** Null for soft stages, and while the clock waits for its anchor. */
  legalDue: DueMoment | null;
  /** The operator's target for soft stages; null while the clock waits for its anchor. */
  workingDeadline: DueMoment | null;
  reportedAt: Instant | null;
  /** Where its dates end; Tokyo when absent. */
  zone?: TimeZone;
}

/** A working deadline this many days ahead, or a target this many hours ahead, is due soon. */
const SOON_DAYS = 3;
const SOON_MS = 24 * 3_600_000;
const TOKYO = 'Asia/Tokyo';

/** The stage's state at a moment. A soft stage that missed its target is overdue against the target, never the law. */
export function stageState(stage: StageFacts, decision: ObligationDecision, now: Instant): StageState {
  const zone = stage.zone ?? TOKYO;
  const bound = stage.kind === 'hard' ? stage.legalDue : stage.workingDeadline;
  if (stage.reportedAt !== null) {
    return bound !== null && hasPassed(bound, stage.reportedAt, zone) ? 'reported_late' : 'reported';
  }
  if (decision === 'does_not') return 'not_applicable';
  if (stage.workingDeadline === null) return 'waiting';
  if (bound !== null && hasPassed(bound, now, zone)) return 'overdue';
  return isSoon(stage.workingDeadline, now, zone) ? 'due_soon' : 'open';
}

/** Whole hours since the anchor, until the report or until now. */
export function elapsedHours(anchorAt: Instant, reportedAt: Instant | null, now: Instant): number {
  return Math.floor(msBetween(anchorAt, reportedAt ?? now) / 3_600_000);
}

function isSoon(due: DueMoment, now: Instant, zone: TimeZone): boolean {
  if (due.length === 10) return addDays(civilDateIn(now, zone), SOON_DAYS) >= due;
  return msBetween(now, due) <= SOON_MS;
}
