import { Column, Entity, ForeignKey, Index, PrimaryColumn } from 'typeorm';
import type { Category, Severity } from '#engine';
import type { Channel, Instant } from '#kernel';
import { BYTES } from '#persistence';
import type { ComplaintState } from '../domain/complaint.js';
import type { PromiseKind } from '../domain/promises.js';

/** A case. What somebody wrote or said is sealed under `keyId`; the columns in clear hold no content. */
@Entity('complaints')
@Index('ux_complaints_slip', ['slipNumber'], { unique: true })
@Index('ix_complaints_received', ['receivedAt', 'id'])
@Index('ix_complaints_state_received', ['state', 'receivedAt', 'id'])
@Index('ix_complaints_must_read', ['humanMustRead', 'receivedAt', 'id'])
@Index('ix_complaints_open', ['receivedAt', 'id'], { where: "state <> 'closed'" })
@Index('ix_complaints_owner', ['ownerId', 'receivedAt', 'id'], { where: "state <> 'closed'" })
@Index('ix_complaints_team', ['teamId', 'receivedAt', 'id'], { where: "state <> 'closed'" })
@Index('ix_complaints_callback', ['callbackAt', 'id'], { where: 'callback_at IS NOT NULL' })
export class Complaint {
  @PrimaryColumn({ type: 'text' }) id: string;
  @Column({ name: 'slip_number', type: 'text' }) slipNumber: string;
  @Column({ name: 'arrival_id', type: 'text' }) arrivalId: string;
  @Column({ name: 'key_id', type: 'text' }) keyId: string;
  @Column({ type: 'text' }) channel: Channel;
  @Column({ type: 'text' }) language: string;
  @Column({ name: 'received_at', type: 'text' }) receivedAt: Instant;
  @Column({ name: 'registered_at', type: 'text' }) registeredAt: Instant;
  @Column({ name: 'occurred_on', type: 'text', nullable: true }) occurredOn: string | null;
  @Column({ type: 'text' }) state: ComplaintState;
  @Column({ type: 'text' }) category: Category;
  @Column({ type: 'text' }) severity: Severity;
  @Column({ type: 'boolean' }) flagged: boolean;
  @Column({ name: 'human_must_read', type: 'boolean' }) humanMustRead: boolean;
  @Column({ name: 'via_relay', type: 'boolean' }) viaRelay: boolean;
  @Column({ name: 'callback_at', type: 'text', nullable: true }) callbackAt: Instant | null;
  /** What `callbackAt` promises: a call (also null), or another word. */
  @Column({ name: 'callback_kind', type: 'text', nullable: true }) callbackKind: PromiseKind | null;
  @Column({ name: 'owner_id', type: 'text', nullable: true }) ownerId: string | null;
  /** The team it is with, by whom leads it: the owner's, or the one it was handed to. */
  @Column({ name: 'team_id', type: 'text', nullable: true }) teamId: string | null;
  @Column({ type: 'integer' }) version: number;
  @Column({ name: 'sealed_text', type: BYTES }) sealedText: Buffer;
  @Column({ name: 'sealed_details', type: BYTES }) sealedDetails: Buffer;
  @Column({ name: 'secret_hash', type: 'text', nullable: true }) secretHash: string | null;
  @Column({ name: 'acknowledged_at', type: 'text', nullable: true }) acknowledgedAt: Instant | null;
  @Column({ name: 'first_reply_at', type: 'text', nullable: true }) firstReplyAt: Instant | null;
  @Column({ name: 'closed_at', type: 'text', nullable: true }) closedAt: Instant | null;
  @Column({ type: 'text', nullable: true }) outcome: string | null;
  /** Whether a person said, when closing, that the secrecy of communications is involved; null until then. */
  @Column({ name: 'secrecy_involved', type: 'boolean', nullable: true }) secrecyInvolved: boolean | null;
}

/** Keyed hashes by which a complaint is found exactly: telephone number, mail address, folded name, message ids. */
@Entity('complaint_lookups')
@Index('ix_complaint_lookups', ['kind', 'hash'])
export class ComplaintLookup {
  @PrimaryColumn({ name: 'complaint_id', type: 'text' })
  @ForeignKey(() => Complaint, 'id', { onDelete: 'RESTRICT' })
  complaintId: string;
  @PrimaryColumn({ type: 'text' }) kind: string;
  @PrimaryColumn({ type: 'text' }) hash: string;
}

/** What happened to a complaint, oldest first; notes are sealed. */
@Entity('complaint_events')
@Index('ix_complaint_events', ['complaintId', 'id'])
export class ComplaintEvent {
  @PrimaryColumn({ type: 'text' }) id: string;
  @Column({ name: 'complaint_id', type: 'text' })
  @ForeignKey(() => Complaint, 'id', { onDelete: 'RESTRICT' })
  complaintId: string;
  @Column({ type: 'text' }) at: Instant;
  @Column({ name: 'actor_id', type: 'text' }) actorId: string;
  @Column({ type: 'text' }) action: string;
  /** Content-free facts, JSON. */
  @Column({ type: 'text' }) facts: string;
  @Column({ name: 'sealed_note', type: BYTES, nullable: true }) sealedNote: Buffer | null;
}

/** An answer to the complainant, or a further message from them. */
@Entity('complaint_messages')
@Index('ix_complaint_messages', ['complaintId', 'id'])
export class ComplaintMessage {
  @PrimaryColumn({ type: 'text' }) id: string;
  @Column({ name: 'complaint_id', type: 'text' })
  @ForeignKey(() => Complaint, 'id', { onDelete: 'RESTRICT' })
  complaintId: string;
  @Column({ type: 'text' }) direction: 'in' | 'out';
  @Column({ type: 'text' }) at: Instant;
  @Column({ type: 'text' }) channel: Channel;
  @Column({ name: 'actor_id', type: 'text' }) actorId: string;
  @Column({ name: 'arrival_id', type: 'text', nullable: true }) arrivalId: string | null;
  @Column({ name: 'sealed_text', type: BYTES }) sealedText: Buffer;
}

/** The last slip number given out for a Tokyo month of arrival; read inside the write lock, so that none is skipped. */
@Entity('slip_counters')
export class SlipCounter {
  @PrimaryColumn({ type: 'text' }) month: string;
  @Column({ type: 'integer' }) last: number;
}
