import { Column, Entity, ForeignKey, Index, PrimaryColumn } from 'typeorm';
import type { Instant } from '#kernel';
import { BYTES } from '#persistence';
import { IncidentRow } from './incident.entity.js';

/** A file that belongs to an incident; its bytes are a sealed original of the same identifier. */
@Entity('incident_evidence')
@Index('ix_incident_evidence', ['incidentId', 'id'])
export class EvidenceRow {
  @PrimaryColumn({ type: 'text' }) id: string;
  @Column({ name: 'incident_id', type: 'text' })
  @ForeignKey(() => IncidentRow, 'id', { onDelete: 'RESTRICT' })
  incidentId: string;
  /** The task or measure that it belongs to, if to one. */
  @Column({ name: 'of_id', type: 'text', nullable: true }) ofId: string | null;
  @Column({ name: 'sealed_name', type: BYTES }) sealedName: Buffer;
  @Column({ name: 'media_type', type: 'text' }) mediaType: string;
  @Column({ type: 'integer' }) size: number;
  /** Hex SHA-256 of the bytes as they were handed in. */
  @Column({ type: 'text' }) sha256: string;
  @Column({ name: 'added_by', type: 'text' }) addedBy: string;
  @Column({ name: 'added_at', type: 'text' }) addedAt: Instant;
}
