import { Injectable } from '@nestjs/common';
import { USUAL_POLICY, type JobPayload, type RetryPolicy } from '../domain/job.js';

/** Does one job. Runs outside any unit of work, at least once, so it must bear repetition. */
export type HandleJob = (payload: JobPayload) => Promise<void>;

/**
 * One run of a sweep. `toTheEnd`: a tool or a test waits for all that there is to do; else a sweep that may find much works
 * for a bounded time only.
 */
export type RunSweep = (toTheEnd?: boolean) => Promise<void>;

/** Work that is done over and over, by one process at a time. */
export interface Sweep {
  name: string;
  intervalMs: number;
  run: RunSweep;
}

/** Who does which kind of job; features register theirs when their module starts. */
@Injectable()
export class JobHandlers {
  private readonly handlers = new Map<string, HandleJob>();
  private readonly known = new Map<string, RetryPolicy>();
  private readonly lanes = new Map<string, number>();
  private readonly sweeping = new Map<string, Sweep>();

  /**
   * Names who does jobs of this kind. A kind has one handler. With `atOnce` the kind has a lane of its own: at most so
   * many of it run in a process, beside the others and not instead of them (pages take minutes, mails milliseconds).
   */
  register(kind: string, handle: HandleJob, options: Partial<RetryPolicy> & { atOnce?: number } = {}): void {
    if (!/^[a-z][\w.-]*$/.test(kind)) throw new Error(`not a kind of job: ${kind}`);
    if (this.handlers.has(kind)) throw new Error(`two handlers for jobs of kind ${kind}`);
    this.handlers.set(kind, handle);
    const { atOnce, ...policy } = options;
    this.known.set(kind, { ...USUAL_POLICY, ...policy });
    if (atOnce !== undefined) this.lanes.set(kind, atOnce);
  }

  /** Runs `fn` again `intervalMs` after it ended, in one process at a time; a failure is logged and it goes on. */
  every(name: string, intervalMs: number, fn: RunSweep): void {
    if (this.sweeping.has(name)) throw new Error(`two sweeps called ${name}`);
    this.sweeping.set(name, { name, intervalMs, run: fn });
  }

  /** Every kind with its retry policy. */
  get kinds(): ReadonlyMap<string, RetryPolicy> {
    return this.known;
  }

  /** Kinds with a lane of their own, and how many of each may run at once. */
  get ownLanes(): ReadonlyMap<string, number> {
    return this.lanes;
  }

  /** The kinds that share the usual lane. */
  get usualKinds(): ReadonlyMap<string, RetryPolicy> {
    return new Map([...this.known].filter(([kind]) => !this.lanes.has(kind)));
  }

  get sweeps(): readonly Sweep[] {
    return [...this.sweeping.values()];
  }

  /** The handler and policy of a kind. */
  of(kind: string): { handle: HandleJob; policy: RetryPolicy } {
    const handle = this.handlers.get(kind);
    if (!handle) throw new Error(`no handler for jobs of kind ${kind}`);
    return { handle, policy: this.known.get(kind) ?? USUAL_POLICY };
  }
}
