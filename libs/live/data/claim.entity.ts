import { Column, Entity, PrimaryColumn } from 'typeorm';
import type { Instant } from '#kernel';

/** Who works on what at this moment; a row that time has overtaken means nothing. */
@Entity('work_claims')
export class WorkClaim {
  @PrimaryColumn({ type: 'text' }) kind: string;
  /** The complaint, also of a review. */
  @PrimaryColumn({ name: 'object_id', type: 'text' }) objectId: string;
  @Column({ name: 'holder_id', type: 'text' }) holderId: string;
  @Column({ name: 'claimed_at', type: 'text' }) claimedAt: Instant;
  @Column({ name: 'beat_at', type: 'text' }) beatAt: Instant;
  @Column({ name: 'asked_by', type: 'text', nullable: true }) askedBy: string | null;
  @Column({ name: 'asked_at', type: 'text', nullable: true }) askedAt: Instant | null;
  @Column({ name: 'kept_for', type: 'text', nullable: true }) keptFor: string | null;
  @Column({ name: 'kept_word', type: 'text', nullable: true }) keptWord: string | null;
  @Column({ name: 'kept_at', type: 'text', nullable: true }) keptAt: Instant | null;
}
