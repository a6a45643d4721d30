import { Column, Entity, ForeignKey, Index, PrimaryColumn } from 'typeorm';
import type { Instant } from '#kernel';
import { BYTES } from '#persistence';
import { IncidentRow } from '../../data/incident.entity.js';
import type { ReportKind, ReportState } from '../domain/report-version.js';

/** A version of a report: what a form said at one moment, fixed and sealed. Only its state changes. */
@Entity('report_versions')
@Index('ux_report_versions', ['incidentId', 'formId', 'number'], { unique: true })
export class ReportVersionRow {
  @PrimaryColumn({ type: 'text' }) id: string;
  @Column({ name: 'incident_id', type: 'text' })
  @ForeignKey(() => IncidentRow, 'id', { onDelete: 'RESTRICT' })
  incidentId: string;
  @Column({ name: 'form_id', type: 'text' }) formId: string;
  @Column({ name: 'form_version', type: 'text' }) formVersion: string;
  /** Counts from 1 within incident and form. */
  @Column({ type: 'integer' }) number: number;
  @Column({ type: 'text' }) kind: ReportKind;
  @Column({ type: 'text' }) state: ReportState;
  /** The report handed in that this one corrects or completes. */
  @Column({ name: 'earlier_id', type: 'text', nullable: true }) earlierId: string | null;
  /** JSON of the filled form. */
  @Column({ name: 'sealed_content', type: BYTES }) sealedContent: Buffer;
  @Column({ name: 'sealed_reason', type: BYTES, nullable: true }) sealedReason: Buffer | null;
  /** Hex SHA-256 over content, reason and kind; the only hash kept in clear, so that no short text can be guessed. */
  @Column({ name: 'binding_hash', type: 'text' }) bindingHash: string;
  /** JSON list of everybody who made the version or wrote what stands in it: none of them may approve. */
  @Column({ name: 'author_ids', type: 'text' }) authorIds: string;
  @Column({ name: 'missing_count', type: 'integer' }) missingCount: number;
  @Column({ name: 'incident_version', type: 'integer' }) incidentVersion: number;
  @Column({ name: 'made_by', type: 'text' }) madeBy: string;
  @Column({ name: 'made_at', type: 'text' }) madeAt: Instant;
}

/** A person's approval of a version; kept when it is void. */
@Entity('report_approvals')
@Index('ux_report_approvals', ['versionId', 'approverId'], { unique: true })
export class ReportApprovalRow {
  @PrimaryColumn({ type: 'text' }) id: string;
  @Column({ name: 'version_id', type: 'text' })
  @ForeignKey(() => ReportVersionRow, 'id', { onDelete: 'RESTRICT' })
  versionId: string;
  @Column({ name: 'approver_id', type: 'text' }) approverId: string;
  @Column({ name: 'binding_hash', type: 'text' }) bindingHash: string;
  @Column({ name: 'approved_at', type: 'text' }) approvedAt: Instant;
  @Column({ name: 'voided_at', type: 'text', nullable: true }) voidedAt: Instant | null;
}

/** That a version was handed in. */
@Entity('report_submissions')
@Index('ux_report_submissions', ['versionId'], { unique: true })
export class ReportSubmissionRow {
  @PrimaryColumn({ type: 'text' }) id: string;
  @Column({ name: 'version_id', type: 'text' })
  @ForeignKey(() => ReportVersionRow, 'id', { onDelete: 'RESTRICT' })
  versionId: string;
  /** The obligation whose stage it settled; null when the stage stood as reported already, or none asks for it. */
  @Column({ name: 'obligation_id', type: 'text', nullable: true }) obligationId: string | null;
  @Column({ name: 'reported_at', type: 'text' }) reportedAt: Instant;
  @Column({ type: 'text' }) means: string;
  /** JSON {recipient, receiptNote, outdatedReason}. */
  @Column({ name: 'sealed_details', type: BYTES }) sealedDetails: Buffer;
  /** Hex SHA-256 of the PDF of the version, kept sealed in `incident_reports`. */
  @Column({ type: 'text' }) sha256: string;
  @Column({ name: 'recorded_by', type: 'text' }) recordedBy: string;
  @Column({ name: 'recorded_at', type: 'text' }) recordedAt: Instant;
}

/** A file by which the authority confirmed receipt; its bytes are a sealed original of the same id. */
@Entity('report_receipts')
@Index('ix_report_receipts', ['versionId', 'id'])
export class ReportReceiptRow {
  @PrimaryColumn({ type: 'text' }) id: string;
  @Column({ name: 'version_id', type: 'text' })
  @ForeignKey(() => ReportVersionRow, 'id', { onDelete: 'RESTRICT' })
  versionId: string;
  @Column({ name: 'sealed_name', type: BYTES }) sealedName: Buffer;
  @Column({ name: 'media_type', type: 'text' }) mediaType: string;
  @Column({ type: 'integer' }) size: number;
  /** Hex, of the bytes as they came. */
  @Column({ type: 'text' }) sha256: string;
  @Column({ name: 'added_by', type: 'text' }) addedBy: string;
  @Column({ name: 'added_at', type: 'text' }) addedAt: Instant;
}
