/** A holiday as its law states it: a fixed day, the nth weekday of a month (-1: the last), or days after Easter Sunday. */
export type HolidayRule = { since?: number; until?: number } & (
  { on: `${number}-${number}` } | { month: number; weekday: Weekday; nth: number } | { easter: number }
);

/** 0 is Sunday, as in `Date`. */
type Weekday = 0 | 1 | 2 | 3 | 4 | 5 | 6;

const [MON, THU] = [1, 4] as const;
const DAY_MS = 86_400_000;

/** 5 U.S.C. 6103 with Juneteenth of 2021: offices of the federal government. */
const US_FEDERAL: readonly HolidayRule[] = [
  { on: '01-01' },
  { month: 1, weekday: MON, nth: 3, since: 1986 },
  { month: 2, weekday: MON, nth: 3 },
  { month: 5, weekday: MON, nth: -1 },
  { on: '06-19', since: 2021 },
  { on: '07-04' },
  { month: 9, weekday: MON, nth: 1 },
  { month: 10, weekday: MON, nth: 2 },
  { on: '11-11' },
  { month: 11, weekday: THU, nth: 4 },
  { on: '12-25' },
];

/** Brazil's national holidays (Leis 662/1949, 6.802/1980, 14.759/2023; Good Friday by Lei 9.093/1995). */
const BR_NATIONAL: readonly HolidayRule[] = [
  { on: '01-01' },
  { easter: -2 },
  { on: '04-21' },
  { on: '05-01' },
  { on: '09-07' },
  { on: '10-12' },
  { on: '11-02' },
  { on: '11-15' },
  { on: '11-20', since: 2024 },
  { on: '12-25' },
];

/** 国民の祝日に関する法律 as it stands since 2022; the equinoxes are computed. */
const JP_NATIONAL: readonly HolidayRule[] = [
  { on: '01-01' },
  { month: 1, weekday: MON, nth: 2 },
  { on: '02-11' },
  { on: '02-23' },
  { on: '04-29' },
  { on: '05-03' },
  { on: '05-04' },
  { on: '05-05' },
  { month: 7, weekday: MON, nth: 3 },
  { on: '08-11' },
  { month: 9, weekday: MON, nth: 3 },
  { month: 10, weekday: MON, nth: 2 },
  { on: '11-03' },
  { on: '11-23' },
];

/** Whether federal offices of the United States are closed for a holiday; one on a weekend is kept on Friday or Monday. */
export function isUsFederalHoliday(on: string): boolean {
  const year = Number(on.slice(0, 4));
  // New Year's Day on a Saturday is kept on the last day of the year before.
  return [year, year + 1].some((each) => daysOf(US_FEDERAL, each).map(observed).includes(on));
}

/** Whether the date is a national holiday of Brazil. */
export function isBrazilianHoliday(on: string): boolean {
  return daysOf(BR_NATIONAL, Number(on.slice(0, 4))).includes(on);
}

/** Whether the date is a holiday of Japan by the law of today, 振替休日 and 国民の休日 included; for 2022 to 2099. */
export function isJapaneseHolidayByRule(on: string): boolean {
  const year = Number(on.slice(0, 4));
  const days = new Set([...daysOf(JP_NATIONAL, year), `${String(year)}-03-${equinox(year, 20.8431)}`]);
  days.add(`${String(year)}-09-${equinox(year, 23.2488)}`);
  if (days.has(on)) return true;
  const before = shifted(on, -1);
  // 第3条第3項: a day between two holidays. 第3条第2項: the first day after a Sunday's holiday that is none itself.
  if (days.has(before) && days.has(shifted(on, 1)) && weekdayOf(on) !== 0) return true;
  for (let day = before; days.has(day); day = shifted(day, -1)) if (weekdayOf(day) === 0) return true;
  return false;
}

function daysOf(rules: readonly HolidayRule[], year: number): string[] {
  return rules
    .filter(({ since = 0, until = 9999 }) => since <= year && year <= until)
    .map((rule) => {
      if ('on' in rule) return `${String(year)}-${rule.on}`;
      return 'easter' in rule ? shifted(easterSunday(year), rule.easter) : nthWeekday(year, rule);
    });
}

function nthWeekday(year: number, rule: { month: number; weekday: number; nth: number }): string {
  const from = rule.nth > 0 ? iso(Date.UTC(year, rule.month - 1, 1)) : iso(Date.UTC(year, rule.month, 0));
  const ahead = (rule.weekday - weekdayOf(from) + 7) % 7;
  if (rule.nth > 0) return shifted(from, ahead + 7 * (rule.nth - 1));
  return shifted(from, (ahead === 0 ? 0 : ahead - 7) + 7 * (rule.nth + 1));
}

function observed(on: string): string {
  const weekday = weekdayOf(on);
  if (weekday === 6) return shifted(on, -1);
  return weekday === 0 ? shifted(on, 1) : on;
}

/** The day of March or September on which the equinox falls, after the almanac's approximation for 1980 to 2099. */
function equinox(year: number, base: number): string {
  const since = year - 1980;
  return String(Math.floor(base + 0.242194 * since - Math.floor(since / 4)));
}

/** The Gregorian computus of Meeus, Jones and Butcher. */
function easterSunday(year: number): string {
  const [a, b, c] = [year % 19, Math.floor(year / 100), year % 100];
  const g = Math.floor((8 * b + 13) / 25);
  const h = (19 * a + b - Math.floor(b / 4) - g + 15) % 30;
  const l = (32 + 2 * (b % 4) + 2 * Math.floor(c / 4) - h - (c % 4)) % 7;
  const m = Math.floor((a + 11 * h + 22 * l) / 451);
  const n = h + l - 7 * m + 114;
  return iso(Date.UTC(year, Math.floor(n / 31) - 1, (n % 31) + 1));
}

function weekdayOf(on: string): number {
  return new Date(`${on}T00:00:00Z`).getUTCDay();
}

function shifted(on: string, days: number): string {
  return iso(Date.parse(`${on}T00:00:00Z`) + days * DAY_MS);
}

function iso(ms: number): string {
  return new Date(ms).toISOString().slice(0, 10);
}
