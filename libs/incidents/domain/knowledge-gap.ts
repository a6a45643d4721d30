import { msBetween, type Instant } from '#kernel';

const HOUR_MS = 3_600_000;

/** How long it took from the first sign to knowledge, decision and report: what an authority will judge. Whole hours. */
export interface KnowledgeGap {
  firstSignalAt: Instant | null;
  knownAt: Instant | null;
  /** When a person took it for a suspicion. */
  suspectedAt: Instant | null;
  /** The first report to any authority; null while there is none. */
  firstReportAt: Instant | null;
  signalToKnownHours: number | null;
  knownToSuspectedHours: number | null;
  /** Until now while nothing is reported. */
  knownToReportHours: number | null;
  /** Moments at which the house knew earlier than the anchor says, oldest first. */
  knownEarlier: Instant[];
}

/** Measures the gap from the moments of an incident, at a moment. */
export function knowledgeGap(o: {
  firstSignalAt: Instant | null;
  knownAt: Instant | null;
  suspectedAt: Instant | null;
  reportedAt: readonly Instant[];
  knownEarlier: readonly Instant[];
  now: Instant;
}): KnowledgeGap {
  const firstReportAt = [...o.reportedAt].sort()[0] ?? null;
  const { firstSignalAt, knownAt, suspectedAt } = o;
  return {
    firstSignalAt,
    knownAt,
    suspectedAt,
    firstReportAt,
    signalToKnownHours: hours(firstSignalAt, knownAt),
    knownToSuspectedHours: hours(knownAt, suspectedAt),
    knownToReportHours: hours(knownAt, firstReportAt ?? o.now),
    knownEarlier: [...o.knownEarlier].sort(),
  };
}

function hours(from: Instant | null, to: Instant | null): number | null {
  return from === null || to === null ? null : Math.floor(msBetween(from, to) / HOUR_MS);
}
