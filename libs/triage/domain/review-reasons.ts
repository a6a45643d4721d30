import { DomainError, loadYaml } from '#kernel';
import { triageErrors } from './triage.errors.js';

/** Why a person decided as they did. */
export interface ReviewReason {
  code: string;
  decision: 'set_aside' | 'suspected';
  ja: string;
  en: string;
}

/** The codes of `config/review-reasons.yaml`. */
export function reviewReasons(): ReviewReason[] {
  return loadYaml<{ reasons: ReviewReason[] }>('review-reasons.yaml').reasons;
}

/** A reason in words; null when the code is unknown. */
export function wordsOfReason(code: string): { ja: string; en: string } | null {
  const found = reviewReasons().find((reason) => reason.code === code);
  return found ? { ja: found.ja, en: found.en } : null;
}

/** Fails with `triage.unknown-reason` unless the code exists for that decision. */
export function checkReason(decision: ReviewReason['decision'], code: string): void {
  if (!reviewReasons().some((reason) => reason.code === code && reason.decision === decision)) {
    throw new DomainError(triageErrors['triage.unknown-reason'], {
      errors: [{ pointer: '/reasonCode', code: 'unknown' }],
    });
  }
}
