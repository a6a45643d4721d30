import { Column, Entity, ForeignKey, Index, PrimaryColumn } from 'typeorm';
import type { Instant } from '#kernel';
import { BYTES } from '#persistence';
import { Complaint } from './complaint.entity.js';

/** Somebody besides the complainant whose mail may join the case (a representative, a family member). Removed, never deleted. */
@Entity('case_participants')
@Index('ix_case_participants', ['complaintId', 'hash'])
export class CaseParticipant {
  @PrimaryColumn({ type: 'text' }) id: string;
  @Column({ name: 'complaint_id', type: 'text' })
  @ForeignKey(() => Complaint, 'id', { onDelete: 'RESTRICT' })
  complaintId: string;
  /** Keyed hash of the normalised address. */
  @Column({ type: 'text' }) hash: string;
  @Column({ name: 'sealed_address', type: BYTES }) sealedAddress: Buffer;
  @Column({ name: 'added_at', type: 'text' }) addedAt: Instant;
  @Column({ name: 'added_by', type: 'text' }) addedBy: string;
  @Column({ name: 'removed_at', type: 'text', nullable: true }) removedAt: Instant | null;
  @Column({ name: 'removed_by', type: 'text', nullable: true }) removedBy: string | null;
}
