import { Column, Entity, Index, PrimaryColumn } from 'typeorm';
import type { Category, Severity } from '#engine';
import type { Instant } from '#kernel';
import { BYTES, REAL } from '#persistence';

/** Why the engine ran. */
export type AssessmentSource = 'registration' | 'correction' | 'follow-up' | 'attachments' | 'look-back';

/** One run of the engine over one text. Never changed, never removed: a later run adds a row. */
@Entity('assessments')
@Index('ix_assessments_complaint', ['complaintId', 'id'])
export class Assessment {
  @PrimaryColumn({ type: 'text' }) id: string;
  @Column({ name: 'complaint_id', type: 'text' }) complaintId: string;
  @Column({ name: 'assessed_at', type: 'text' }) assessedAt: Instant;
  @Column({ type: 'text' }) source: AssessmentSource;
  @Column({ type: REAL }) score: number;
  @Column({ type: 'boolean' }) flagged: boolean;
  @Column({ type: 'text' }) engine: string;
  /** JSON list of signal kinds. */
  @Column({ type: 'text' }) kinds: string;
  /** JSON list of lead classes L1-L10. */
  @Column({ type: 'text', default: '[]' }) leads: string;
  /** JSON list of clause ids of the guideline. */
  @Column({ type: 'text' }) clauses: string;
  @Column({ type: 'text' }) category: Category;
  @Column({ type: 'text' }) severity: Severity;
  /** The spans quote the complaint, so they are sealed with its key. */
  @Column({ name: 'sealed_reasons', type: BYTES }) sealedReasons: Buffer;
}

/** State of a signal; it never ceases to exist. */
export type SignalState = 'open' | 'set_aside' | 'suspected';

/** A possible sign of one kind in one complaint. */
@Entity('signals')
@Index('ux_signals_complaint_kind', ['complaintId', 'kind'], { unique: true })
@Index('ix_signals_state', ['state', 'createdAt'])
export class Signal {
  @PrimaryColumn({ type: 'text' }) id: string;
  @Column({ name: 'complaint_id', type: 'text' }) complaintId: string;
  @Column({ type: 'text' }) kind: string;
  @Column({ type: 'text' }) state: SignalState;
  @Column({ name: 'created_at', type: 'text' }) createdAt: Instant;
  @Column({ name: 'decided_at', type: 'text', nullable: true }) decidedAt: Instant | null;
}

/**
 * Which reader of a complaint decided: the only one who was needed, the first of two, the second, the third after two
 * disagreed, or one who read an answered signal again.
 */
export type DecisionStage = 'single' | 'first' | 'second' | 'third' | 'control';

/** A person's answer to the open signals of a complaint. */
@Entity('review_decisions')
@Index('ix_review_decisions_complaint', ['complaintId', 'id'])
@Index('ix_review_decisions_at', ['decidedAt'])
export class ReviewDecision {
  @PrimaryColumn({ type: 'text' }) id: string;
  @Column({ name: 'complaint_id', type: 'text' }) complaintId: string;
  @Column({ type: 'text' }) decision: 'set_aside' | 'suspected';
  @Column({ name: 'reason_code', type: 'text' }) reasonCode: string;
  @Column({ name: 'decided_by', type: 'text' }) decidedBy: string;
  @Column({ name: 'decided_at', type: 'text' }) decidedAt: Instant;
  /** Engine whose reasons the reader saw. */
  @Column({ type: 'text' }) engine: string;
  /** JSON list of the signal kinds decided. */
  @Column({ type: 'text' }) kinds: string;
  @Column({ name: 'incident_id', type: 'text', nullable: true }) incidentId: string | null;
  @Column({ name: 'sealed_note', type: BYTES, nullable: true }) sealedNote: Buffer | null;
  /** The assessment that the reader saw, or the newest one that was hidden from them. */
  @Column({ name: 'assessment_id', type: 'text', nullable: true }) assessmentId: string | null;
  @Column({ type: 'text', default: 'single' }) stage: DecisionStage;
  /** Whether the signals stand as this decision says; false while another reader must answer too, and for a control reading. */
  @Column({ type: 'boolean', default: true }) settles: boolean;
  /** The reader had seen no engine output. */
  @Column({ type: 'boolean', default: false }) blind: boolean;
  /** JSON list of quoted stretches that the decision rests on. They quote the complaint, so they are sealed with its key. */
  @Column({ name: 'sealed_evidence', type: BYTES, nullable: true }) sealedEvidence: Buffer | null;
}
