import type { Instant } from '#kernel';
import type { ClaimedJob, DeadJob, JobPayload, RetryPolicy } from '../domain/job.js';

/** When a job may run, and what it is the only one for. */
export interface EnqueueOptions {
  /** Not before; now when absent. */
  runAt?: Instant;
  /** At most one job of this kind and key waits; another one enqueued meanwhile is dropped. One that has begun does not count. */
  key?: string;
}

/** Port: work to be done outside the unit of work that asks for it, at least once. Handlers must bear repetition. */
export abstract class JobQueue {
  /** Joins the running unit of work: the job exists exactly when the unit commits. */
  abstract enqueue(kind: string, payload: JobPayload, options?: EnqueueOptions): Promise<void>;
  /** Jobs that were given up, newest first, 200 at most. */
  abstract dead(): Promise<DeadJob[]>;
  /** Lets a dead job wait again for at least one more try. False when there is no such job. */
  abstract revive(id: string): Promise<boolean>;
}

/** What the runner needs of a queue. */
export abstract class JobStore extends JobQueue {
  private readonly listeners = new Set<() => void>();

  /** Makes ready for these kinds; called before the first {@link claim}. */
  abstract open(kinds: ReadonlyMap<string, RetryPolicy>): Promise<void>;
  /** Makes claims of processes that are surely gone due at once. Only where no other process can run jobs. */
  takeOver(): Promise<void> {
    return Promise.resolve();
  }
  /** Takes at most `most` jobs that are due, oldest first. */
  abstract claim(kinds: ReadonlyMap<string, RetryPolicy>, most: number): Promise<ClaimedJob[]>;
  /** The job is done. */
  abstract finish(job: ClaimedJob): Promise<void>;
  /** The job failed; it waits for its next try or is dead. */
  abstract fail(job: ClaimedJob, code: string, policy: RetryPolicy): Promise<void>;
  /** The job is still being worked on. */
  abstract renew(job: ClaimedJob): Promise<void>;
  /** Gives back connections. */
  abstract close(): Promise<void>;

  /** Calls `listener` when a job was enqueued in this process; gives the way to stop that. */
  onEnqueued(listener: () => void): () => void {
    this.listeners.add(listener);
    return () => this.listeners.delete(listener);
  }

  protected wake(): void {
    for (const listener of this.listeners) listener();
  }
}
