import { Column, Entity, Index, PrimaryColumn } from 'typeorm';
import type { CivilDate, Instant } from '#kernel';
import { REAL } from '#persistence';

/** Identifiers, moments and numbers only: the proof of what is missed holds no content. */

/** A weekly draw from what was set aside since the draw before it. Never changed but for its completion. */
@Entity('elusion_rounds')
@Index('ux_elusion_rounds_week', ['epoch', 'week'], { unique: true })
@Index('ix_elusion_rounds_drawn', ['drawnAt'])
export class ElusionRound {
  @PrimaryColumn({ type: 'text' }) id: string;
  /** Proofs begin anew with each epoch: {@link ProofEpoch}. */
  @Column({ type: 'integer' }) epoch: number;
  /** Monday (Tokyo) of the week in which it was drawn. */
  @Column({ type: 'text' }) week: CivilDate;
  @Column({ type: 'text' }) seed: string;
  @Column({ name: 'drawn_at', type: 'text' }) drawnAt: Instant;
  @Column({ name: 'frame_size', type: 'integer' }) frameSize: number;
  @Column({ name: 'sample_size', type: 'integer' }) sampleSize: number;
  /** Share of each stratum that was to be read at least. */
  @Column({ type: REAL }) share: number;
  /** When the last of its readings was answered; it counts from then on. */
  @Column({ name: 'completed_at', type: 'text', nullable: true }) completedAt: Instant | null;
}

/** A stratum of a round. */
@Entity('elusion_strata')
export class ElusionStratum {
  @PrimaryColumn({ name: 'round_id', type: 'text' }) roundId: string;
  /** `channel/band/closed` or `channel/band/open`. */
  @PrimaryColumn({ type: 'text' }) stratum: string;
  @Column({ type: 'integer' }) size: number;
  @Column({ type: 'integer' }) drawn: number;
  /** Erased since, where nothing was left that could be read in their place. */
  @Column({ type: 'integer' }) gone: number;
}

/** A complaint that stood in the pile of a round, drawn or not. */
@Entity('elusion_frames')
@Index('ix_elusion_frames_round', ['roundId', 'stratum'])
export class ElusionFrame {
  @PrimaryColumn({ name: 'complaint_id', type: 'text' }) complaintId: string;
  @PrimaryColumn({ name: 'round_id', type: 'text' }) roundId: string;
  @Column({ type: 'text' }) stratum: string;
}

/** `waiting` for its reader, answered `clean` or as a `hit`, or `erased` before anybody could read it. */
export type SampleOutcome = 'waiting' | 'clean' | 'hit' | 'erased';

/** A complaint that a round drew. A hit stays one. */
@Entity('elusion_samples')
@Index('ix_elusion_samples_complaint', ['complaintId'])
@Index('ix_elusion_samples_outcome', ['outcome', 'releaseAt'])
export class ElusionSample {
  @PrimaryColumn({ name: 'round_id', type: 'text' }) roundId: string;
  @PrimaryColumn({ name: 'complaint_id', type: 'text' }) complaintId: string;
  @Column({ type: 'text' }) stratum: string;
  /** When it is mixed into the queue. */
  @Column({ name: 'release_at', type: 'text' }) releaseAt: Instant;
  @Column({ name: 'task_id', type: 'text', nullable: true }) taskId: string | null;
  @Column({ type: 'text' }) outcome: SampleOutcome;
  @Column({ name: 'answered_at', type: 'text', nullable: true }) answeredAt: Instant | null;
}

/** An unflagged complaint that was read because nothing might rest. */
@Entity('stream_readings')
@Index('ix_stream_readings_read', ['readAt'])
@Index('ix_stream_readings_complaint', ['complaintId'])
export class StreamReading {
  @PrimaryColumn({ name: 'task_id', type: 'text' }) taskId: string;
  @Column({ name: 'complaint_id', type: 'text' }) complaintId: string;
  @Column({ name: 'read_at', type: 'text' }) readAt: Instant;
  @Column({ type: 'boolean' }) hit: boolean;
}

/** An answered signal that a second person reads blind, and a third where the two disagree. */
@Entity('control_readings')
@Index('ux_control_readings_second', ['secondTaskId'], { unique: true })
@Index('ix_control_readings_third', ['thirdTaskId'])
@Index('ix_control_readings_at', ['secondAt'])
export class ControlReading {
  @PrimaryColumn({ type: 'text' }) id: string;
  @Column({ name: 'complaint_id', type: 'text' }) complaintId: string;
  @Column({ name: 'first_task_id', type: 'text' }) firstTaskId: string;
  @Column({ name: 'first_decision', type: 'text' }) firstDecision: string;
  @Column({ name: 'first_by', type: 'text' }) firstBy: string;
  @Column({ name: 'first_at', type: 'text' }) firstAt: Instant;
  @Column({ name: 'second_task_id', type: 'text' }) secondTaskId: string;
  @Column({ name: 'second_decision', type: 'text', nullable: true }) secondDecision: string | null;
  @Column({ name: 'second_by', type: 'text', nullable: true }) secondBy: string | null;
  @Column({ name: 'second_at', type: 'text', nullable: true }) secondAt: Instant | null;
  @Column({ name: 'third_task_id', type: 'text', nullable: true }) thirdTaskId: string | null;
  @Column({ name: 'third_decision', type: 'text', nullable: true }) thirdDecision: string | null;
  @Column({ name: 'third_by', type: 'text', nullable: true }) thirdBy: string | null;
  @Column({ name: 'third_at', type: 'text', nullable: true }) thirdAt: Instant | null;
}

/** A new beginning of the proof: earlier rounds no longer count, and the whole pile is drawn from again. */
@Entity('proof_epochs')
export class ProofEpoch {
  @PrimaryColumn({ type: 'integer' }) epoch: number;
  @Column({ name: 'began_at', type: 'text' }) beganAt: Instant;
  @Column({ type: 'text' }) reason: string;
  @Column({ name: 'began_by', type: 'text' }) beganBy: string;
}

/** Whether unflagged complaints may rest: one row, read for every one of them. */
@Entity('set_aside_state')
export class SetAsideRow {
  @PrimaryColumn({ type: 'integer' }) id: number;
  @Column({ type: 'boolean' }) allowed: boolean;
  @Column({ type: 'text' }) reason: string;
  /** Since when it is so. */
  @Column({ type: 'text' }) since: Instant;
  @Column({ name: 'checked_at', type: 'text' }) checkedAt: Instant;
}
