import { dayOf, eraYear, minutesOf, momentOf, plusDays, weekdayOf, type Day } from './civil';
import { readDay, type Toward } from './read-day';
import { readTime } from './read-time';
import { isFiller, tidy } from './tidy';

export type { Day } from './civil';
export type { Toward } from './read-day';

/**
 * What makes a reading doubtful: the written weekday is another; no time was written, so the end of the office day stands
 * for it; only a part of the day was; it lies on the side of now where it should not.
 */
export type Doubt = 'weekday' | 'no-time' | 'part-of-day' | 'past' | 'future';

export interface DayRead {
  day: Day;
  doubt: Doubt | null;
}

export interface MomentRead {
  /** UTC, as the desk takes it. */
  instant: string;
  doubt: Doubt | null;
}

/** A promise "for that day" is kept by the end of the office day; minutes since midnight. */
const END_OF_OFFICE = 17 * 60;
const MINUTE = 60_000;

/**
 * Reads a day as people in Japan write it: 令和8年11月26日, R8.11.26, 2026/11/26, 20261126, 11/26(木), 昨日, 3日前, 先週の水曜,
 * 二十六日, full-width or not. Null when that is no day.
 * @param now the present (ms); @param toward where a day without year or month is looked for
 */
export function parseDay(written: string, now: number, toward: Toward = 'past'): DayRead | null {
  const today = dayOf(now);
  const read = readDay(tidy(written), { today, toward });
  if (read === null) return null;
  const { day, weekday } = read;
  const time = readTime(read.rest, false);
  if (time === 'bad' || !isFiller(time?.rest ?? read.rest)) return null;
  if (weekday !== null && weekday !== weekdayOf(day)) return { day, doubt: 'weekday' };
  if (toward === 'past' && day > today) return { day, doubt: 'future' };
  return { day, doubt: toward === 'future' && day < today ? 'past' : null };
}

/**
 * Reads a moment: everything that {@link parseDay} reads with 15時, 15時半, 午後3時, 15:30, 夕方, 午前中; a time alone is its next
 * occurrence; 30分後, 2時間後. Tokyo time. Null when that is no moment.
 */
export function parseMoment(written: string, now: number, toward: Toward = 'future'): MomentRead | null {
  const text = tidy(written);
  if (text === '') return null;
  const span = spanOf(text);
  if (span !== null) return { instant: new Date(Math.ceil((now + span) / MINUTE) * MINUTE).toISOString(), doubt: null };
  const today = dayOf(now);
  const day = readDay(text, { today, toward });
  const time = readTime(day?.rest ?? text, toward === 'future');
  if (time === 'bad' || (day === null && time === null)) return null;
  if (!isFiller(time?.rest ?? day?.rest ?? '')) return null;
  const minutes = time?.minutes ?? END_OF_OFFICE;
  const at = momentOf(day?.day ?? nextDayFor(minutes, now, toward), minutes);
  const misfit = day !== null && day.weekday !== null && day.weekday !== weekdayOf(day.day);
  return { instant: new Date(at).toISOString(), doubt: misfit ? 'weekday' : doubtOf(at, time, { now, toward }) };
}

function doubtOf(
  at: number,
  time: { said: boolean } | null,
  { now, toward }: { now: number; toward: Toward },
): Doubt | null {
  if (toward === 'future' && at <= now) return 'past';
  if (toward === 'past' && at > now) return 'future';
  if (time === null) return 'no-time';
  return time.said ? null : 'part-of-day';
}

/** A time alone: today while it lies ahead (or, looking back, behind), else the day after (before). */
function nextDayFor(minutes: number, now: number, toward: Toward): Day {
  const [today, isAhead] = [dayOf(now), minutes > minutesOf(now)];
  if (toward === 'future') return isAhead ? today : plusDays(today, 1);
  return isAhead ? plusDays(today, -1) : today;
}

/** 30分後, 2時間後, 1時間半後: milliseconds from now. */
function spanOf(text: string): number | null {
  const match = /^(?:約)?(?:(\d{1,2})時間(?:(半)|(\d{1,2})分)?|(\d{1,3})分)後?(?:まで|に|以内|ごろ|頃|くらい)*$/.exec(
    text,
  );
  if (match === null || !/後|以内/.test(text)) return null;
  const minutes =
    match[4] === undefined
      ? Number(match[1]) * 60 + (match[2] === undefined ? Number(match[3] ?? 0) : 30)
      : Number(match[4]);
  return minutes * MINUTE;
}

const WEEK: Record<'ja' | 'en', readonly string[]> = {
  ja: ['日', '月', '火', '水', '木', '金', '土'],
  en: ['Sun', 'Mon', 'Tue', 'Wed', 'Thu', 'Fri', 'Sat'],
};

/** A day to check by: 2026年11月26日（木・令和8年） / Thu 2026-11-26. */
export function sayDay(day: Day, language: 'ja' | 'en'): string {
  const week = WEEK[language][weekdayOf(day)] ?? '';
  if (language === 'en') return `${week} ${day}`;
  const [year, month, date] = day.split('-').map(Number);
  return `${String(year)}年${String(month)}月${String(date)}日（${week}・${eraYear(day)}）`;
}

/** A moment to check by: 11月27日（金）15:00; with its year when that is another than now's. */
export function sayMoment(instant: string, language: 'ja' | 'en', now: number): string {
  const ms = Date.parse(instant);
  const day = dayOf(ms);
  const minutes = minutesOf(ms);
  const clock = `${String(Math.floor(minutes / 60))}:${String(Math.floor(minutes % 60)).padStart(2, '0')}`;
  const week = WEEK[language][weekdayOf(day)] ?? '';
  if (language === 'en') return `${week} ${day} ${clock}`;
  const [year, month, date] = day.split('-').map(Number);
  const shown = String(year) === dayOf(now).slice(0, 4) ? '' : `${String(year)}年`;
  return `${shown}${String(month)}月${String(date)}日（${week}）${clock}`;
}
