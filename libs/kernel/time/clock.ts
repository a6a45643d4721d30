import { DomainError, defineErrors } from '../errors/domain-error.js';

/** An instant as text: `YYYY-MM-DDTHH:mm:ss.sssZ`, UTC, 24 characters, so that text order is time order. */
export type Instant = string;

/** Where the present comes from; injected so that tests hold it. */
export interface Clock {
  now(): Date;
}

/** Injection token of the {@link Clock}. */
export const CLOCK = Symbol('Clock');

/** The machine's clock. */
export class SystemClock implements Clock {
  now(): Date {
    return new Date();
  }
}

export const timeErrors = defineErrors({
  'kernel.bad-instant': {
    status: 422,
    ja: '日時の形式が正しくありません（例：2026-11-25T09:30:00+09:00）',
    en: 'Not a date and time with offset (for example 2026-11-25T09:30:00+09:00)',
  },
  'kernel.bad-date': {
    status: 422,
    ja: '日付の形式が正しくありません（例：2026-11-25）',
    en: 'Not a calendar date (for example 2026-11-25)',
  },
  'kernel.bad-zone': {
    status: 422,
    ja: 'タイムゾーンの名前が正しくありません（例：Europe/Brussels）',
    en: 'Not the name of a time zone (for example Europe/Brussels)',
  },
});

const ISO_WITH_OFFSET = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}(:\d{2}(\.\d{1,9})?)?(Z|[+-]\d{2}:?\d{2})$/;

/** The instant of a `Date`. */
export function toInstant(date: Date): Instant {
  return date.toISOString();
}

/** Reads an ISO 8601 date-time that carries its offset. Fails with `kernel.bad-instant`. */
export function parseInstant(text: string): Instant {
  const date = new Date(text);
  if (!ISO_WITH_OFFSET.test(text) || Number.isNaN(date.getTime()) || !dayExists(text.slice(0, 10)))
    throw new DomainError(timeErrors['kernel.bad-instant']);
  return date.toISOString();
}

/** `Date` would read 02-30 as 03-02. */
function dayExists(day: string): boolean {
  return new Date(`${day}T00:00:00Z`).toISOString().startsWith(day);
}

/** The present as an {@link Instant}. */
export function nowInstant(clock: Clock): Instant {
  return clock.now().toISOString();
}

/** `at` moved by milliseconds. */
export function plusMs(at: Instant, ms: number): Instant {
  return new Date(Date.parse(at) + ms).toISOString();
}

/** Milliseconds from `from` to `to`. */
export function msBetween(from: Instant, to: Instant): number {
  return Date.parse(to) - Date.parse(from);
}
