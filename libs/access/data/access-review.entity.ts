import type { CivilDate, Instant, Role } from '#kernel';
import { Column, Entity, ForeignKey, Index, PrimaryColumn } from 'typeorm';
import type { AccessVerdict } from '../domain/access-review.js';

/** The review of one quarter: who had access, looked through by a person and signed off. */
@Entity('access_reviews')
@Index('ux_access_reviews', ['quarter'], { unique: true })
export class AccessReviewRow {
  @PrimaryColumn({ type: 'text' }) id: string;
  /** `2026-Q4` */
  @Column({ type: 'text' }) quarter: string;
  @Column({ name: 'opened_at', type: 'text' }) openedAt: Instant;
  @Column({ name: 'opened_by', type: 'text' }) openedBy: string;
  @Column({ name: 'signed_at', type: 'text', nullable: true }) signedAt: Instant | null;
  @Column({ name: 'signed_by', type: 'text', nullable: true }) signedBy: string | null;
}

/** An account or token as it stood when the review was opened; only the verdict changes, until it is signed off. */
@Entity('access_review_lines')
@Index('ux_access_review_lines', ['reviewId', 'subjectId'], { unique: true })
export class AccessReviewLineRow {
  @PrimaryColumn({ type: 'text' }) id: string;
  @Column({ name: 'review_id', type: 'text' })
  @ForeignKey(() => AccessReviewRow, 'id', { onDelete: 'RESTRICT' })
  reviewId: string;
  @Column({ name: 'subject_kind', type: 'text' }) subjectKind: 'user' | 'token';
  @Column({ name: 'subject_id', type: 'text' }) subjectId: string;
  @Column({ type: 'text' }) role: Role;
  @Column({ type: 'boolean' }) active: boolean;
  @Column({ name: 'last_used_on', type: 'text', nullable: true }) lastUsedOn: CivilDate | null;
  /** Looks at content in the quarter. */
  @Column({ type: 'integer' }) looks: number;
  /** Times with a role, JSON: `[{role, from, to}]`. */
  @Column({ type: 'text' }) spans: string;
  @Column({ type: 'text', nullable: true }) verdict: AccessVerdict | null;
  @Column({ name: 'answered_at', type: 'text', nullable: true }) answeredAt: Instant | null;
  @Column({ name: 'answered_by', type: 'text', nullable: true }) answeredBy: string | null;
}
