import { Column, Entity, Index, PrimaryColumn } from 'typeorm';
import { BYTES } from '#persistence';

/** A data key, wrapped by a master key. Erasing sets `wrapped` to null: what it sealed can never be read again. */
@Entity('data_keys')
@Index('data_keys_master', ['masterKeyId'])
export class DataKeyRow {
  @PrimaryColumn({ name: 'id', type: 'text' })
  id: string;

  @Column({ name: 'scope', type: 'text' })
  scope: string;

  @Column({ name: 'wrapped', type: BYTES, nullable: true })
  wrapped: Buffer | null;

  @Column({ name: 'master_key_id', type: 'text' })
  masterKeyId: string;

  @Column({ name: 'created_at', type: 'text' })
  createdAt: string;

  @Column({ name: 'erased_at', type: 'text', nullable: true })
  erasedAt: string | null;

  /** Under legal hold: must not be erased. */
  @Column({ name: 'hold', type: 'boolean' })
  hold: boolean;
}
