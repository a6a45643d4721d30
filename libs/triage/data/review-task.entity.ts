import { Column, Entity, Index, PrimaryColumn } from 'typeorm';
import type { Instant } from '#kernel';

/**
 * Why a complaint is put before a reader:
 * `signal` the engine, a member of staff or an always-rule raised it; `unproven` unflagged, but what the desk misses is
 * not yet bounded well enough to let it rest; `elusion` drawn from what was let rest; `control` an answered signal read
 * once more; `second-person` the second pair of eyes of a set-aside; `third` two readers disagreed; `reopened` a
 * sibling became an incident; `new-evidence` an answered complaint shows more than its reader saw.
 */
export const REVIEW_PURPOSES = [
  'signal',
  'unproven',
  'elusion',
  'control',
  'second-person',
  'third',
  'reopened',
  'new-evidence',
] as const;
export type ReviewPurpose = (typeof REVIEW_PURPOSES)[number];

/** `withdrawn`: another task took its place before anybody answered. */
export type ReviewTaskState = 'open' | 'answered' | 'withdrawn';

/** One reading that is asked of somebody. Answered or withdrawn, never removed. No content. */
@Entity('review_tasks')
@Index('ix_review_tasks_open', ['state', 'openedAt', 'complaintId'])
@Index('ix_review_tasks_complaint', ['complaintId', 'state'])
@Index('ix_review_tasks_round', ['roundId'])
@Index('ix_review_tasks_queue', ['state', 'receivedAt', 'complaintId', 'barred'])
@Index('ix_review_tasks_waiting', ['complaintId', 'barred'], { where: "state = 'open'" })
export class ReviewTask {
  @PrimaryColumn({ type: 'text' }) id: string;
  @Column({ name: 'complaint_id', type: 'text' }) complaintId: string;
  @Column({ type: 'text' }) purpose: ReviewPurpose;
  /** The reader sees no engine output before answering. */
  @Column({ type: 'boolean' }) blind: boolean;
  @Column({ type: 'text' }) state: ReviewTaskState;
  @Column({ name: 'opened_at', type: 'text' }) openedAt: Instant;
  @Column({ name: 'answered_at', type: 'text', nullable: true }) answeredAt: Instant | null;
  @Column({ name: 'answered_by', type: 'text', nullable: true }) answeredBy: string | null;
  @Column({ name: 'decision_id', type: 'text', nullable: true }) decisionId: string | null;
  /** The sampling round that drew it. */
  @Column({ name: 'round_id', type: 'text', nullable: true }) roundId: string | null;
  /** Readers who may not answer it, each between bars: `|id|id|`; empty when anybody may. */
  @Column({ type: 'text', default: '' }) barred: string;
  /** When the complaint was received: the order of the queue, kept here so that a page of it reads no more than a page. */
  @Column({ name: 'received_at', type: 'text', default: '' }) receivedAt: Instant;
}

/** A reader opened a complaint in review: what stood before them, and whether it was hidden. No content. */
@Entity('review_openings')
@Index('ix_review_openings_reader', ['complaintId', 'reader', 'id'])
export class ReviewOpening {
  @PrimaryColumn({ type: 'text' }) id: string;
  @Column({ name: 'complaint_id', type: 'text' }) complaintId: string;
  @Column({ type: 'text' }) reader: string;
  @Column({ name: 'opened_at', type: 'text' }) openedAt: Instant;
  @Column({ type: 'boolean' }) blind: boolean;
  /** The newest assessment at that moment, whether shown or hidden. */
  @Column({ name: 'assessment_id', type: 'text', nullable: true }) assessmentId: string | null;
}
