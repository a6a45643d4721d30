import { Column, Entity, ForeignKey, Index, PrimaryColumn } from 'typeorm';
import type { Channel, Instant } from '#kernel';
import { BYTES, REAL } from '#persistence';
import type { Level } from '../domain/dimensions.js';
import type { ClusterDecision, ClusterState } from '../domain/cluster-state.js';
import type { Method } from '../domain/finding.js';

/**
 * What a complaint is counted by: codes and numbers. Area and shop are digests under the desk's key, so that nobody
 * without it learns more than that two complaints share them. `readAt` is null when it has to be read again.
 */
@Entity('cluster_traits')
@Index('ix_cluster_traits_read', ['readAt'])
@Index('ix_cluster_traits_received', ['receivedAt'])
@Index('ix_cluster_traits_day', ['day'])
export class ClusterTrait {
  @PrimaryColumn({ name: 'complaint_id', type: 'text' }) complaintId: string;
  @Column({ name: 'received_at', type: 'text' }) receivedAt: Instant;
  /** Days since 1970 in Tokyo: of the event where the complaint tells it, else of its arrival. */
  @Column({ type: 'integer' }) day: number;
  /** The day on which the desk knew of it. */
  @Column({ name: 'known_on', type: 'integer' }) knownOn: number;
  @Column({ type: 'text' }) channel: Channel;
  /** Thousandths. */
  @Column({ type: 'integer' }) score: number;
  @Column({ type: 'boolean' }) flagged: boolean;
  @Column({ type: 'text', nullable: true }) kind: string | null;
  @Column({ type: 'text', nullable: true }) service: string | null;
  @Column({ type: 'text', nullable: true }) area: string | null;
  @Column({ type: 'text', nullable: true }) shop: string | null;
  @Column({ type: 'text', nullable: true }) step: string | null;
  /** Who said where it belongs; null while that is read from the words. */
  @Column({ name: 'placed_by', type: 'text', nullable: true }) placedBy: string | null;
  @Column({ name: 'read_at', type: 'text', nullable: true }) readAt: Instant | null;
}

/** A shop of the register; ended, never deleted. */
@Entity('cluster_shops')
@Index('ux_cluster_shops_code', ['code'], { unique: true })
export class ClusterShop {
  @PrimaryColumn({ type: 'text' }) id: string;
  @Column({ type: 'text' }) code: string;
  @Column({ type: 'text' }) name: string;
  /** JSON list of the words by which texts name it. */
  @Column({ type: 'text' }) words: string;
  @Column({ name: 'added_at', type: 'text' }) addedAt: Instant;
  @Column({ name: 'added_by', type: 'text' }) addedBy: string;
  @Column({ name: 'ended_at', type: 'text', nullable: true }) endedAt: Instant | null;
}

/** A new version of something that customers see, and how long complaints are held against it. */
@Entity('cluster_releases')
@Index('ux_cluster_releases_code', ['code'], { unique: true })
export class ClusterRelease {
  @PrimaryColumn({ type: 'text' }) id: string;
  @Column({ type: 'text' }) code: string;
  @Column({ type: 'text' }) title: string;
  @Column({ type: 'text', nullable: true }) service: string | null;
  @Column({ name: 'released_at', type: 'text' }) releasedAt: Instant;
  @Column({ name: 'watch_hours', type: 'integer' }) watchHours: number;
  @Column({ name: 'added_at', type: 'text' }) addedAt: Instant;
  @Column({ name: 'added_by', type: 'text' }) addedBy: string;
}

/** A lead: complaints that lie closer together than chance brings them. One for each matter; it grows. */
@Entity('clusters')
@Index('ix_clusters_state', ['state', 'id'])
@Index('ix_clusters_cell', ['cell'])
export class Cluster {
  @PrimaryColumn({ type: 'text' }) id: string;
  @Column({ type: 'text' }) method: Method;
  @Column({ type: 'text' }) level: Level;
  /** Name of the cell; area and shop as digests. */
  @Column({ type: 'text' }) cell: string;
  @Column({ type: 'text' }) state: ClusterState;
  @Column({ name: 'opened_at', type: 'text' }) openedAt: Instant;
  @Column({ name: 'first_at', type: 'text' }) firstAt: Instant;
  @Column({ name: 'last_at', type: 'text' }) lastAt: Instant;
  @Column({ type: 'integer' }) size: number;
  /** Of the finding that raised it last: window (ms), count, expectation, bound, how often a week by chance. */
  @Column({ name: 'window_ms', type: REAL }) windowMs: number;
  @Column({ type: 'integer' }) count: number;
  @Column({ type: REAL }) expected: number;
  @Column({ type: 'integer' }) bound: number;
  @Column({ name: 'per_week', type: REAL }) perWeek: number;
  /** JSON of the method's further figures. */
  @Column({ type: 'text' }) facts: string;
  /** Size when people last heard of it, and how often they did. */
  @Column({ name: 'heard_size', type: 'integer' }) heardSize: number;
  @Column({ type: 'integer' }) raised: number;
  @Column({ name: 'raised_at', type: 'text' }) raisedAt: Instant;
  @Column({ name: 'incident_id', type: 'text', nullable: true }) incidentId: string | null;
}

/** A complaint of a lead. */
@Entity('cluster_members')
@Index('ix_cluster_members_complaint', ['complaintId'])
export class ClusterMember {
  @PrimaryColumn({ name: 'cluster_id', type: 'text' })
  @ForeignKey(() => Cluster, 'id', { onDelete: 'RESTRICT' })
  clusterId: string;
  @PrimaryColumn({ name: 'complaint_id', type: 'text' }) complaintId: string;
  @Column({ name: 'joined_at', type: 'text' }) joinedAt: Instant;
}

/** What a person said about a lead. */
@Entity('cluster_decisions')
@Index('ix_cluster_decisions_cluster', ['clusterId', 'id'])
export class ClusterDecisionRow {
  @PrimaryColumn({ type: 'text' }) id: string;
  @Column({ name: 'cluster_id', type: 'text' })
  @ForeignKey(() => Cluster, 'id', { onDelete: 'RESTRICT' })
  clusterId: string;
  @Column({ type: 'text' }) decision: ClusterDecision;
  @Column({ name: 'reason_code', type: 'text', nullable: true }) reasonCode: string | null;
  @Column({ name: 'decided_at', type: 'text' }) decidedAt: Instant;
  @Column({ name: 'decided_by', type: 'text' }) decidedBy: string;
  /** How many complaints it had then. */
  @Column({ type: 'integer' }) size: number;
  @Column({ name: 'incident_id', type: 'text', nullable: true }) incidentId: string | null;
  @Column({ name: 'key_id', type: 'text', nullable: true }) keyId: string | null;
  @Column({ name: 'sealed_note', type: BYTES, nullable: true }) sealedNote: Buffer | null;
}

/** Where the detectors stand. */
@Entity('cluster_progress')
export class ClusterProgress {
  @PrimaryColumn({ type: 'text' }) name: string;
  @Column({ type: 'text' }) value: string;
}
