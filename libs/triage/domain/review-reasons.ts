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

/** Fails with `triage.unknown-reason` unless the code exists for that decision. */
export function checkReason(decision: ReviewReason['decision'], code: string): void {
  if (!reviewReasons().some((reason) => reason.code === code && reason.decision === decision)) {
    throw new DomainError(triageErrors['triage.unknown-reason'], {
      errors: [{ pointer: '/reasonCode', code: 'unknown' }],
    });
  }
}
