import type { Instant } from '#kernel';
import { Column, Entity, Index, PrimaryColumn } from 'typeorm';

/** One signed-in browser. The cookie's secret is stored as SHA-256 only. */
@Entity('sessions')
@Index('sessions_secret', ['secretHash'], { unique: true })
@Index('sessions_user', ['userId'])
export class Session {
  @PrimaryColumn({ type: 'text' })
  id: string;

  @Column({ name: 'secret_hash', type: 'text' })
  secretHash: string;

  @Column({ name: 'user_id', type: 'text' })
  userId: string;

  @Column({ name: 'created_at', type: 'text' })
  createdAt: Instant;

  /** Last use, exact to a minute. */
  @Column({ name: 'last_seen_at', type: 'text' })
  lastSeenAt: Instant;

  /** Network address at sign-in, for the owner to recognise the session. */
  @Column({ type: 'text' })
  address: string;
}
