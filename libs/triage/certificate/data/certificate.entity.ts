import { Column, Entity, Index, PrimaryColumn } from 'typeorm';
import type { Instant } from '#kernel';
import { REAL } from '#persistence';
import type { CalibrationSource } from '../domain/calibration.js';

/** A threshold and what it promises. Numbers only; a later one supersedes it, nothing else ever changes it. */
@Entity('triage_certificates')
@Index('ix_triage_certificates_model', ['model', 'supersededAt'])
export class Certificate {
  @PrimaryColumn({ type: 'text' }) id: string;
  @Column({ name: 'issued_at', type: 'text' }) issuedAt: Instant;
  @Column({ name: 'issued_by', type: 'text' }) issuedBy: string;
  /** Words and model at the time of issue, as in assessments. */
  @Column({ type: 'text' }) engine: string;
  /** The model whose scores the threshold cuts; with another one the certificate does not hold. */
  @Column({ type: 'text' }) model: string;
  @Column({ type: 'text' }) source: CalibrationSource;
  /** SHA-256 of the scores and weights it was computed from. */
  @Column({ name: 'calibration_sha256', type: 'text' }) calibrationSha256: string;
  @Column({ type: 'text' }) method: 'plain' | 'weighted';
  /** Wished expected share of missed signals, 0..1. */
  @Column({ type: REAL }) alpha: number;
  /** Signals it was computed from. */
  @Column({ type: 'integer' }) n: number;
  /** λ: flag when score ≥ threshold; 0 flags everything that has a letter. */
  @Column({ type: REAL }) threshold: number;
  /** Whether these signals can promise α; if not, the threshold is 0. */
  @Column({ type: 'boolean' }) provable: boolean;
  /** The smallest rate that these signals can promise, and the threshold that does. */
  @Column({ name: 'best_alpha', type: REAL }) bestAlpha: number;
  @Column({ name: 'best_threshold', type: REAL }) bestThreshold: number;
  /** {@link CertificateFacts} as JSON. */
  @Column({ type: 'text' }) facts: string;
  /** What must hold for the promise, as it was worded at the time: JSON list of `{code, ja, en}`. */
  @Column({ type: 'text' }) assumptions: string;
  @Column({ name: 'valid_until', type: 'text' }) validUntil: Instant;
  @Column({ name: 'superseded_by', type: 'text', nullable: true }) supersededBy: string | null;
  @Column({ name: 'superseded_at', type: 'text', nullable: true }) supersededAt: Instant | null;
}
