import { Column, Entity, Index, PrimaryColumn } from 'typeorm';

export type JobState = 'waiting' | 'running' | 'dead';

/** A job of the embedded queue; a done one is deleted. */
@Entity('jobs')
@Index('jobs_due', ['state', 'runAt'])
@Index('jobs_holder', ['holder'])
@Index('jobs_waiting_key', ['waitingKey'], { unique: true })
export class JobRow {
  @PrimaryColumn({ name: 'id', type: 'text' })
  id: string;

  @Column({ name: 'kind', type: 'text' })
  kind: string;

  /** JSON; identifiers and figures only. */
  @Column({ name: 'payload', type: 'text' })
  payload: string;

  /** Kind and key while the job waits for its first try, else null: so that at most one waits. */
  @Column({ name: 'waiting_key', type: 'text', nullable: true })
  waitingKey: string | null;

  @Column({ name: 'state', type: 'text' })
  state: JobState;

  @Column({ name: 'run_at', type: 'text' })
  runAt: string;

  @Column({ name: 'attempts', type: 'integer' })
  attempts: number;

  @Column({ name: 'lease_until', type: 'text', nullable: true })
  leaseUntil: string | null;

  /** The claim that holds the job. */
  @Column({ name: 'holder', type: 'text', nullable: true })
  holder: string | null;

  @Column({ name: 'last_error', type: 'text', nullable: true })
  lastError: string | null;

  @Column({ name: 'created_at', type: 'text' })
  createdAt: string;
}

/** When a sweep runs next, and which process is at it. */
@Entity('job_sweeps')
export class SweepRow {
  @PrimaryColumn({ name: 'name', type: 'text' })
  name: string;

  @Column({ name: 'due_at', type: 'text' })
  dueAt: string;

  @Column({ name: 'lease_until', type: 'text' })
  leaseUntil: string;

  @Column({ name: 'holder', type: 'text', nullable: true })
  holder: string | null;

  @Column({ name: 'last_done_at', type: 'text', nullable: true })
  lastDoneAt: string | null;

  @Column({ name: 'last_error', type: 'text', nullable: true })
  lastError: string | null;
}
