import { addDays, holidayName, plusMs, tokyoDate, tokyoMidnight, type CivilDate, type Instant } from '#kernel';

/** When somebody is there. */
export interface Hours {
  /** Days of the week, 0 is Sunday. */
  days: readonly number[];
  /** `HH:MM`, Tokyo time. */
  from: string;
  to: string;
  /** Whether national holidays and 29 December to 3 January are days off. */
  offOnHolidays: boolean;
}

/** Further days off, both included. */
export interface Closure {
  from: CivilDate;
  to: CivilDate;
}

/** Whether the desk is there now, and until or from when. */
export type Presence = { open: true; until: Instant } | { open: false; next: Instant | null };

/** The year's turn is the longest usual break; nobody is away longer. */
const LOOK_AHEAD_DAYS = 60;
const MINUTE_MS = 60_000;

/** Whether somebody is there at all on the day. */
export function isThereOn(hours: Hours, closures: readonly Closure[], on: CivilDate): boolean {
  if (!hours.days.includes(weekdayOf(on))) return false;
  if (closures.some(({ from, to }) => from <= on && on <= to)) return false;
  return !(hours.offOnHolidays && isHoliday(on));
}

/** Whether somebody is there now. */
export function presenceAt(hours: Hours, closures: readonly Closure[], now: Instant): Presence {
  const today = tokyoDate(now);
  for (let day = 0; day <= LOOK_AHEAD_DAYS; day += 1) {
    const on = addDays(today, day);
    if (!isThereOn(hours, closures, on)) continue;
    const [from, to] = [momentOf(on, hours.from), momentOf(on, hours.to)];
    if (from <= now && now < to) return { open: true, until: to };
    if (now < from) return { open: false, next: from };
  }
  return { open: false, next: null };
}

/** Days of the week on which somebody would be there but is not, from `from` on, with the holiday's Japanese name. */
export function daysOff(
  hours: Hours,
  closures: readonly Closure[],
  span: { from: CivilDate; days: number },
): { on: CivilDate; name: string | null }[] {
  return Array.from({ length: span.days }, (_, day) => addDays(span.from, day))
    .filter((on) => hours.days.includes(weekdayOf(on)) && !isThereOn(hours, closures, on))
    .map((on) => ({ on, name: holidayName(on) }));
}

/**
 * The moment by which a wished call is due: the end of the next such span of hours (of the whole day when there is none)
 * of which at least `leadMinutes` are left. Null when nobody is there for a long time.
 */
export function callDueAt(
  hours: Hours,
  closures: readonly Closure[],
  wish: { now: Instant; slot: readonly [from: string, to: string] | null; leadMinutes: number },
): Instant | null {
  const end = wish.slot?.[1] ?? hours.to;
  for (let day = 0; day <= LOOK_AHEAD_DAYS; day += 1) {
    const on = addDays(tokyoDate(wish.now), day);
    const due = momentOf(on, end);
    if (isThereOn(hours, closures, on) && plusMs(wish.now, wish.leadMinutes * MINUTE_MS) <= due) return due;
  }
  return null;
}

function isHoliday(on: CivilDate): boolean {
  const monthDay = on.slice(5);
  return holidayName(on) !== null || monthDay >= '12-29' || monthDay <= '01-03';
}

function weekdayOf(on: CivilDate): number {
  return new Date(`${on}T00:00:00Z`).getUTCDay();
}

function momentOf(on: CivilDate, time: string): Instant {
  const [hours = 0, minutes = 0] = time.split(':').map(Number);
  return plusMs(tokyoMidnight(on), (hours * 60 + minutes) * MINUTE_MS);
}
