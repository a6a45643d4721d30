import type { Instant } from '#kernel';
import { Column, Entity, PrimaryColumn } from 'typeorm';

/** The one-time way to the first administrator. */
@Entity('setup_links')
export class SetupLinkRow {
  @PrimaryColumn({ type: 'text' })
  id: string;

  @Column({ name: 'secret_hash', type: 'text' })
  secretHash: string;

  @Column({ name: 'created_at', type: 'text' })
  createdAt: Instant;

  @Column({ name: 'expires_at', type: 'text' })
  expiresAt: Instant;

  @Column({ name: 'used_at', type: 'text', nullable: true })
  usedAt: Instant | null;
}
