import { Column, Entity, ForeignKey, Index, PrimaryColumn } from 'typeorm';
import type { Instant } from '#kernel';
import { BYTES } from '#persistence';
import { IncidentRow } from '../../data/incident.entity.js';
import type { GlassVerdict, SubjectKind, WallState } from '../domain/wall-state.js';

/** A wall round an incident: whom it names may not know of it. Reasons are sealed under the incident's key. */
@Entity('walls')
@Index('ix_walls_incident', ['incidentId', 'id'])
@Index('ix_walls_state', ['state'])
export class WallRow {
  @PrimaryColumn({ type: 'text' }) id: string;
  @Column({ name: 'incident_id', type: 'text' })
  @ForeignKey(() => IncidentRow, 'id', { onDelete: 'RESTRICT' })
  incidentId: string;
  @Column({ type: 'text' }) state: WallState;
  @Column({ name: 'sealed_reason', type: BYTES }) sealedReason: Buffer;
  @Column({ name: 'raised_by', type: 'text' }) raisedBy: string;
  @Column({ name: 'raised_at', type: 'text' }) raisedAt: Instant;
  @Column({ name: 'decided_by', type: 'text', nullable: true }) decidedBy: string | null;
  @Column({ name: 'decided_at', type: 'text', nullable: true }) decidedAt: Instant | null;
  @Column({ name: 'sealed_lift_reason', type: BYTES, nullable: true }) sealedLiftReason: Buffer | null;
  @Column({ name: 'lift_by', type: 'text', nullable: true }) liftBy: string | null;
  @Column({ name: 'lift_at', type: 'text', nullable: true }) liftAt: Instant | null;
  @Column({ name: 'lifted_by', type: 'text', nullable: true }) liftedBy: string | null;
  @Column({ name: 'lifted_at', type: 'text', nullable: true }) liftedAt: Instant | null;
  /** When the alarm was raised that nobody decides about it. */
  @Column({ name: 'alarmed_at', type: 'text', nullable: true }) alarmedAt: Instant | null;
}

/** One of those whom a wall names: an employee with an account, or a shop or contractor by its name. */
@Entity('wall_subjects')
@Index('ix_wall_subjects_wall', ['wallId'])
export class WallSubjectRow {
  @PrimaryColumn({ type: 'text' }) id: string;
  @Column({ name: 'wall_id', type: 'text' })
  @ForeignKey(() => WallRow, 'id', { onDelete: 'RESTRICT' })
  wallId: string;
  @Column({ type: 'text' }) kind: SubjectKind;
  @Column({ name: 'user_id', type: 'text', nullable: true }) userId: string | null;
  @Column({ name: 'sealed_name', type: BYTES, nullable: true }) sealedName: Buffer | null;
  /** Keyed hash of the folded name. */
  @Column({ name: 'name_lookup', type: 'text', nullable: true }) nameLookup: string | null;
}

/** From whom a wall hid when it was raised: moving somebody to another supervisor or shop opens nothing. */
@Entity('wall_shadows')
@Index('ix_wall_shadows_user', ['userId'])
export class WallShadowRow {
  @PrimaryColumn({ name: 'wall_id', type: 'text' })
  @ForeignKey(() => WallRow, 'id', { onDelete: 'RESTRICT' })
  wallId: string;
  @PrimaryColumn({ name: 'user_id', type: 'text' }) userId: string;
}

/** Somebody looked behind a wall, with a reason, for a limited time; another person has to review it. */
@Entity('glass_breaks')
@Index('ix_glass_breaks_user', ['userId', 'untilAt'])
@Index('ix_glass_breaks_incident', ['incidentId', 'id'])
export class GlassBreakRow {
  @PrimaryColumn({ type: 'text' }) id: string;
  @Column({ name: 'incident_id', type: 'text' })
  @ForeignKey(() => IncidentRow, 'id', { onDelete: 'RESTRICT' })
  incidentId: string;
  @Column({ name: 'user_id', type: 'text' }) userId: string;
  @Column({ name: 'sealed_reason', type: BYTES }) sealedReason: Buffer;
  @Column({ name: 'broken_at', type: 'text' }) brokenAt: Instant;
  /** End of the access; moved to the moment of the review when that finds it unjustified. */
  @Column({ name: 'until_at', type: 'text' }) untilAt: Instant;
  @Column({ type: 'text', nullable: true }) verdict: GlassVerdict | null;
  @Column({ name: 'sealed_note', type: BYTES, nullable: true }) sealedNote: Buffer | null;
  @Column({ name: 'reviewed_by', type: 'text', nullable: true }) reviewedBy: string | null;
  @Column({ name: 'reviewed_at', type: 'text', nullable: true }) reviewedAt: Instant | null;
}
