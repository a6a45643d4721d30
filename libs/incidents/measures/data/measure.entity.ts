import { Column, Entity, ForeignKey, Index, PrimaryColumn } from 'typeorm';
import type { Instant } from '#kernel';
import { BYTES } from '#persistence';
import { IncidentRow } from '../../data/incident.entity.js';
import type { MeasureKind, MeasureState } from '../measure-status.js';

/** What is done against an incident, or against the next of its kind. What and whose is sealed. */
@Entity('incident_measures')
@Index('ux_incident_measures', ['incidentId', 'number'], { unique: true })
@Index('ix_incident_measures_state', ['state'])
export class MeasureRow {
  @PrimaryColumn({ type: 'text' }) id: string;
  @Column({ name: 'incident_id', type: 'text' })
  @ForeignKey(() => IncidentRow, 'id', { onDelete: 'RESTRICT' })
  incidentId: string;
  /** 1, 2, 3 … within the incident. */
  @Column({ type: 'integer' }) number: number;
  @Column({ type: 'text' }) kind: MeasureKind;
  @Column({ name: 'owner_user_id', type: 'text', nullable: true }) ownerUserId: string | null;
  /** JSON {@link MeasureBody}. */
  @Column({ name: 'sealed_body', type: BYTES }) sealedBody: Buffer;
  /** The cause that it is to remove, a code of `config/causes.yaml`. */
  @Column({ name: 'cause_code', type: 'text', nullable: true }) causeCode: string | null;
  /** Civil date. */
  @Column({ name: 'due_on', type: 'text' }) dueOn: string;
  /** Civil date by which somebody looks whether it works; prevention has one. */
  @Column({ name: 'check_due_on', type: 'text', nullable: true }) checkDueOn: string | null;
  @Column({ type: 'text' }) state: MeasureState;
  @Column({ name: 'done_at', type: 'text', nullable: true }) doneAt: Instant | null;
  @Column({ name: 'done_by', type: 'text', nullable: true }) doneBy: string | null;
  @Column({ name: 'checked_at', type: 'text', nullable: true }) checkedAt: Instant | null;
  @Column({ name: 'checked_by', type: 'text', nullable: true }) checkedBy: string | null;
  /** The measure without effect in whose place it comes. */
  @Column({ name: 'replaces_id', type: 'text', nullable: true }) replacesId: string | null;
  @Column({ name: 'overdue_since', type: 'text', nullable: true }) overdueSince: Instant | null;
  @Column({ name: 'planned_by', type: 'text' }) plannedBy: string;
  @Column({ name: 'planned_at', type: 'text' }) plannedAt: Instant;
}

/** The sealed part of a measure. */
export interface MeasureBody {
  text: string;
  /** Person or department by name. */
  owner: string;
}

/** A cause that somebody found, by the code of `config/causes.yaml`; taken back, never deleted. */
@Entity('incident_causes')
@Index('ix_incident_causes', ['incidentId', 'id'])
@Index('ix_incident_causes_code', ['code'])
export class CauseRow {
  @PrimaryColumn({ type: 'text' }) id: string;
  @Column({ name: 'incident_id', type: 'text' })
  @ForeignKey(() => IncidentRow, 'id', { onDelete: 'RESTRICT' })
  incidentId: string;
  @Column({ type: 'text' }) code: string;
  @Column({ type: 'text' }) part: CausePart;
  @Column({ name: 'sealed_basis', type: BYTES }) sealedBasis: Buffer;
  @Column({ name: 'set_by', type: 'text' }) setBy: string;
  @Column({ name: 'set_at', type: 'text' }) setAt: Instant;
  @Column({ name: 'withdrawn_by', type: 'text', nullable: true }) withdrawnBy: string | null;
  @Column({ name: 'withdrawn_at', type: 'text', nullable: true }) withdrawnAt: Instant | null;
}

/** What part a cause had: it made the incident, or it helped. */
export const CAUSE_PARTS = ['root', 'contributing'] as const;
export type CausePart = (typeof CAUSE_PARTS)[number];

/** The cause of an incident worked before, and prevention of it was carried out in between. */
@Entity('incident_recurrences')
@Index('ux_incident_recurrences', ['incidentId', 'measureId'], { unique: true })
export class RecurrenceRow {
  @PrimaryColumn({ type: 'text' }) id: string;
  @Column({ name: 'incident_id', type: 'text' })
  @ForeignKey(() => IncidentRow, 'id', { onDelete: 'RESTRICT' })
  incidentId: string;
  @Column({ name: 'earlier_id', type: 'text' }) earlierId: string;
  /** The measure of the earlier incident that was carried out against it. */
  @Column({ name: 'measure_id', type: 'text' }) measureId: string;
  @Column({ name: 'cause_code', type: 'text' }) causeCode: string;
  @Column({ name: 'noticed_at', type: 'text' }) noticedAt: Instant;
  @Column({ name: 'considered_by', type: 'text', nullable: true }) consideredBy: string | null;
  @Column({ name: 'considered_at', type: 'text', nullable: true }) consideredAt: Instant | null;
  @Column({ name: 'sealed_note', type: BYTES, nullable: true }) sealedNote: Buffer | null;
}
