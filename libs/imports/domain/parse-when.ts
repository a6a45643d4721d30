import { addDays, DomainError, parseCivilDate, parseInstant, tokyoDate, type CivilDate, type Instant } from '#kernel';
import type { DayOrder } from './import.js';

/** A moment that was read from a cell. Without a time of day it is the beginning of the day in Tokyo. */
export interface When {
  at: Instant;
  /** The day in Tokyo. */
  on: CivilDate;
}

/** Why a cell is no moment. */
export type WhenFault = 'bad-date' | 'bad-time' | 'ambiguous-date';

/** First and last day of the eras (元号を定める政令; 元号を改める政令 平成31年政令第143号). */
const ERAS = [
  { names: ['令和', 'r'], first: '2019-05-01', last: '9999-12-31' },
  { names: ['平成', 'h'], first: '1989-01-08', last: '2019-04-30' },
  { names: ['昭和', 's'], first: '1926-12-25', last: '1989-01-07' },
  { names: ['大正', 't'], first: '1912-07-30', last: '1926-12-25' },
] as const;

/** Day 0 of spreadsheet serial numbers (their 1900 was a leap year, hence two days before 1 January 1900). */
const SERIAL_ZERO = '1899-12-30';

const WITH_OFFSET = /^\d{4}-\d{2}-\d{2}T\S+(Z|[+-]\d{2}:?\d{2})$/i;
const ERA_DAY = /^(令和|平成|昭和|大正|[rhst])[. ]*(元|\d{1,2}) ?[年./-] ?(\d{1,2}) ?[月./-] ?(\d{1,2}) ?日?/i;
const YEAR_FIRST = /^(\d{4}) ?[年/.-] ?(\d{1,2}) ?[月/.-] ?(\d{1,2}) ?日?(?!\d)/;
const RUN_TOGETHER = /^(\d{4})(\d{2})(\d{2})(?:(\d{2})(\d{2})(\d{2})?)?$/;
const YEAR_LAST = /^(\d{1,2})[/.-](\d{1,2})[/.-](\d{4})(?!\d)/;
const SHORT_YEAR = /^\d{1,2}[/.-]\d{1,2}([/.-]\d{1,2})?(?!\d)/;
const SERIAL = /^(\d{5})(\.\d+)?$/;
const TIME =
  /^[t ,]*(午前|午後|am|pm)? ?(\d{1,2}) ?[:時] ?(?:(\d{1,2}) ?[:分]? ?)?(?:(\d{1,2})(?:\.\d+)? ?秒?)? ?(am|pm)?$/i;

/**
 * Reads a date, with or without a time of day, as people write it in Japan: ISO, 2026/11/5, 2026年11月5日, 令和8年11月5日,
 * R8.11.5, 20261105, full-width digits, 午後3時, 25:30 (half past one of the next day), spreadsheet serial numbers. Tokyo's
 * time unless an offset is written. `time` is a second cell with the time of day.
 */
export function parseWhen(written: string, order: DayOrder | null = null, time = ''): When | WhenFault {
  const text = tidy(written);
  if (WITH_OFFSET.test(text)) return fromOffset(text.toUpperCase());
  const day = readDay(text, order);
  if (typeof day === 'string') return day;
  const clock = readTime(day.rest === '' ? tidy(time) : day.rest);
  if (clock === null) return 'bad-time';
  const on = day.on;
  const date = clock.hours >= 24 ? addDays(on, 1) : on;
  const hours = two(clock.hours % 24);
  return { at: parseInstant(`${date}T${hours}:${two(clock.minutes)}:${two(clock.seconds)}+09:00`), on: date };
}

/** Width folded, weekdays in brackets taken away, blanks made single. */
function tidy(written: string): string {
  return written
    .normalize('NFKC')
    .replace(/[‐‑‒–—―−]/g, '-')
    .replace(/[（(][日月火水木金土祝・]+(曜日?)?[)）]|[日月火水木金土]曜日?/g, ' ')
    .replace(/\s+/g, ' ')
    .trim();
}

function fromOffset(text: string): When | WhenFault {
  const at = attempt(() => parseInstant(text));
  return at === null ? 'bad-date' : { at, on: tokyoDate(at) };
}

function readDay(text: string, order: DayOrder | null): { on: CivilDate; rest: string } | WhenFault {
  const era = ERA_DAY.exec(text);
  if (era) return dayOf(eraDay(era), text.slice(era[0].length));
  const first = YEAR_FIRST.exec(text);
  if (first) return dayOf(civil(first[1], first[2], first[3]), text.slice(first[0].length));
  const run = RUN_TOGETHER.exec(text);
  if (run)
    return dayOf(
      civil(run[1], run[2], run[3]),
      run[4] === undefined ? '' : `${run[4]}:${run[5] ?? '00'}:${run[6] ?? '00'}`,
    );
  const last = YEAR_LAST.exec(text);
  if (last) return yearLast(last, text.slice(last[0].length), order);
  const serial = SERIAL.exec(text);
  if (serial) return fromSerial(Number(serial[1]), Number(serial[2] ?? 0));
  return SHORT_YEAR.test(text) ? 'ambiguous-date' : 'bad-date';
}

function yearLast(
  [, one, two, year]: RegExpExecArray,
  rest: string,
  order: DayOrder | null,
): { on: CivilDate; rest: string } | WhenFault {
  if (order === 'dmy') return dayOf(civil(year, two, one), rest);
  if (order === 'mdy') return dayOf(civil(year, one, two), rest);
  return 'ambiguous-date';
}

function dayOf(on: CivilDate | null, rest: string): { on: CivilDate; rest: string } | WhenFault {
  return on === null ? 'bad-date' : { on, rest: rest.trim() };
}

function eraDay([, name = '', year = '', month, day]: RegExpExecArray): CivilDate | null {
  const era = ERAS.find(({ names }) => (names as readonly string[]).includes(name.toLowerCase()));
  if (!era) return null;
  const ofEra = year === '元' ? 1 : Number(year);
  const on = civil(String(Number(era.first.slice(0, 4)) + ofEra - 1), month, day);
  return on !== null && ofEra > 0 && on >= era.first && on <= era.last ? on : null;
}

function civil(year = '', month = '', day = ''): CivilDate | null {
  return attempt(() => parseCivilDate(`${year}-${month.padStart(2, '0')}-${day.padStart(2, '0')}`));
}

function fromSerial(days: number, fraction: number): { on: CivilDate; rest: string } {
  const seconds = Math.min(86_399, Math.round(fraction * 86_400));
  const rest =
    fraction === 0 ? '' : `${Math.floor(seconds / 3600)}:${Math.floor((seconds % 3600) / 60)}:${seconds % 60}`;
  return { on: addDays(SERIAL_ZERO, days), rest };
}

function readTime(text: string): { hours: number; minutes: number; seconds: number } | null {
  if (text === '') return { hours: 0, minutes: 0, seconds: 0 };
  const found = TIME.exec(text);
  if (!found) return null;
  const half = (found[1] ?? found[5] ?? '').toLowerCase();
  const [minutes, seconds] = [Number(found[3] ?? 0), Number(found[4] ?? 0)];
  let hours = Number(found[2]);
  if (half !== '' && hours > 12) return null;
  if (half !== '') hours = (hours % 12) + (half === '午後' || half === 'pm' ? 12 : 0);
  return hours < 30 && minutes < 60 && seconds < 60 ? { hours, minutes, seconds } : null;
}

function attempt<T>(read: () => T): T | null {
  try {
    return read();
  } catch (error) {
    if (error instanceof DomainError) return null;
    throw error;
  }
}

function two(n: number): string {
  return String(n).padStart(2, '0');
}
