import { Column, Entity, ForeignKey, Index, PrimaryColumn } from 'typeorm';
import type { Instant } from '#kernel';
import { BYTES } from '#persistence';
import type { ObligationDecision, StageKind } from '../domain/stage-state.js';
import type { DueMoment } from '../domain/statutory-clock.js';
import { IncidentRow } from './incident.entity.js';

/** incident × regime × recipient: exists with its decision even when nothing is sent. */
@Entity('obligations')
@Index('ux_obligations', ['incidentId', 'regimeId', 'recipientId'], { unique: true })
export class ObligationRow {
  @PrimaryColumn({ type: 'text' }) id: string;
  @Column({ name: 'incident_id', type: 'text' })
  @ForeignKey(() => IncidentRow, 'id', { onDelete: 'RESTRICT' })
  incidentId: string;
  @Column({ name: 'regime_id', type: 'text' }) regimeId: string;
  @Column({ name: 'recipient_id', type: 'text' }) recipientId: string;
  /** Version of the regime's data under which the obligation arose. */
  @Column({ name: 'rule_version', type: 'text' }) ruleVersion: string;
  @Column({ type: 'text' }) decision: ObligationDecision;
  @Column({ name: 'decided_by', type: 'text', nullable: true }) decidedBy: string | null;
  @Column({ name: 'decided_at', type: 'text', nullable: true }) decidedAt: Instant | null;
  @Column({ name: 'sealed_why', type: BYTES, nullable: true }) sealedWhy: Buffer | null;
  @Column({ name: 'created_at', type: 'text' }) createdAt: Instant;
}

/** A report that an obligation asks for, with its clock as a row. */
@Entity('obligation_stages')
@Index('ux_obligation_stages', ['obligationId', 'stageId'], { unique: true })
@Index('ix_obligation_stages_open', ['reportedAt', 'workingDeadline'])
export class ObligationStageRow {
  @PrimaryColumn({ type: 'text' }) id: string;
  @Column({ name: 'obligation_id', type: 'text' })
  @ForeignKey(() => ObligationRow, 'id', { onDelete: 'RESTRICT' })
  obligationId: string;
  @Column({ name: 'stage_id', type: 'text' }) stageId: string;
  @Column({ type: 'integer' }) position: number;
  @Column({ type: 'text' }) kind: StageKind;
  @Column({ name: 'anchor_at', type: 'text' }) anchorAt: Instant;
  /** Null for soft stages: they have no legal date. */
  @Column({ name: 'legal_due', type: 'text', nullable: true }) legalDue: DueMoment | null;
  /** For soft stages the operator's target. */
  @Column({ name: 'working_deadline', type: 'text' }) workingDeadline: DueMoment;
  @Column({ name: 'reported_at', type: 'text', nullable: true }) reportedAt: Instant | null;
  @Column({ type: 'text', nullable: true }) means: string | null;
  /** JSON {recipient, receiptNote}: whom it was given to, and what they answered. */
  @Column({ name: 'sealed_receipt', type: BYTES, nullable: true }) sealedReceipt: Buffer | null;
  @Column({ name: 'recorded_by', type: 'text', nullable: true }) recordedBy: string | null;
  @Column({ name: 'recorded_at', type: 'text', nullable: true }) recordedAt: Instant | null;
}

/** A clock that came near or ran out, found by the sweep; one row for each stage, kind and due moment. */
@Entity('clock_alerts')
@Index('ux_clock_alerts', ['stageRowId', 'kind', 'due'], { unique: true })
@Index('ix_clock_alerts_incident', ['incidentId', 'id'])
export class ClockAlertRow {
  @PrimaryColumn({ type: 'text' }) id: string;
  @Column({ name: 'incident_id', type: 'text' })
  @ForeignKey(() => IncidentRow, 'id', { onDelete: 'RESTRICT' })
  incidentId: string;
  @Column({ name: 'stage_row_id', type: 'text' })
  @ForeignKey(() => ObligationStageRow, 'id', { onDelete: 'RESTRICT' })
  stageRowId: string;
  @Column({ type: 'text' }) kind: 'due_soon' | 'overdue';
  @Column({ type: 'text' }) due: DueMoment;
  @Column({ name: 'raised_at', type: 'text' }) raisedAt: Instant;
}
