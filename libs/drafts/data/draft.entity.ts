import { Column, Entity, Index, PrimaryColumn } from 'typeorm';
import type { Instant } from '#kernel';
import { BYTES } from '#persistence';

/** Something a person began to write. Sealed under a key of its own, which is erased with it. */
@Entity('drafts')
@Index('ux_drafts_place', ['userId', 'kind', 'about'], { unique: true })
@Index('ix_drafts_saved', ['savedAt'])
export class DraftRow {
  @PrimaryColumn({ type: 'text' }) id: string;
  @Column({ name: 'user_id', type: 'text' }) userId: string;
  @Column({ type: 'text' }) kind: string;
  /** Identifier of the call, complaint, page, …; never content. */
  @Column({ type: 'text' }) about: string;
  /** Counts the saves. */
  @Column({ type: 'integer' }) version: number;
  @Column({ name: 'saved_at', type: 'text' }) savedAt: Instant;
  @Column({ name: 'key_id', type: 'text' }) keyId: string;
  /** JSON. */
  @Column({ name: 'sealed_value', type: BYTES }) sealedValue: Buffer;
}

/** A key with which a browser seals its own copies of drafts. */
@Entity('draft_browser_keys')
@Index('ix_draft_browser_keys_user', ['userId', 'sessionId'])
@Index('ix_draft_browser_keys_made', ['createdAt'])
export class BrowserKeyRow {
  @PrimaryColumn({ type: 'text' }) id: string;
  @Column({ name: 'user_id', type: 'text' }) userId: string;
  @Column({ name: 'session_id', type: 'text' }) sessionId: string;
  @Column({ name: 'created_at', type: 'text' }) createdAt: Instant;
  /** Identifier of the case or page that the copies are about; '' for those about none. */
  @Column({ type: 'text', default: '' }) about: string;
  @Column({ name: 'key_id', type: 'text' }) keyId: string;
  /** 32 bytes for AES-256-GCM. */
  @Column({ name: 'sealed_key', type: BYTES }) sealedKey: Buffer;
}
