import { Column, Entity, Index, PrimaryColumn } from 'typeorm';
import type { Instant } from '#kernel';

/** Something at the desk that needed a person's eye: from when it was raised until its cause was gone. No content. */
@Entity('alarms')
@Index('ix_alarms_open', ['code', 'about', 'calmedAt'])
export class Alarm {
  @PrimaryColumn({ type: 'text' }) id: string;
  /** `area.kebab`. */
  @Column({ type: 'text' }) code: string;
  /** Which of several; '' when there is only one. */
  @Column({ type: 'text' }) about: string;
  /** JSON of figures and words of the settings. */
  @Column({ type: 'text' }) facts: string;
  @Column({ type: 'text' }) since: Instant;
  @Column({ name: 'last_at', type: 'text' }) lastAt: Instant;
  @Column({ type: 'integer' }) times: number;
  @Column({ name: 'calmed_at', type: 'text', nullable: true }) calmedAt: Instant | null;
  @Column({ name: 'acknowledged_at', type: 'text', nullable: true }) acknowledgedAt: Instant | null;
  @Column({ name: 'acknowledged_by', type: 'text', nullable: true }) acknowledgedBy: string | null;
  /** The last mail that a server took. */
  @Column({ name: 'mailed_at', type: 'text', nullable: true }) mailedAt: Instant | null;
  /** The last try to mail it, whatever came of it. */
  @Column({ name: 'tried_at', type: 'text', nullable: true }) triedAt: Instant | null;
}
