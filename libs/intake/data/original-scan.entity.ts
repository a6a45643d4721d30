import { Column, Entity, Index, PrimaryColumn } from 'typeorm';
import type { Instant } from '#kernel';

/** What a scanner for malware said of a sealed original. */
export type ScanState = 'clean' | 'found' | 'not-scanned';

@Entity('original_scans')
@Index('ix_original_scans_state', ['state', 'originalId'])
export class OriginalScan {
  @PrimaryColumn({ name: 'original_id', type: 'text' }) originalId: string;
  @Column({ type: 'text' }) state: ScanState;
  /** Name of the finding, as the scanner gives it. */
  @Column({ type: 'text', nullable: true }) finding: string | null;
  @Column({ type: 'integer' }) attempts: number;
  @Column({ name: 'scanned_at', type: 'text' }) scannedAt: Instant;
}
