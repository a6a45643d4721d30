import { Column, Entity, Index, PrimaryColumn } from 'typeorm';
import type { Instant, Role } from '#kernel';
import { BYTES } from '#persistence';
import type { ReplyPurpose, ReplyState, StopReason } from '../domain/reply-state.js';

/** An answer to a complainant by mail, from its writing on; what it says, and to whom, is sealed under the case's key. */
@Entity('mail_replies')
@Index('mail_replies_complaint', ['complaintId', 'id'])
@Index('mail_replies_token', ['token'], { unique: true })
@Index('mail_replies_request', ['requestKey'], { unique: true })
@Index('mail_replies_state', ['state', 'sendAt'])
export class MailReply {
  @PrimaryColumn({ type: 'text' }) id: string;
  @Column({ name: 'complaint_id', type: 'text' }) complaintId: string;
  @Column({ type: 'text' }) state: ReplyState;
  @Column({ name: 'stop_reason', type: 'text', nullable: true }) stopReason: StopReason | null;
  @Column({ type: 'text' }) token: string;
  /** Keyed digest of the asker and their Idempotency-Key: asked twice, it is written once. */
  @Column({ name: 'request_key', type: 'text', nullable: true }) requestKey: string | null;
  @Column({ name: 'author_id', type: 'text' }) authorId: string;
  @Column({ name: 'author_role', type: 'text', nullable: true }) authorRole: Role | null;
  /** `id@version` of the template it was begun from. */
  @Column({ type: 'text', nullable: true }) template: string | null;
  /** `interim`: it only tells how far things are, and the case stays open; null for an answer. */
  @Column({ type: 'text', nullable: true }) purpose: ReplyPurpose | null;
  /** By when an `interim` one says that the complainant hears again. */
  @Column({ name: 'next_contact_at', type: 'text', nullable: true }) nextContactAt: Instant | null;
  /** How many places the writer had to look at. */
  @Column({ type: 'integer' }) findings: number;
  @Column({ name: 'sealed_letter', type: BYTES }) sealedLetter: Buffer;
  /** Why it may go out although it names others. */
  @Column({ name: 'sealed_reason', type: BYTES, nullable: true }) sealedReason: Buffer | null;
  /** It goes out at this time and not before. */
  @Column({ name: 'send_at', type: 'text' }) sendAt: Instant;
  @Column({ type: 'integer' }) attempts: number;
  @Column({ name: 'handed_over_at', type: 'text', nullable: true }) handedOverAt: Instant | null;
  /** Process that has it in hand: `host/pid/name`. */
  @Column({ type: 'text', nullable: true }) sender: string | null;
  @Column({ name: 'retry_at', type: 'text', nullable: true }) retryAt: Instant | null;
  @Column({ name: 'smtp_code', type: 'integer', nullable: true }) smtpCode: number | null;
  /** The message of the case that it became. */
  @Column({ name: 'message_id', type: 'text', nullable: true }) messageId: string | null;
  @Column({ name: 'created_at', type: 'text' }) createdAt: Instant;
  @Column({ name: 'updated_at', type: 'text' }) updatedAt: Instant;
}
