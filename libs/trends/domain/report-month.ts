import { addMonths, DomainError, tokyoDate, tokyoMidnight, type Instant } from '#kernel';
import { trendErrors } from './trend.errors.js';

/** A calendar month in Tokyo as a span of instants. */
export interface ReportMonth {
  /** `YYYY-MM` */
  month: string;
  /** First instant of the month. */
  from: Instant;
  /** First instant of the next month. */
  to: Instant;
}

/** Reads `YYYY-MM`. Errors: `trends.bad-month`, `trends.future-month`. */
export function reportMonth(text: string, now: Instant): ReportMonth {
  if (!/^2\d{3}-(0[1-9]|1[0-2])$/.test(text)) throw new DomainError(trendErrors['trends.bad-month']);
  const first = `${text}-01`;
  if (first > tokyoDate(now)) throw new DomainError(trendErrors['trends.future-month']);
  return { month: text, from: tokyoMidnight(first), to: tokyoMidnight(addMonths(first, 1)) };
}
