import {
  addDays,
  addMonths,
  civilDateIn,
  daysBetween,
  endOfDay,
  isOpenDay,
  plusMs,
  type CivilDate,
  type Instant,
  type TimeZone,
} from '#kernel';

/** What a period is counted in. */
export const CLOCK_UNITS = ['hour', 'day', 'business_day', 'month'] as const;
export type ClockUnit = (typeof CLOCK_UNITS)[number];

/** Whether the day of the anchor is day 1 (`inclusive`) or the day after it is (`exclusive`). */
export const DAY_COUNTS = ['inclusive', 'exclusive'] as const;
export type DayCount = (typeof DAY_COUNTS)[number];

/** Where a period goes that ends on a closed day. */
export const HOLIDAY_ROLLS = ['none', 'next_open', 'previous_open'] as const;
export type HolidayRoll = (typeof HOLIDAY_ROLLS)[number];

interface ClockCalendar {
  isOpen: (on: CivilDate) => boolean;
  /** Where its days are counted, unless the rule names another zone. */
  zone: TimeZone;
  /** Whether law of this calendar is read strictly for the working deadline, and months end by the civil code. */
  japanese: boolean;
}

/** Calendars that a clock can be counted on. `JP-gov` closes on Saturdays, Sundays, national holidays, 12-29 to 01-03. */
const CALENDARS = {
  'JP-gov': { isOpen: (on) => isOpenDay(on, 'JP-gov'), zone: 'Asia/Tokyo', japanese: true },
  'US-federal': { isOpen: (on) => isOpenDay(on, 'US-federal'), zone: 'America/New_York', japanese: false },
  'BR-national': { isOpen: (on) => isOpenDay(on, 'BR-national'), zone: 'America/Sao_Paulo', japanese: false },
  weekdays: { isOpen: isWeekday, zone: 'UTC', japanese: false },
  none: { isOpen: () => true, zone: 'UTC', japanese: false },
} as const satisfies Record<string, ClockCalendar>;

export type ClockCalendarId = keyof typeof CALENDARS;
export const CLOCK_CALENDARS = Object.keys(CALENDARS) as ClockCalendarId[];

/** A period as a regime states it. */
export interface ClockRule {
  unit: ClockUnit;
  /** Whole units, ≥ 0. */
  amount: number;
  dayCount: DayCount;
  /** Has no effect on hours and business days: hours run on, a business day is open. */
  holidayRoll: HolidayRoll;
  calendar: ClockCalendarId;
  /** Where days are counted when not in the calendar's own zone; hours are the same everywhere. */
  zone?: TimeZone | undefined;
}

/** A moment by which something is due: an instant for hours, a civil date for everything else. */
export type DueMoment = string;

/** When a period ends: an instant for hours, a civil date of the calendar's country for everything else. */
export interface ClockResult {
  /** The legal end. A date is met until its last moment. */
  due: DueMoment;
  /**
   * The day to work towards, never after `due`. For day and month clocks of a Japanese calendar: the last open day on
   * or before the strictest reading (first day counted, no roll). It can lie before the anchor when a short period
   * begins in a row of closed days; that means: at once.
   */
  workingDeadline: DueMoment;
}

const HOUR_MS = 3_600_000;
const A_MONDAY: CivilDate = '1970-01-05';

/** Counts a period from its anchor. */
export function computeClock(anchorAt: Instant, rule: ClockRule): ClockResult {
  if (rule.unit === 'hour') {
    const due = plusMs(anchorAt, rule.amount * HOUR_MS);
    return { due, workingDeadline: due };
  }
  const calendar: ClockCalendar = CALENDARS[rule.calendar];
  const from = civilDateIn(anchorAt, zoneOf(rule));
  if (rule.unit === 'business_day') {
    const due = businessDay(from, rule, calendar);
    return { due, workingDeadline: due };
  }
  const due = roll(lastDay(from, rule, calendar), rule.holidayRoll, calendar);
  if (!calendar.japanese) return { due, workingDeadline: due };
  const strictest = lastDay(from, { ...rule, dayCount: 'inclusive' }, calendar);
  return { due, workingDeadline: roll(strictest, 'previous_open', calendar) };
}

/** Where the days of a rule are counted. */
export function zoneOf(rule: Pick<ClockRule, 'calendar' | 'zone'>): TimeZone {
  return rule.zone ?? CALENDARS[rule.calendar].zone;
}

/** The last instant at which a due moment is still met: a date is met until its day ends in the zone. */
export function lastInstant(due: DueMoment, zone: TimeZone): Instant {
  return due.length === 10 ? endOfDay(due, zone) : due;
}

/** Whether a due moment has passed: a date has passed when its day has ended in the zone. */
export function hasPassed(due: DueMoment, now: Instant, zone: TimeZone = 'Asia/Tokyo'): boolean {
  return due.length === 10 ? civilDateIn(now, zone) > due : now > due;
}

function lastDay(from: CivilDate, rule: ClockRule, calendar: ClockCalendar): CivilDate {
  if (rule.unit === 'month') return lastDayOfMonths(from, rule, calendar);
  // A period of no days ends on the day of its anchor, however days are counted.
  const counted = rule.dayCount === 'inclusive' ? Math.max(rule.amount - 1, 0) : rule.amount;
  return addDays(from, counted);
}

/** 民法143条2項: the day before the corresponding day; the month's last day where that day does not exist. */
function lastDayOfMonths(from: CivilDate, rule: ClockRule, calendar: ClockCalendar): CivilDate {
  if (rule.amount === 0) return from;
  if (!calendar.japanese && rule.dayCount === 'exclusive') return addMonths(from, rule.amount);
  const first = rule.dayCount === 'inclusive' ? from : addDays(from, 1);
  const corresponding = addMonths(first, rule.amount);
  return corresponding.slice(8) === first.slice(8) ? addDays(corresponding, -1) : corresponding;
}

function businessDay(from: CivilDate, rule: ClockRule, calendar: ClockCalendar): CivilDate {
  let on = from;
  let left = rule.amount;
  if (rule.dayCount === 'inclusive' && calendar.isOpen(on)) left -= 1;
  while (left > 0) {
    on = addDays(on, 1);
    if (calendar.isOpen(on)) left -= 1;
  }
  return roll(on, 'next_open', calendar);
}

function roll(on: CivilDate, direction: HolidayRoll, calendar: ClockCalendar): CivilDate {
  if (direction === 'none') return on;
  const step = direction === 'next_open' ? 1 : -1;
  let day = on;
  while (!calendar.isOpen(day)) day = addDays(day, step);
  return day;
}

function isWeekday(on: CivilDate): boolean {
  const sinceMonday = daysBetween(A_MONDAY, on) % 7;
  return (sinceMonday + 7) % 7 < 5;
}
