/** A calendar date 'YYYY-MM-DD' in Tokyo. */
export type Day = string;

const DAY_MS = 86_400_000;
const TOKYO_MS = 9 * 3_600_000;

/** The Tokyo date of a moment (ms). */
export function dayOf(ms: number): Day {
  return new Date(ms + TOKYO_MS).toISOString().slice(0, 10);
}

/** Minutes since midnight in Tokyo of a moment (ms). */
export function minutesOf(ms: number): number {
  return Math.floor(((((ms + TOKYO_MS) % DAY_MS) + DAY_MS) % DAY_MS) / 60_000);
}

/** The moment (ms) of a day and minutes since its midnight, which may exceed a day. */
export function momentOf(day: Day, minutes: number): number {
  return Date.parse(`${day}T00:00:00Z`) - TOKYO_MS + minutes * 60_000;
}

export function plusDays(day: Day, n: number): Day {
  return new Date(Date.parse(`${day}T00:00:00Z`) + n * DAY_MS).toISOString().slice(0, 10);
}

/** 0 is Sunday. */
export function weekdayOf(day: Day): number {
  return new Date(`${day}T00:00:00Z`).getUTCDay();
}

/** The date, or null when the calendar has none such (2月30日). */
export function civil(year: number, month: number, date: number): Day | null {
  const at = new Date(Date.UTC(year, month - 1, date));
  at.setUTCFullYear(year, month - 1, date);
  const day = at.toISOString().slice(0, 10);
  return at.getUTCFullYear() === year && at.getUTCMonth() === month - 1 && at.getUTCDate() === date ? day : null;
}

/** Last date of a month. */
export function lastDate(year: number, month: number): number {
  return new Date(Date.UTC(year, month, 0)).getUTCDate();
}

/** First and last day of the eras (元号を定める政令; 元号を改める政令 平成31年政令第143号). */
export const ERAS = [
  { name: '令和', letter: 'R', first: '2019-05-01', last: '9999-12-31' },
  { name: '平成', letter: 'H', first: '1989-01-08', last: '2019-04-30' },
  { name: '昭和', letter: 'S', first: '1926-12-25', last: '1989-01-07' },
  { name: '大正', letter: 'T', first: '1912-07-30', last: '1926-12-25' },
  { name: '明治', letter: 'M', first: '1873-01-01', last: '1912-07-29' },
] as const;

/** 2026 → '令和8年'; first years are 元年. */
export function eraYear(day: Day): string {
  const era = ERAS.find(({ first, last }) => first <= day && day <= last);
  if (era === undefined) return '';
  const year = Number(day.slice(0, 4)) - Number(era.first.slice(0, 4)) + 1;
  return `${era.name}${year === 1 ? '元' : String(year)}年`;
}
