import { Column, Entity, Index, PrimaryColumn } from 'typeorm';
import type { Instant } from '#kernel';
import { BYTES } from '#persistence';

/** A list that somebody made for themselves: a queue and what it is narrowed by, as codes. Its name is sealed. */
@Entity('saved_views')
@Index('ix_saved_views_user', ['userId', 'id'])
export class SavedView {
  @PrimaryColumn({ type: 'text' }) id: string;
  @Column({ name: 'user_id', type: 'text' }) userId: string;
  @Column({ name: 'key_id', type: 'text' }) keyId: string;
  @Column({ type: 'text' }) queue: string;
  /** Codes and identifiers, JSON. */
  @Column({ type: 'text' }) narrowing: string;
  @Column({ name: 'sealed_name', type: BYTES }) sealedName: Buffer;
  @Column({ name: 'created_at', type: 'text' }) createdAt: Instant;
}
