import type { Instant, Role } from '#kernel';
import { Column, Entity, Index, PrimaryColumn } from 'typeorm';

/** Somebody who may sign in. */
@Entity('users')
@Index('users_email', ['emailFolded'], { unique: true })
@Index('users_supervisor', ['supervisorId'])
export class User {
  @PrimaryColumn({ type: 'text' })
  id: string;

  /** As given, for people to read. */
  @Column({ type: 'text' })
  email: string;

  /** As compared: lower case, NFKC; unique. */
  @Column({ name: 'email_folded', type: 'text' })
  emailFolded: string;

  @Column({ type: 'text' })
  name: string;

  @Column({ type: 'text' })
  role: Role;

  /** argon2id, PHC string. */
  @Column({ name: 'password_hash', type: 'text' })
  passwordHash: string;

  @Column({ type: 'boolean' })
  active: boolean;

  /** Failed sign-ins since the last good one. */
  @Column({ name: 'failed_logins', type: 'integer' })
  failedLogins: number;

  @Column({ name: 'last_login_at', type: 'text', nullable: true })
  lastLoginAt: Instant | null;

  @Column({ name: 'password_changed_at', type: 'text' })
  passwordChangedAt: Instant;

  @Column({ name: 'created_at', type: 'text' })
  createdAt: Instant;

  /** The user whom this one answers to. */
  @Column({ name: 'supervisor_id', type: 'text', nullable: true })
  supervisorId: string | null;

  /** Shop or contractor that the person works for; null for the operator's own house. */
  @Column({ type: 'text', nullable: true })
  organisation: string | null;
}
