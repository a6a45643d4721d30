import { Column, Entity, ForeignKey, Index, PrimaryColumn } from 'typeorm';
import { BYTES } from '#persistence';
import { DataKeyRow } from './data-key.entity.js';

/** The raw bytes that arrived, sealed: in the row when small, else in the blob store. */
@Entity('sealed_originals')
@Index('sealed_originals_key', ['keyId'])
@Index('sealed_originals_blob', ['blobPath'])
export class SealedOriginalRow {
  @PrimaryColumn({ name: 'id', type: 'text' })
  id: string;

  @Column({ name: 'key_id', type: 'text' })
  @ForeignKey(() => DataKeyRow, 'id', { onDelete: 'RESTRICT' })
  keyId: string;

  /** SHA-256 of the bytes as they arrived, in hex. */
  @Column({ name: 'sha256', type: 'text' })
  sha256: string;

  /** Length of the bytes as they arrived. */
  @Column({ name: 'size', type: 'integer' })
  size: number;

  @Column({ name: 'inline', type: BYTES, nullable: true })
  inline: Buffer | null;

  @Column({ name: 'blob_path', type: 'text', nullable: true })
  blobPath: string | null;

  @Column({ name: 'stored_at', type: 'text' })
  storedAt: string;
}
