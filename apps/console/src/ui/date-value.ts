import { parseDay, parseMoment, sayDay, sayMoment, type Doubt, type Toward } from '../lib/dates';
import { fromTokyoInput, toTokyoInput } from '../lib/format';

/** A day 'YYYY-MM-DD', or a moment 'YYYY-MM-DDTHH:MM' in Tokyo time. */
export type DateKind = 'day' | 'moment';

/**
 * What a field holds whose words cannot be read: neither empty, so that nobody sends "none" for it, nor a date, so that
 * nobody sends it at all.
 */
export const UNREAD = ' ';

/** Whether a field holds words that were not understood. */
export function isUnread(value: string | undefined): boolean {
  return value === UNREAD;
}

/** What was typed, and what it means. */
export interface DateWords {
  written: string;
  /** The day or moment; '' when nothing is written, {@link UNREAD} when it is not understood. */
  value: string;
  doubt: Doubt | null;
}

/** How words are read. */
export interface Reading {
  kind: DateKind;
  /** Now (ms). */
  now: number;
  toward: Toward;
}

/** Reads what somebody typed, in any notation. */
export function readWords(written: string, { kind, now, toward }: Reading): DateWords {
  if (written.normalize('NFKC').trim() === '') return { written, value: '', doubt: null };
  if (kind === 'day') {
    const read = parseDay(written, now, toward);
    return { written, value: read?.day ?? UNREAD, doubt: read?.doubt ?? null };
  }
  const read = parseMoment(written, now, toward);
  return { written, value: read === null ? UNREAD : toTokyoInput(read.instant), doubt: read?.doubt ?? null };
}

/** A value as it is put into the field: 2026-11-26, 2026-11-26 16:10. */
export function wordsOf(value: string): DateWords {
  return { written: isUnread(value) ? '' : value.replace('T', ' '), value, doubt: null };
}

/** What was understood, to check by; null when nothing was. */
export function sayValue(value: string, language: 'ja' | 'en', now: number): string | null {
  if (value.trim() === '') return null;
  if (!value.includes('T')) return sayDay(value, language);
  const instant = fromTokyoInput(value);
  return instant === null ? null : sayMoment(instant, language, now);
}
