import { Column, Entity, Index, PrimaryColumn } from 'typeorm';
import type { Channel, Instant } from '#kernel';
import { BYTES } from '#persistence';
import type { Outcome } from '../domain/arrival.js';

/** One line of the ledger: an item that reached a channel, written before anything parses it. */
@Entity('arrivals')
@Index('ix_arrivals_transport', ['transportHash'])
@Index('ix_arrivals_outcome_received', ['outcome', 'receivedAt', 'id'])
@Index('ix_arrivals_received', ['receivedAt', 'id'])
@Index('ix_arrivals_complaint', ['complaintId'])
@Index('ix_arrivals_attachments', ['attachmentsSince'], { where: 'attachments_since IS NOT NULL' })
export class Arrival {
  @PrimaryColumn({ type: 'text' }) id: string;
  @Column({ type: 'text' }) channel: Channel;
  /** Keyed hash of channel and transport identity; with the same `sha256` it is the same item come twice. */
  @Column({ name: 'transport_hash', type: 'text' }) transportHash: string;
  @Column({ type: 'text' }) sha256: string;
  @Column({ type: 'integer' }) size: number;
  @Column({ name: 'media_type', type: 'text' }) mediaType: string;
  @Column({ name: 'received_at', type: 'text' }) receivedAt: Instant;
  @Column({ name: 'recorded_at', type: 'text' }) recordedAt: Instant;
  @Column({ name: 'settled_at', type: 'text', nullable: true }) settledAt: Instant | null;
  @Column({ type: 'text' }) outcome: Outcome;
  @Column({ name: 'parked_reason', type: 'text', nullable: true }) parkedReason: string | null;
  @Column({ name: 'complaint_id', type: 'text', nullable: true }) complaintId: string | null;
  @Column({ name: 'repeat_of', type: 'text', nullable: true }) repeatOf: string | null;
  /** The arrival whose sealed original this is; its own id unless it is a repeat. */
  @Column({ name: 'original_id', type: 'text' }) originalId: string;
  @Column({ name: 'key_id', type: 'text' }) keyId: string;
  @Column({ name: 'sealed_meta', type: BYTES }) sealedMeta: Buffer;
  @Column({ name: 'human_must_read', type: 'boolean' }) humanMustRead: boolean;
  /** JSON list of warning codes. */
  @Column({ type: 'text' }) warnings: string;
  @Column({ type: 'integer' }) attempts: number;
  /** The program or person that brought it, without names: `smtp`, `imap`, `folder`, `upload`, `api`, `form`, `cli`. */
  @Column({ type: 'text', default: '' }) source: string;
  /** SHA-256 of a mail without the headers that its way added; the same Message-ID with the same one is a copy. */
  @Column({ name: 'content_hash', type: 'text', nullable: true }) contentHash: string | null;
  /** Since when attached documents wait to be read; null when none does. */
  @Column({ name: 'attachments_since', type: 'text', nullable: true }) attachmentsSince: Instant | null;
  /** When a person looked at a parked arrival. */
  @Column({ name: 'reviewed_at', type: 'text', nullable: true }) reviewedAt: Instant | null;
  @Column({ name: 'reviewed_by', type: 'text', nullable: true }) reviewedBy: string | null;
  /** What they found, sealed. */
  @Column({ name: 'sealed_review', type: BYTES, nullable: true }) sealedReview: Buffer | null;
  /** The line whose scan this is a part of, parted by a separator sheet; its original is that line's. */
  @Column({ name: 'part_of', type: 'text', nullable: true }) partOf: string | null;
}

/** How far a mailbox was taken in, by UID; committed together with the last arrival. */
@Entity('mailbox_positions')
export class MailboxPosition {
  /** Keyed hash of host, user and folder. */
  @PrimaryColumn({ type: 'text' }) mailbox: string;
  @Column({ name: 'uid_validity', type: 'text' }) uidValidity: string;
  /** 32 bits without sign: more than PostgreSQL's integer holds. */
  @Column({ name: 'last_uid', type: 'bigint' }) lastUid: number;
  @Column({ name: 'updated_at', type: 'text' }) updatedAt: Instant;
}
