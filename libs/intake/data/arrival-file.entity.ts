import { Column, Entity, Index, PrimaryColumn } from 'typeorm';
import { BYTES } from '#persistence';

/** A file that came with a web form. Its bytes are the sealed original of the same id, under the key of the complaint. */
@Entity('arrival_files')
@Index('ix_arrival_files_arrival', ['arrivalId', 'position'])
export class ArrivalFile {
  @PrimaryColumn({ type: 'text' }) id: string;
  @Column({ name: 'arrival_id', type: 'text' }) arrivalId: string;
  /** Place among the files of the form, from 1. */
  @Column({ type: 'integer' }) position: number;
  @Column({ name: 'key_id', type: 'text' }) keyId: string;
  @Column({ name: 'sealed_name', type: BYTES }) sealedName: Buffer;
  /** By its bytes, whatever its name says. */
  @Column({ name: 'media_type', type: 'text' }) mediaType: string;
  @Column({ type: 'integer' }) size: number;
  @Column({ type: 'text' }) sha256: string;
  /** Whether our readers open this kind; what they do not, a person must read. */
  @Column({ type: 'boolean' }) readable: boolean;
}
