/** Alarms of something that happened once: nothing calms them but the person who says that they have seen it. */
const PASSING: ReadonlySet<string> = new Set(['intake.mail-refused', 'incidents.clock-unread']);

/**
 * Alarms that are raised once for each thing that happens, not again and again while one cause lasts: what is raised
 * while one is open is news that whoever acknowledged it has not seen.
 */
const ONE_BY_ONE: ReadonlySet<string> = new Set([
  'incidents.break-glass',
  'incidents.measure-overdue',
  'incidents.prevention-failed',
  'incidents.recurrence',
  'incidents.task-overdue',
  'incidents.wall-undecided',
  'notices.bounced-late',
  'notices.returned',
]);

/** Alarms whose mail waits behind no other: what they tell of is over, or late, within hours. */
export const URGENT: readonly string[] = ['incidents.break-glass', 'incidents.clock', 'incidents.clock-unread'];

/** Whether an acknowledgement puts the alarm away; the next time is a new alarm. */
export function endsWhenSeen(code: string): boolean {
  return PASSING.has(code);
}

/** Whether raising the open alarm again is news: it is to be seen, and mailed, anew. */
export function isNewsAgain(code: string): boolean {
  return ONE_BY_ONE.has(code);
}

/** Whether somebody may not acknowledge the alarm, since it is about what they did: `by` names one or several users. */
export function isAboutDeedOf(facts: Record<string, string | number>, userId: string): boolean {
  return String(facts['by'] ?? '')
    .split(' ')
    .includes(userId);
}
