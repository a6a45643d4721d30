import { civilDateIn, tokyoDate, type CivilDate, type Instant, type TimeZone } from '#kernel';

/** A legal date or target: an instant, or a civil date that lasts until the end of its day. */
export type Due = string;

/** A report that an obligation asks for, as the incident feature keeps it. */
export interface StageFacts {
  /** `hard` has a legal date; `soft` only the operator's target. */
  kind: string;
  /** Null for soft stages. */
  legalDue: Due | null;
  workingDeadline: Due | null;
  reportedAt: Instant | null;
  /** `applies`, `does_not`, `undecided` */
  decision: string;
  /** Where its dates end; Tokyo when absent. */
  zone?: TimeZone;
}

export interface StatutoryCounts {
  onTime: number;
  late: number;
  /** Not made, legal date passed. */
  overdue: number;
  /** Not made, legal date ahead. */
  open: number;
  /** Nobody has said yet whether the obligation applies. */
  undecided: number;
  softWithinTarget: number;
  softAfterTarget: number;
}

/**
 * Counts hard stages whose legal date lies in the month, and soft stages reported in the month. Obligations that do not
 * apply are left out, whatever their dates.
 */
export function countStatutoryReports(stages: readonly StageFacts[], month: string, now: Instant): StatutoryCounts {
  const counts: StatutoryCounts = {
    onTime: 0,
    late: 0,
    overdue: 0,
    open: 0,
    undecided: 0,
    softWithinTarget: 0,
    softAfterTarget: 0,
  };
  for (const stage of stages) {
    const name = nameOf(stage, month, now);
    if (name !== null) counts[name] += 1;
  }
  return counts;
}

function nameOf(stage: StageFacts, month: string, now: Instant): keyof StatutoryCounts | null {
  if (stage.decision === 'does_not') return null;
  if (stage.kind === 'soft') return softNameOf(stage, month);
  const due = stage.legalDue;
  if (due === null || !civil(due).startsWith(month)) return null;
  if (stage.reportedAt !== null) return isAfter(stage.reportedAt, due, stage.zone) ? 'late' : 'onTime';
  if (stage.decision === 'undecided') return 'undecided';
  return isAfter(now, due, stage.zone) ? 'overdue' : 'open';
}

function softNameOf(stage: StageFacts, month: string): keyof StatutoryCounts | null {
  const { reportedAt, workingDeadline, zone } = stage;
  if (reportedAt === null || !tokyoDate(reportedAt).startsWith(month)) return null;
  return workingDeadline !== null && isAfter(reportedAt, workingDeadline, zone)
    ? 'softAfterTarget'
    : 'softWithinTarget';
}

function civil(due: Due): CivilDate {
  return due.length === 10 ? due : tokyoDate(due);
}

function isAfter(at: Instant, due: Due, zone: TimeZone = 'Asia/Tokyo'): boolean {
  return due.length === 10 ? civilDateIn(at, zone) > due : at > due;
}
