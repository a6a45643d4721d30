import { DomainError } from '../errors/domain-error.js';
import { timeErrors, type Instant } from '../time/clock.js';
import { addDays, type CivilDate } from './civil-date.js';

/** An IANA time zone, such as `Europe/Brussels`. */
export type TimeZone = string;

const HALF_SEARCH_MS = 15 * 3_600_000;
const formats = new Map<TimeZone, Intl.DateTimeFormat>();

/** Whether the running machine knows the zone. */
export function isTimeZone(zone: string): boolean {
  try {
    return new Intl.DateTimeFormat('en-CA', { timeZone: zone }).resolvedOptions().timeZone !== '';
  } catch {
    return false;
  }
}

/** The calendar date of an instant in a zone, daylight saving included. Fails with `kernel.bad-zone`. */
export function civilDateIn(at: Instant | Date, zone: TimeZone): CivilDate {
  return formatOf(zone).format(new Date(at));
}

/** The first instant of a date in a zone; where a date was skipped, that of the next one. */
export function startOfDay(on: CivilDate, zone: TimeZone): Instant {
  const middle = Date.parse(`${on}T00:00:00Z`);
  let [before, from] = [middle - HALF_SEARCH_MS, middle + HALF_SEARCH_MS];
  while (from - before > 1) {
    const between = Math.floor((before + from) / 2);
    if (civilDateIn(new Date(between), zone) >= on) from = between;
    else before = between;
  }
  return new Date(from).toISOString();
}

/** The last millisecond of a date in a zone. */
export function endOfDay(on: CivilDate, zone: TimeZone): Instant {
  return new Date(Date.parse(startOfDay(addDays(on, 1), zone)) - 1).toISOString();
}

function formatOf(zone: TimeZone): Intl.DateTimeFormat {
  const known = formats.get(zone);
  if (known !== undefined) return known;
  if (!isTimeZone(zone)) throw new DomainError(timeErrors['kernel.bad-zone']);
  const options = { timeZone: zone, calendar: 'gregory', year: 'numeric', month: '2-digit', day: '2-digit' } as const;
  const format = new Intl.DateTimeFormat('en-CA', options);
  formats.set(zone, format);
  return format;
}
