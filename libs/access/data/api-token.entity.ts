import type { CivilDate, Instant, Role } from '#kernel';
import { Column, Entity, Index, PrimaryColumn } from 'typeorm';

/** A machine's way in: `Authorization: Bearer mdg_…`, stored as SHA-256 only. */
@Entity('api_tokens')
@Index('api_tokens_secret', ['secretHash'], { unique: true })
export class ApiToken {
  @PrimaryColumn({ type: 'text' })
  id: string;

  @Column({ type: 'text' })
  name: string;

  @Column({ type: 'text' })
  role: Role;

  @Column({ name: 'secret_hash', type: 'text' })
  secretHash: string;

  /** User who made it; null when the command line did. */
  @Column({ name: 'created_by', type: 'text', nullable: true })
  createdBy: string | null;

  @Column({ name: 'created_at', type: 'text' })
  createdAt: Instant;

  /** Day of the last use, Tokyo; a day is enough to find tokens that nobody uses. */
  @Column({ name: 'last_used_on', type: 'text', nullable: true })
  lastUsedOn: CivilDate | null;

  @Column({ name: 'expires_at', type: 'text', nullable: true })
  expiresAt: Instant | null;

  @Column({ name: 'revoked_at', type: 'text', nullable: true })
  revokedAt: Instant | null;
}
