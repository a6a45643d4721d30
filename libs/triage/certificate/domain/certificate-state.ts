import { msBetween, type Instant } from '#kernel';
import type { Drift, Mix } from '#engine';

const DAY_MS = 86_400_000;
/** So long before its end (ms) a certificate is alarmed about. */
export const WARN_MS = 14 * DAY_MS;

/** `other-model`: it was issued for another model than the one that reads now. */
export type CertificateState = 'valid' | 'expiring' | 'expired' | 'superseded' | 'other-model';

/** What a certificate was computed from and what it cost, besides its columns; numbers only. */
export interface CertificateFacts {
  /** Effective number of signals, (Σw)² / Σw². */
  effectiveN: number;
  /** Σw / largest weight: what must reach 1/α - 1. */
  countingN: number;
  /** Share of the calibration signals below the threshold. */
  missed: number;
  /** The desk against the calibration set. */
  drift: Drift[];
  uncovered: number;
  /** Confirmed signals of the desk scored by this model, and how many are needed. */
  own: { signals: number; needed: number };
  /** Registrations of the last 90 days under this model: how many, and which share this threshold flags. */
  desk: { texts: number; flagRate: number | null };
  /** Mix of those registrations, which later ones are compared with. */
  mix: Mix;
}

/** The state of a certificate at a moment, for the model that reads then. */
export function stateOf(
  certificate: { validUntil: Instant; supersededAt: Instant | null; model: string },
  now: Instant,
  model: string,
): CertificateState {
  if (certificate.supersededAt !== null) return 'superseded';
  if (certificate.model !== model) return 'other-model';
  const left = msBetween(now, certificate.validUntil);
  if (left <= 0) return 'expired';
  return left <= WARN_MS ? 'expiring' : 'valid';
}

/**
 * The threshold that holds: that of a certificate in force; the lowest score of any calibration signal once it has
 * expired, which flags more. Never above the model's own.
 */
export function thresholdOf(
  certificate: { threshold: number; bestThreshold: number },
  state: CertificateState,
  own: number,
): number {
  const inForce = state === 'valid' || state === 'expiring';
  const lowest = Math.min(certificate.threshold, certificate.bestThreshold);
  return Math.min(own, inForce ? certificate.threshold : lowest);
}
