import { Column, Entity, Index, PrimaryColumn } from 'typeorm';
import type { Instant } from '#kernel';
import { BYTES } from '#persistence';
import type { HoldState } from '../domain/hold-state.js';

/** A legal hold on a complaint or on an incident with all that is its own; reasons are sealed. */
@Entity('legal_holds')
@Index('ix_legal_holds_state', ['state', 'id'])
@Index('ix_legal_holds_complaint', ['complaintId'])
@Index('ix_legal_holds_incident', ['incidentId'])
export class LegalHoldRow {
  @PrimaryColumn({ type: 'text' }) id: string;
  /** One of the two. */
  @Column({ name: 'complaint_id', type: 'text', nullable: true }) complaintId: string | null;
  @Column({ name: 'incident_id', type: 'text', nullable: true }) incidentId: string | null;
  @Column({ type: 'text' }) state: HoldState;
  @Column({ name: 'key_id', type: 'text' }) keyId: string;
  @Column({ name: 'sealed_reason', type: BYTES }) sealedReason: Buffer;
  @Column({ name: 'asked_by', type: 'text' }) askedBy: string;
  @Column({ name: 'asked_at', type: 'text' }) askedAt: Instant;
  @Column({ name: 'decided_by', type: 'text', nullable: true }) decidedBy: string | null;
  @Column({ name: 'decided_at', type: 'text', nullable: true }) decidedAt: Instant | null;
  @Column({ name: 'sealed_lift_reason', type: BYTES, nullable: true }) sealedLiftReason: Buffer | null;
  @Column({ name: 'lift_by', type: 'text', nullable: true }) liftBy: string | null;
  @Column({ name: 'lift_at', type: 'text', nullable: true }) liftAt: Instant | null;
  @Column({ name: 'lifted_by', type: 'text', nullable: true }) liftedBy: string | null;
  @Column({ name: 'lifted_at', type: 'text', nullable: true }) liftedAt: Instant | null;
}
