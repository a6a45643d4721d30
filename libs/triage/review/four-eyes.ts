import type { DecisionStage } from '../data/assessment.entity.js';
import type { ReviewPurpose } from '../data/review-task.entity.js';

/** What a reader answers. */
export type Verdict = 'set_aside' | 'suspected';

/** What is known when a reader answers. */
export interface Answer {
  /** Purposes of the open tasks that this reader may answer; empty for a signal that no task stands for. */
  purposes: readonly ReviewPurpose[];
  verdict: Verdict;
  /** Lead classes of the complaint for which one person alone may not set aside. */
  strictLeads: readonly string[];
  /** The decision by which the signals stand at present; null when there is none. */
  standing: Verdict | null;
  /** The reader saw no engine output. */
  blind: boolean;
}

/** What follows from an answer. */
export interface Course {
  stage: DecisionStage;
  /** The signals stand as this decision says. */
  settles: boolean;
  /** A further reading that must follow. */
  next: 'second-person' | 'third' | null;
  /** What stands as set aside is open again until the next reading. */
  reopens: boolean;
  /** Quoted stretches must be given. */
  evidence: boolean;
}

/** Lead classes whose "no signal" takes two people and cited evidence (law.md: rules that the published cases impose, c). */
export const STRICT_LEADS: readonly string[] = ['L1', 'L2', 'L3', 'L4', 'L5', 'L6', 'L7', 'L8', 'L9'];

const FIRST_READINGS: readonly ReviewPurpose[] = ['signal', 'unproven', 'elusion', 'reopened', 'new-evidence'];

/**
 * One reader's suspicion is enough to open an incident, but for a second or control reading, which by itself only
 * disagrees: then a third person decides. Setting aside a strict lead class takes two who agree.
 */
export function courseOf({ purposes, verdict, strictLeads, standing, blind }: Answer): Course {
  const has = (purpose: ReviewPurpose): boolean => purposes.includes(purpose);
  const aside = verdict === 'set_aside';
  const evidence = aside && strictLeads.length > 0 && !blind;
  const done = { next: null, reopens: false, evidence } as const;
  if (has('third')) return { ...done, stage: 'third', settles: true };
  if (has('second-person'))
    return aside
      ? { ...done, stage: 'second', settles: true }
      : { ...done, stage: 'second', settles: false, next: 'third' };
  if (purposes.length > 0 && !FIRST_READINGS.some(has)) {
    const agrees = standing === null || standing === verdict;
    const reopens = !agrees && standing === 'set_aside';
    return { stage: 'control', settles: false, next: agrees ? null : 'third', reopens, evidence: false };
  }
  if (aside && strictLeads.length > 0) return { ...done, stage: 'first', settles: false, next: 'second-person' };
  return { ...done, stage: 'single', settles: true };
}
