import { Column, Entity, ForeignKey, Index, PrimaryColumn } from 'typeorm';
import type { Instant } from '#kernel';
import { BYTES } from '#persistence';
import type { IncidentEnd } from '../domain/incident-status.js';
import { IncidentRow } from './incident.entity.js';

/** `lapsed`: the incident went elsewhere before anybody decided. */
export type EndProposalState = 'pending' | 'approved' | 'refused' | 'withdrawn' | 'lapsed';

/** An end that one person asked for and another one decides on. */
@Entity('incident_end_proposals')
@Index('ix_incident_end_proposals', ['incidentId', 'id'])
export class EndProposalRow {
  @PrimaryColumn({ type: 'text' }) id: string;
  @Column({ name: 'incident_id', type: 'text' })
  @ForeignKey(() => IncidentRow, 'id', { onDelete: 'RESTRICT' })
  incidentId: string;
  @Column({ name: 'to_state', type: 'text' }) to: IncidentEnd;
  @Column({ type: 'text' }) state: EndProposalState;
  @Column({ name: 'sealed_reason', type: BYTES }) sealedReason: Buffer;
  @Column({ name: 'proposed_by', type: 'text' }) proposedBy: string;
  @Column({ name: 'proposed_at', type: 'text' }) proposedAt: Instant;
  @Column({ name: 'decided_by', type: 'text', nullable: true }) decidedBy: string | null;
  @Column({ name: 'decided_at', type: 'text', nullable: true }) decidedAt: Instant | null;
}
