import { Column, Entity, ForeignKey, Index, PrimaryColumn } from 'typeorm';
import type { Instant } from '#kernel';
import { BYTES } from '#persistence';
import type { ImportKind, ImportState, LineOutcome } from '../domain/import.js';

/** A file that is, or was, imported. Its bytes are the sealed original of the same id. */
@Entity('imports')
@Index('ix_imports_sha256', ['sha256'])
export class Import {
  @PrimaryColumn({ type: 'text' }) id: string;
  @Column({ type: 'text' }) kind: ImportKind;
  @Column({ type: 'text', nullable: true }) charset: string | null;
  @Column({ type: 'text', nullable: true }) delimiter: string | null;
  @Column({ type: 'text' }) sha256: string;
  @Column({ type: 'integer' }) size: number;
  @Column({ type: 'text' }) state: ImportState;
  @Column({ name: 'key_id', type: 'text' }) keyId: string;
  @Column({ name: 'sealed_name', type: BYTES }) sealedName: Buffer;
  @Column({ name: 'sealed_mapping', type: BYTES, nullable: true }) sealedMapping: Buffer | null;
  /** Rows of the file; null until a dry run has counted them. */
  @Column({ name: 'rows_total', type: 'integer', nullable: true }) rowsTotal: number | null;
  /** Rows that the running phase is through with. */
  @Column({ name: 'rows_done', type: 'integer' }) rowsDone: number;
  @Column({ name: 'created_at', type: 'text' }) createdAt: Instant;
  @Column({ name: 'created_by', type: 'text' }) createdBy: string;
  @Column({ name: 'changed_at', type: 'text' }) changedAt: Instant;
}

/** What became of a row, in the dry run (`dry`: only what will not be taken) and in the import itself (`run`: every row). */
@Entity('import_lines')
@Index('ix_import_lines_outcome', ['importId', 'phase', 'outcome', 'row'])
@Index('ix_import_lines_hash', ['rowHash'])
@Index('ix_import_lines_arrival', ['arrivalId'])
export class ImportLine {
  @PrimaryColumn({ name: 'import_id', type: 'text' })
  @ForeignKey(() => Import, 'id', { onDelete: 'RESTRICT' })
  importId: string;
  @PrimaryColumn({ type: 'text' }) phase: 'dry' | 'run';
  @PrimaryColumn({ name: 'row_number', type: 'integer' }) row: number;
  @Column({ name: 'line_number', type: 'integer' }) line: number;
  @Column({ type: 'text' }) outcome: LineOutcome;
  /** JSON list of fields and codes; no content. */
  @Column({ type: 'text' }) faults: string;
  /** Keyed hash of the cells, by which the same row is known in other files. */
  @Column({ name: 'row_hash', type: 'text', nullable: true }) rowHash: string | null;
  @Column({ name: 'arrival_id', type: 'text', nullable: true }) arrivalId: string | null;
  @Column({ name: 'complaint_id', type: 'text', nullable: true }) complaintId: string | null;
}

/** The mapping that was last used for a heading, by the keyed hash of its words. */
@Entity('import_mappings')
export class SavedMapping {
  @PrimaryColumn({ name: 'heading_hash', type: 'text' }) headingHash: string;
  @Column({ name: 'key_id', type: 'text' }) keyId: string;
  @Column({ name: 'sealed_mapping', type: BYTES }) sealedMapping: Buffer;
  @Column({ name: 'changed_at', type: 'text' }) changedAt: Instant;
}
