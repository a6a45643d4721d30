import { addMonths, tokyoDate, type CivilDate, type Instant } from '#kernel';

type Words = Readonly<Record<'ja' | 'en', string>>;

/** One class of `config/retention.yaml`. */
export interface RetentionClass extends Words {
  /** Null: never erased. */
  readonly years: number | null;
  /** What the period begins with. */
  readonly from: 'closed' | 'ended' | 'recorded';
  readonly basis: Words;
}

/** Shape of `config/retention.yaml`. */
export interface RetentionFile {
  readonly classes: Readonly<Record<'complaint' | 'incident' | 'party' | 'audit', RetentionClass>>;
}

export type ClassName = keyof RetentionFile['classes'];

/** The day from which something that ended at `endedAt` is due; null when it is kept for ever. */
export function dueOn(endedAt: Instant, years: number | null): CivilDate | null {
  return years === null ? null : addMonths(tokyoDate(endedAt), years * 12);
}

/** Things that ended before this day (Tokyo) are due on `today`; null when nothing ever is. */
export function endedBefore(today: CivilDate, years: number | null): CivilDate | null {
  return years === null ? null : addMonths(today, -years * 12);
}
