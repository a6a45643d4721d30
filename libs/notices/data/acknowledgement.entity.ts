import { Column, Entity, Index, PrimaryColumn } from 'typeorm';
import type { CivilDate, Instant } from '#kernel';
import type { AcknowledgementState } from '../domain/acknowledgement-state.js';
import type { SuppressionReason } from '../domain/acknowledgement-policy.js';

/** The acknowledgement of one complaint by e-mail. The address itself stays in the sealed complaint. */
@Entity('acknowledgement_mails')
@Index('acknowledgement_mails_complaint', ['complaintId'], { unique: true })
@Index('acknowledgement_mails_token', ['token'], { unique: true })
@Index('acknowledgement_mails_day', ['correspondentLookup', 'day'])
@Index('acknowledgement_mails_state', ['state', 'retryAt'])
export class AcknowledgementMail {
  @PrimaryColumn({ type: 'text' }) id: string;
  @Column({ name: 'complaint_id', type: 'text' }) complaintId: string;
  /** What the reader of the mail said about the sender: no automatic mail, list or no-reply address. */
  @Column({ name: 'may_acknowledge', type: 'boolean' }) mayAcknowledge: boolean;
  @Column({ type: 'text' }) state: AcknowledgementState;
  @Column({ type: 'text', nullable: true }) reason: SuppressionReason | null;
  @Column({ type: 'text' }) token: string;
  /** Keyed hash of the address, and the Tokyo day, set when sending begins: the limit per day counts them. */
  @Column({ name: 'correspondent_lookup', type: 'text', nullable: true }) correspondentLookup: string | null;
  @Column({ type: 'text', nullable: true }) day: CivilDate | null;
  @Column({ type: 'integer' }) attempts: number;
  @Column({ name: 'handed_over_at', type: 'text', nullable: true }) handedOverAt: Instant | null;
  @Column({ name: 'retry_at', type: 'text', nullable: true }) retryAt: Instant | null;
  @Column({ name: 'smtp_code', type: 'integer', nullable: true }) smtpCode: number | null;
  @Column({ name: 'created_at', type: 'text' }) createdAt: Instant;
  @Column({ name: 'updated_at', type: 'text' }) updatedAt: Instant;
}
