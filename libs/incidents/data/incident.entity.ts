import { Column, Entity, ForeignKey, Index, PrimaryColumn } from 'typeorm';
import type { Instant } from '#kernel';
import { BYTES } from '#persistence';
import type { IncidentState } from '../domain/incident-status.js';

/** Complaints and facts that belong together. The title is sealed under `keyId`; columns in clear hold no content. */
@Entity('incidents')
@Index('ux_incidents_number', ['number'], { unique: true })
@Index('ix_incidents_state', ['state', 'id'])
export class IncidentRow {
  @PrimaryColumn({ type: 'text' }) id: string;
  /** `2026-0001`: year and running number of the Tokyo year in which the incident was opened. */
  @Column({ type: 'text' }) number: string;
  @Column({ name: 'key_id', type: 'text' }) keyId: string;
  @Column({ name: 'sealed_title', type: BYTES }) sealedTitle: Buffer;
  @Column({ type: 'text' }) state: IncidentState;
  @Column({ name: 'occurred_at', type: 'text', nullable: true }) occurredAt: Instant | null;
  /** Minimum arrival over all complaints ever linked; unlinking never moves it later. */
  @Column({ name: 'first_signal_at', type: 'text', nullable: true }) firstSignalAt: Instant | null;
  @Column({ name: 'discovered_at', type: 'text', nullable: true }) discoveredAt: Instant | null;
  /** Anchor of every statutory clock; set at `suspected`. */
  @Column({ name: 'known_at', type: 'text', nullable: true }) knownAt: Instant | null;
  @Column({ name: 'suspected_at', type: 'text', nullable: true }) suspectedAt: Instant | null;
  @Column({ name: 'confirmed_at', type: 'text', nullable: true }) confirmedAt: Instant | null;
  @Column({ name: 'ended_at', type: 'text', nullable: true }) endedAt: Instant | null;
  /** The last time that it was opened again. */
  @Column({ name: 'reopened_at', type: 'text', nullable: true }) reopenedAt: Instant | null;
  @Column({ name: 'created_at', type: 'text' }) createdAt: Instant;
  @Column({ name: 'created_by', type: 'text' }) createdBy: string;
  /** Grows with every change. */
  @Column({ type: 'integer' }) version: number;
}

/** A link of a complaint to an incident; ended, never deleted. */
@Entity('incident_complaints')
@Index('ix_incident_complaints_incident', ['incidentId', 'id'])
@Index('ix_incident_complaints_complaint', ['complaintId'])
export class IncidentComplaintRow {
  @PrimaryColumn({ type: 'text' }) id: string;
  @Column({ name: 'incident_id', type: 'text' })
  @ForeignKey(() => IncidentRow, 'id', { onDelete: 'RESTRICT' })
  incidentId: string;
  @Column({ name: 'complaint_id', type: 'text' }) complaintId: string;
  @Column({ name: 'slip_number', type: 'text' }) slipNumber: string;
  @Column({ name: 'received_at', type: 'text' }) receivedAt: Instant;
  @Column({ name: 'linked_at', type: 'text' }) linkedAt: Instant;
  @Column({ name: 'linked_by', type: 'text' }) linkedBy: string;
  @Column({ name: 'unlinked_at', type: 'text', nullable: true }) unlinkedAt: Instant | null;
  @Column({ name: 'unlinked_by', type: 'text', nullable: true }) unlinkedBy: string | null;
}

/** What happened to an incident, oldest first; the reason in a person's own words is sealed. */
@Entity('incident_history')
@Index('ix_incident_history', ['incidentId', 'id'])
export class IncidentHistoryRow {
  @PrimaryColumn({ type: 'text' }) id: string;
  @Column({ name: 'incident_id', type: 'text' })
  @ForeignKey(() => IncidentRow, 'id', { onDelete: 'RESTRICT' })
  incidentId: string;
  @Column({ type: 'text' }) at: Instant;
  @Column({ name: 'actor_id', type: 'text' }) actorId: string;
  @Column({ type: 'text' }) action: string;
  /** JSON, content-free. */
  @Column({ type: 'text' }) facts: string;
  @Column({ name: 'sealed_note', type: BYTES, nullable: true }) sealedNote: Buffer | null;
}

export type KnownAtChangeState = 'first' | 'pending' | 'approved' | 'refused' | 'withdrawn';

/** Moments that clocks start from and that two people move later. */
export const MOMENTS = ['known', 'occurred', 'discovered'] as const;
export type Moment = (typeof MOMENTS)[number];

/** Every value that the moment of knowledge had or was proposed to have; the first stays visible. */
@Entity('known_at_changes')
@Index('ix_known_at_changes', ['incidentId', 'id'])
export class KnownAtChangeRow {
  @PrimaryColumn({ type: 'text' }) id: string;
  @Column({ name: 'incident_id', type: 'text' })
  @ForeignKey(() => IncidentRow, 'id', { onDelete: 'RESTRICT' })
  incidentId: string;
  @Column({ type: 'text' }) state: KnownAtChangeState;
  /** Which moment; `occurred` and `discovered` have rows only for what two people have to decide. */
  @Column({ type: 'text', default: 'known' }) moment: Moment;
  @Column({ name: 'from_at', type: 'text', nullable: true }) fromAt: Instant | null;
  @Column({ name: 'to_at', type: 'text' }) toAt: Instant;
  @Column({ name: 'sealed_reason', type: BYTES, nullable: true }) sealedReason: Buffer | null;
  @Column({ name: 'proposed_by', type: 'text' }) proposedBy: string;
  @Column({ name: 'proposed_at', type: 'text' }) proposedAt: Instant;
  @Column({ name: 'approved_by', type: 'text', nullable: true }) approvedBy: string | null;
  @Column({ name: 'approved_at', type: 'text', nullable: true }) approvedAt: Instant | null;
  /** Who refused or withdrew it. */
  @Column({ name: 'ended_by', type: 'text', nullable: true }) endedBy: string | null;
  @Column({ name: 'ended_at', type: 'text', nullable: true }) endedAt: Instant | null;
}

/** An estimate of how many are concerned; a new one is a new row, never overwritten. */
@Entity('incident_estimates')
@Index('ix_incident_estimates', ['incidentId', 'id'])
export class EstimateRow {
  @PrimaryColumn({ type: 'text' }) id: string;
  @Column({ name: 'incident_id', type: 'text' })
  @ForeignKey(() => IncidentRow, 'id', { onDelete: 'RESTRICT' })
  incidentId: string;
  /** Each count may be unknown; one of them is not. */
  @Column({ type: 'integer', nullable: true }) persons: number | null;
  @Column({ type: 'integer', nullable: true }) lines: number | null;
  @Column({ type: 'integer', nullable: true }) accounts: number | null;
  @Column({ type: 'integer', nullable: true }) messages: number | null;
  @Column({ name: 'as_of', type: 'text' }) asOf: Instant;
  @Column({ name: 'sealed_basis', type: BYTES }) sealedBasis: Buffer;
  @Column({ name: 'added_by', type: 'text' }) addedBy: string;
  @Column({ name: 'added_at', type: 'text' }) addedAt: Instant;
}

/** The report fields that people filled in; each save is a new row with all of them, sealed. */
@Entity('incident_facts')
@Index('ux_incident_facts', ['incidentId', 'revision'], { unique: true })
export class FactsRow {
  @PrimaryColumn({ type: 'text' }) id: string;
  @Column({ name: 'incident_id', type: 'text' })
  @ForeignKey(() => IncidentRow, 'id', { onDelete: 'RESTRICT' })
  incidentId: string;
  @Column({ type: 'integer' }) revision: number;
  @Column({ name: 'sealed_facts', type: BYTES }) sealedFacts: Buffer;
  @Column({ name: 'saved_by', type: 'text' }) savedBy: string;
  @Column({ name: 'saved_at', type: 'text' }) savedAt: Instant;
}

/** A report as it was generated, sealed, with the hash of its bytes. */
@Entity('incident_reports')
@Index('ix_incident_reports', ['incidentId', 'id'])
export class ReportRow {
  @PrimaryColumn({ type: 'text' }) id: string;
  @Column({ name: 'incident_id', type: 'text' })
  @ForeignKey(() => IncidentRow, 'id', { onDelete: 'RESTRICT' })
  incidentId: string;
  @Column({ name: 'form_id', type: 'text' }) formId: string;
  @Column({ name: 'form_version', type: 'text' }) formVersion: string;
  @Column({ type: 'text' }) format: string;
  @Column({ name: 'incident_version', type: 'integer' }) incidentVersion: number;
  /** Hex SHA-256 of the report's bytes. */
  @Column({ type: 'text' }) sha256: string;
  @Column({ name: 'sealed_report', type: BYTES }) sealedReport: Buffer;
  @Column({ name: 'made_by', type: 'text' }) madeBy: string;
  @Column({ name: 'made_at', type: 'text' }) madeAt: Instant;
}
