import { Column, Entity, ForeignKey, Index, PrimaryColumn } from 'typeorm';
import type { Instant } from '#kernel';

/** A complaint that stands in the index; `seq` is its short name there. Looked at when `lookedAt` is set. */
@Entity('sibling_marks')
@Index('ux_sibling_marks_seq', ['seq'], { unique: true })
@Index('ix_sibling_marks_looked', ['lookedAt'])
export class SiblingMark {
  @PrimaryColumn({ name: 'complaint_id', type: 'text' }) complaintId: string;
  @Column({ type: 'integer' }) seq: number;
  @Column({ name: 'looked_at', type: 'text', nullable: true }) lookedAt: Instant | null;
}

/**
 * The index: complaints that share something. A bucket is 48 bits of a keyed digest of a part of the text's sketch, a
 * telephone number, an address, a name; without the desk's key it says nothing but that two complaints share it.
 */
@Entity('sibling_buckets')
@Index('ix_sibling_buckets_seq', ['seq'])
export class SiblingBucket {
  @PrimaryColumn({ type: 'bigint' }) bucket: number;
  @PrimaryColumn({ type: 'integer' }) seq: number;
}

/** What a person said to a suggestion; `open` until then. */
export type SuggestionState = 'open' | 'accepted' | 'rejected';

/** Two complaints that may belong together. `lowId` is the one with the smaller identifier. */
@Entity('sibling_suggestions')
@Index('ux_sibling_suggestions_pair', ['lowId', 'highId'], { unique: true })
@Index('ix_sibling_suggestions_high', ['highId'])
export class SiblingSuggestion {
  @PrimaryColumn({ type: 'text' }) id: string;
  @Column({ name: 'low_id', type: 'text' }) lowId: string;
  @Column({ name: 'high_id', type: 'text' }) highId: string;
  /** Thousandths. */
  @Column({ type: 'integer' }) score: number;
  /** JSON list of reasons; no content. */
  @Column({ type: 'text' }) reasons: string;
  @Column({ type: 'text' }) state: SuggestionState;
  @Column({ name: 'created_at', type: 'text' }) createdAt: Instant;
  @Column({ name: 'decided_at', type: 'text', nullable: true }) decidedAt: Instant | null;
  @Column({ name: 'decided_by', type: 'text', nullable: true }) decidedBy: string | null;
}

/** Complaints that belong together. Each stays a complaint of its own; `primaryId` is the one shown first. */
@Entity('sibling_groups')
export class SiblingGroup {
  @PrimaryColumn({ type: 'text' }) id: string;
  @Column({ name: 'primary_id', type: 'text' }) primaryId: string;
  @Column({ name: 'created_at', type: 'text' }) createdAt: Instant;
  @Column({ name: 'created_by', type: 'text' }) createdBy: string;
  @Column({ name: 'ended_at', type: 'text', nullable: true }) endedAt: Instant | null;
}

/** A complaint's time in a group; left, never deleted. */
@Entity('sibling_members')
@Index('ix_sibling_members_complaint', ['complaintId'])
@Index('ix_sibling_members_group', ['groupId'])
export class SiblingMember {
  @PrimaryColumn({ type: 'text' }) id: string;
  @Column({ name: 'group_id', type: 'text' })
  @ForeignKey(() => SiblingGroup, 'id', { onDelete: 'RESTRICT' })
  groupId: string;
  @Column({ name: 'complaint_id', type: 'text' }) complaintId: string;
  @Column({ name: 'joined_at', type: 'text' }) joinedAt: Instant;
  @Column({ name: 'joined_by', type: 'text' }) joinedBy: string;
  @Column({ name: 'left_at', type: 'text', nullable: true }) leftAt: Instant | null;
  @Column({ name: 'left_by', type: 'text', nullable: true }) leftBy: string | null;
}
