import { Column, Entity, PrimaryColumn } from 'typeorm';
import type { Instant } from '#kernel';

/** What is known of a watched mailbox besides its position: its first look, who let it in, its last reconciliation. */
@Entity('mailboxes')
export class MailboxRow {
  /** Keyed hash of host, user and folder. */
  @PrimaryColumn({ type: 'text' }) mailbox: string;
  /** Name in the settings, as people call it. */
  @Column({ type: 'text' }) name: string;
  /** JSON of the first look: counts and dates, no content; null before there was one. */
  @Column({ type: 'text', nullable: true }) look: string | null;
  @Column({ name: 'accepted_at', type: 'text', nullable: true }) acceptedAt: Instant | null;
  /** Who let it in; null for the setting that takes at once. */
  @Column({ name: 'accepted_by', type: 'text', nullable: true }) acceptedBy: string | null;
  /** UIDVALIDITY that `startUid` belongs to. */
  @Column({ name: 'start_validity', type: 'text', nullable: true }) startValidity: string | null;
  /** Every UID from here on is taken; those before it only when they came at `startFrom` or later. */
  @Column({ name: 'start_uid', type: 'bigint' }) startUid: number;
  /** Null: of the mails before `startUid` none is taken. */
  @Column({ name: 'start_from', type: 'text', nullable: true }) startFrom: Instant | null;
  /** JSON of the last reconciliation with the server's own list. */
  @Column({ type: 'text', nullable: true }) reconciled: string | null;
}

/** One mail of a watched mailbox that stands in the ledger. */
@Entity('mailbox_messages')
export class MailboxMessage {
  @PrimaryColumn({ type: 'text' }) mailbox: string;
  @PrimaryColumn({ name: 'uid_validity', type: 'text' }) uidValidity: string;
  @PrimaryColumn({ type: 'bigint' }) uid: number;
  /** Its line in the ledger; that of the repeat when it is one. */
  @Column({ name: 'arrival_id', type: 'text' }) arrivalId: string;
}
