import holidayJp from '@holiday-jp/holiday_jp';
import { DomainError } from '../errors/domain-error.js';
import { timeErrors, type Instant } from '../time/clock.js';
import { isBrazilianHoliday, isJapaneseHolidayByRule, isUsFederalHoliday } from './holiday-rules.js';

/** A calendar date `YYYY-MM-DD`, in Asia/Tokyo unless said otherwise. */
export type CivilDate = string;

/**
 * Calendars of days on which offices are open. `JP-gov`: 行政機関の休日に関する法律 (昭和63年法律第91号) 第1条; `US-federal`: offices
 * of the federal government; `BR-national`: national holidays of Brazil. All close on Saturdays and Sundays.
 */
export type CalendarId = 'JP-gov' | 'US-federal' | 'BR-national';

/** The kept list of Japanese holidays ends here; later ones follow from the law of today. */
const LAST_LISTED_YEAR = '2050';

const DAY_MS = 86_400_000;
const TOKYO_OFFSET_MS = 9 * 3_600_000;

/** The Tokyo calendar date of an instant. Japan has had no daylight saving since 1951, so the offset is fixed. */
export function tokyoDate(at: Instant | Date): CivilDate {
  return new Date(new Date(at).getTime() + TOKYO_OFFSET_MS).toISOString().slice(0, 10);
}

/** The Tokyo month `YYYY-MM` of an instant. */
export function tokyoMonth(at: Instant | Date): string {
  return tokyoDate(at).slice(0, 7);
}

/** The instant at which the date begins in Tokyo. */
export function tokyoMidnight(on: CivilDate): Instant {
  return new Date(utc(on) - TOKYO_OFFSET_MS).toISOString();
}

/** Checks and returns a calendar date; fails with `kernel.bad-date` (also for 2026-02-30). */
export function parseCivilDate(text: string): CivilDate {
  if (!/^\d{4}-\d{2}-\d{2}$/.test(text) || new Date(`${text}T00:00:00Z`).toString() === 'Invalid Date') {
    throw new DomainError(timeErrors['kernel.bad-date']);
  }
  if (new Date(utc(text)).toISOString().slice(0, 10) !== text) throw new DomainError(timeErrors['kernel.bad-date']);
  return text;
}

/** `n` days later (or earlier when negative). */
export function addDays(on: CivilDate, n: number): CivilDate {
  return iso(utc(on) + n * DAY_MS);
}

/** Days from `from` to `to`; negative when `to` is earlier. */
export function daysBetween(from: CivilDate, to: CivilDate): number {
  return Math.round((utc(to) - utc(from)) / DAY_MS);
}

/** `n` months later; the last day of the month when the day does not exist there (民法143条2項ただし書). */
export function addMonths(on: CivilDate, n: number): CivilDate {
  const [year, month, day] = parts(on);
  const first = new Date(Date.UTC(year, month - 1 + n, 1));
  const last = new Date(Date.UTC(first.getUTCFullYear(), first.getUTCMonth() + 1, 0)).getUTCDate();
  return iso(Date.UTC(first.getUTCFullYear(), first.getUTCMonth(), Math.min(day, last)));
}

/** The national holiday's name on that date, substitute (振替休日) and sandwiched (国民の休日) days included. */
export function holidayName(on: CivilDate): string | null {
  const known = holidayJp.holidays as Record<string, { name: string } | undefined>;
  return known[on]?.name ?? null;
}

/** Whether offices are open. `JP-gov`: no Saturday, Sunday, national holiday, nor 12-29 to 01-03. */
export function isOpenDay(on: CivilDate, calendar: CalendarId = 'JP-gov'): boolean {
  const weekday = new Date(utc(on)).getUTCDay();
  if (weekday === 0 || weekday === 6) return false;
  if (calendar === 'US-federal') return !isUsFederalHoliday(on);
  if (calendar === 'BR-national') return !isBrazilianHoliday(on);
  const monthDay = on.slice(5);
  if (monthDay >= '12-29' || monthDay <= '01-03') return false;
  return on.slice(0, 4) > LAST_LISTED_YEAR ? !isJapaneseHolidayByRule(on) : holidayName(on) === null;
}

function utc(on: CivilDate): number {
  const [year, month, day] = parts(on);
  return Date.UTC(year, month - 1, day);
}

function parts(on: CivilDate): [number, number, number] {
  return [Number(on.slice(0, 4)), Number(on.slice(5, 7)), Number(on.slice(8, 10))];
}

function iso(ms: number): CivilDate {
  return new Date(ms).toISOString().slice(0, 10);
}
