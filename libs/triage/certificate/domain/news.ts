import { msBetween, type Instant } from '#kernel';
import { driftBetween, sizeOf } from '#engine';
import type { CalibrationSource } from './calibration.js';
import type { CertificateFacts } from './certificate-state.js';
import type { DeskReading } from './desk-reading.js';

const DAY_MS = 86_400_000;
/** Own signals grow: a certificate that rests on them is made anew after so long (ms). */
const NEWER_SIGNALS_MS = 30 * DAY_MS;
/** A certificate issued before the desk had this many complaints knew nothing of its mix. */
const FEWEST_KNOWN = 100;
/** From so many registrations on the desk's mix is known. */
const KNOWN_FROM = 500;

/** Why a certificate that stands should be made anew, and how far the desk has drifted at most. */
export interface News {
  reason: 'own-signals' | 'desk-known' | 'drift' | 'newer-signals';
  psi: number;
}

/** What has changed since a certificate was issued; null when nothing asks for another one. */
export function newsOf(
  certificate: { source: CalibrationSource; issuedAt: Instant; facts: CertificateFacts },
  reading: DeskReading,
  today: { source: CalibrationSource; now: Instant },
): News | null {
  const { facts, source, issuedAt } = certificate;
  const drift = driftBetween(facts.mix, reading.recent).filter(({ drifted }) => drifted);
  const psi = drift.reduce((most, each) => Math.max(most, each.psi), 0);
  if (drift.length > 0) return { reason: 'drift', psi };
  if (source === 'invented' && today.source === 'desk') return { reason: 'own-signals', psi };
  if (sizeOf(facts.mix) < FEWEST_KNOWN && reading.texts >= KNOWN_FROM) return { reason: 'desk-known', psi };
  const isOld = msBetween(issuedAt, today.now) >= NEWER_SIGNALS_MS;
  return source === 'desk' && isOld ? { reason: 'newer-signals', psi } : null;
}
