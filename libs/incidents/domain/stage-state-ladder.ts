import { plusMs, type Instant, type TimeZone } from '#kernel';
import { lastInstant, type DueMoment } from './statutory-clock.js';

/**
 * Rungs of the alert ladder, weakest first: half of the time is gone, 72 and 24 hours are left, the working deadline
 * has passed, the law's date (or the operator's target of a soft clock) has passed.
 */
export const ALERT_RUNGS = ['half', 'h72', 'h24', 'working_passed', 'overdue'] as const;
export type AlertRung = (typeof ALERT_RUNGS)[number];

/** A rung with the moment from which it stands and the due moment that it is about. */
export interface Rung {
  rung: AlertRung;
  from: Instant;
  due: DueMoment;
}

/** A clock that runs. */
export interface RunningClock {
  anchorAt: Instant;
  legalDue: DueMoment | null;
  workingDeadline: DueMoment;
  zone: TimeZone;
}

const HOUR_MS = 3_600_000;

/**
 * The rungs of a clock in order of strength. The first three look at the working deadline; those that would lie at or
 * before the anchor are left out, since a clock of 24 hours has no 72 left, and so is a weaker one that would come after a
 * stronger: half of two days ending at midnight may lie within their last 24 hours. A passed working deadline is a rung of its
 * own only where the law's date comes later.
 */
export function ladderOf(clock: RunningClock): Rung[] {
  const work = lastInstant(clock.workingDeadline, clock.zone);
  const bound = clock.legalDue ?? clock.workingDeadline;
  const half = plusMs(clock.anchorAt, Math.floor((Date.parse(work) - Date.parse(clock.anchorAt)) / 2));
  const before = (hours: number) => plusMs(work, -hours * HOUR_MS);
  const ahead: Rung[] = [
    { rung: 'half', from: half, due: clock.workingDeadline },
    { rung: 'h72', from: before(72), due: clock.workingDeadline },
    { rung: 'h24', from: before(24), due: clock.workingDeadline },
  ];
  const running = ahead.filter(({ from }) => from > clock.anchorAt);
  const passed: Rung[] = [
    { rung: 'working_passed', from: plusMs(work, 1), due: clock.workingDeadline },
    { rung: 'overdue', from: plusMs(lastInstant(bound, clock.zone), 1), due: bound },
  ];
  return [
    ...running.filter(({ from }, at) => running.slice(at + 1).every((stronger) => from < stronger.from)),
    ...passed.filter(({ rung, due }) => rung === 'overdue' || due !== bound),
  ];
}

/** The rungs that stand at a moment, weakest first. */
export function reached(clock: RunningClock, now: Instant): Rung[] {
  return ladderOf(clock).filter(({ from }) => from <= now);
}

/** How strong a rung is; higher is nearer to the end. */
export function strength(rung: AlertRung): number {
  return ALERT_RUNGS.indexOf(rung);
}
