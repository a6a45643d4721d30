const MONTHS = 'jan feb mar apr may jun jul aug sep oct nov dec'.split(' ');
const ZONES: Readonly<Record<string, number>> = {
  JST: 540,
  UT: 0,
  UTC: 0,
  GMT: 0,
  Z: 0,
  EST: -300,
  EDT: -240,
  CST: -360,
  CDT: -300,
  MST: -420,
  MDT: -360,
  PST: -480,
  PDT: -420,
};
const RFC_5322 =
  /^(?:[A-Za-z]{3,9}\.?,?\s*)?(\d{1,2})[\s-]([A-Za-z]{3,9})[\s-](\d{2,4})\s+(\d{1,2}):(\d{2})(?::(\d{2}))?(?:\.\d+)?\s*([+-]\d{4}|[A-Za-z]{1,4})?/;
const NUMERIC =
  /^(\d{4})[-/.年](\d{1,2})[-/.月](\d{1,2})日?[T\s]*(\d{1,2}):(\d{2})(?::(\d{2}))?(?:\.\d+)?\s*([+-]\d{2}:?\d{2}|[A-Za-z]{1,4})?/;
const ASCTIME =
  /^[A-Za-z]{3}\s+([A-Za-z]{3})\s+(\d{1,2})\s+(\d{1,2}):(\d{2})(?::(\d{2}))?\s*([A-Za-z]{3,4}|[+-]\d{4})?\s*(\d{4})/;

/** A Date header as ISO 8601 in UTC; null when it is no date. Without a zone it is taken as UTC (RFC 5322 says nothing). */
export function sentDate(header: string): string | null {
  const text = header
    .slice(0, 200)
    .replace(/\([^()]*\)/g, ' ')
    .trim();
  const found = RFC_5322.exec(text);
  if (found !== null) {
    const [, day, month, year, ...time] = found;
    return moment({ year: fullYear(Number(year)), month: monthOf(month), day: Number(day) }, time);
  }
  const numeric = NUMERIC.exec(text);
  if (numeric !== null) {
    const [, year, month, day, ...time] = numeric;
    return moment({ year: Number(year), month: Number(month), day: Number(day) }, time);
  }
  const c = ASCTIME.exec(text);
  if (c === null) return null;
  const [, month, day, hour, minute, second, zone, year] = c;
  return moment({ year: Number(year), month: monthOf(month), day: Number(day) }, [hour, minute, second, zone]);
}

function monthOf(name = ''): number {
  return MONTHS.indexOf(name.slice(0, 3).toLowerCase()) + 1;
}

function fullYear(year: number): number {
  if (year >= 1000) return year;
  return year < 50 ? 2000 + year : 1900 + year;
}

interface Day {
  year: number;
  month: number;
  day: number;
}

function moment({ year, month, day }: Day, time: readonly (string | undefined)[]): string | null {
  const [hour = '0', minute = '0', second = '0', zone = 'UTC'] = time;
  const hours = Number(hour);
  if (month < 1 || month > 12 || day < 1 || day > 31 || hours > 24 || Number(minute) > 59 || Number(second) > 60)
    return null;
  const local = Date.UTC(year, month - 1, day, hours, Number(minute), Number(second));
  // The 31st of a short month is no date.
  if (hours < 24 && new Date(local).getUTCDate() !== day) return null;
  return new Date(local - offset(zone) * 60_000).toISOString();
}

/** Minutes east of UTC. */
function offset(zone: string): number {
  const found = /^([+-])(\d{2}):?(\d{2})$/.exec(zone);
  if (found === null) return ZONES[zone.toUpperCase()] ?? 0;
  const minutes = Number(found[2]) * 60 + Number(found[3]);
  if (minutes > 24 * 60) return 0;
  return found[1] === '-' ? -minutes : minutes;
}
