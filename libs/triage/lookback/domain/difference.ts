import type { EngineResult } from '#engine';

/** How a candidate's reading of a complaint departs from the running engine's. */
export const DIFFERENCES = ['newly-flagged', 'newly-dropped', 'changed'] as const;
export type Difference = (typeof DIFFERENCES)[number];

/** What is compared of a reading. */
export type Read = Pick<EngineResult, 'score' | 'flagged' | 'kinds' | 'leads'>;

/** Counts of one group of complaints. `before`: standing flagged; `after`: flagged by the candidate. */
export interface TrialCounts {
  read: number;
  before: number;
  after: number;
  newlyFlagged: number;
  newlyDropped: number;
  changed: number;
}

/** Counts by the value of one property. */
export type GroupedCounts = Record<string, TrialCounts>;

/** Counts of a trial, in all and by channel and language. */
export interface TrialReport {
  all: TrialCounts;
  channel: GroupedCounts;
  language: GroupedCounts;
}

/** One complaint as both engines read it. */
export interface Compared {
  channel: string;
  language: string;
  /** Whether it stands flagged at the desk, by whichever engine or person. */
  standsFlagged: boolean;
  before: Read;
  after: Read;
}

/**
 * Newly flagged: the desk has no signal there yet and the candidate sees one. Newly dropped: the running engine flags
 * it and the candidate would not; what stands flagged stays so. Changed: both flag it, with other kinds or lead classes.
 */
export function differenceOf({ standsFlagged, before, after }: Compared): Difference | null {
  if (after.flagged && !standsFlagged) return 'newly-flagged';
  if (before.flagged && !after.flagged) return 'newly-dropped';
  const both = before.flagged && after.flagged;
  return both && !(sameSet(before.kinds, after.kinds) && sameSet(before.leads, after.leads)) ? 'changed' : null;
}

/** A report in which nothing was read yet. */
export function emptyReport(): TrialReport {
  return { all: emptyCounts(), channel: {}, language: {} };
}

/** Adds one complaint to the counts. */
export function count(report: TrialReport, compared: Compared, difference: Difference | null): void {
  const groups = [
    report.all,
    (report.channel[compared.channel] ??= emptyCounts()),
    (report.language[compared.language] ??= emptyCounts()),
  ];
  for (const group of groups) {
    group.read += 1;
    if (compared.standsFlagged) group.before += 1;
    if (compared.after.flagged) group.after += 1;
    if (difference === 'newly-flagged') group.newlyFlagged += 1;
    if (difference === 'newly-dropped') group.newlyDropped += 1;
    if (difference === 'changed') group.changed += 1;
  }
}

function emptyCounts(): TrialCounts {
  return { read: 0, before: 0, after: 0, newlyFlagged: 0, newlyDropped: 0, changed: 0 };
}

function sameSet(a: readonly string[], b: readonly string[]): boolean {
  return a.length === b.length && a.every((each) => b.includes(each));
}
