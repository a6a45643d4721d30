import { Injectable, type BeforeApplicationShutdown } from '@nestjs/common';
import { log, Settings } from '#kernel';
import { profile } from '#persistence';
import { JobStore } from '../data/job-queue.js';
import { SweepLeases } from '../data/sweep-leases.js';
import { failureCode, LEASE_MS, type ClaimedJob } from '../domain/job.js';
import { JobHandlers, type Sweep } from './job-handlers.js';

/** How often (ms) an idle runner looks for jobs that other processes enqueued or whose time has come. */
const POLL_MS = 1_000;

/** Runs jobs and sweeps, a bounded number at a time. */
@Injectable()
export class JobRunner implements BeforeApplicationShutdown {
  private readonly active = new Set<Promise<void>>();
  private readonly sweeping = new Set<string>();
  /** How many jobs of each kind with a lane of its own run. */
  private readonly inLane = new Map<string, number>();
  /** How many of the others run. */
  private usual = 0;
  private loop: Promise<void> | undefined;
  private stopping = false;
  private woken = false;
  private wakeUp: () => void = () => undefined;

  constructor(
    private readonly store: JobStore,
    private readonly handlers: JobHandlers,
    private readonly leases: SweepLeases,
    private readonly settings: Settings,
  ) {
    store.onEnqueued(() => {
      this.wake();
    });
  }

  /** Begins to work; does nothing when it already does. */
  start(): void {
    if (this.loop) return;
    this.stopping = false;
    this.loop = this.work();
  }

  /** Whether this process runs jobs, so that work which is at hand need not go through the queue. */
  get working(): boolean {
    return this.loop !== undefined && !this.stopping;
  }

  /** Takes nothing more and waits for what is being worked on. */
  async stop(): Promise<void> {
    this.stopping = true;
    this.wake();
    await this.loop;
    this.loop = undefined;
    while (this.active.size > 0) await Promise.all(this.active);
  }

  /**
   * Runs every sweep and job that is due, and what they make due, to the end; answers how many. For tests and tools: sweeps
   * run one after another, and those that else work for a bounded time (siblings, search, clusters) are told to go to the end,
   * so that what they find is the same on every machine, in order too.
   */
  async runDue(): Promise<number> {
    await this.store.open(this.handlers.kinds);
    for (let done = 0; ;) {
      const most = this.settings.jobConcurrency;
      const swept = await this.sweepInTurn();
      const started = [...(await this.takeJobs(most)), ...(await this.takeLanes())];
      if (swept + started.length === 0) return done;
      await Promise.all(started);
      done += swept + started.length;
    }
  }

  /** As {@link runDue}, but one job at a time too: in the order in which they fell due, on PostgreSQL kind by kind. */
  async runInTurn(): Promise<number> {
    await this.store.open(this.handlers.kinds);
    for (let done = 0; ;) {
      const swept = await this.sweepInTurn();
      const [job] = await this.store.claim(this.handlers.kinds, 1);
      if (job) await this.track(this.runJob(job));
      const ran = swept + (job ? 1 : 0);
      if (ran === 0) return done;
      done += ran;
    }
  }

  async beforeApplicationShutdown(): Promise<void> {
    await this.stop();
    await this.store.close();
  }

  private async work(): Promise<void> {
    let open = false;
    let lookForSweepsAt = 0;
    while (!this.stopping) {
      this.woken = false;
      let taken = 0;
      try {
        if (!open) await this.store.open(this.handlers.kinds);
        // On SQLite this process is the only one: what ran when the last one died need not wait out its lease.
        if (!open && !profile.manyProcesses) await this.store.takeOver();
        open = true;
        const jobs = await this.takeJobs(this.settings.jobConcurrency - this.usual);
        taken = jobs.length;
        if (performance.now() >= lookForSweepsAt) {
          lookForSweepsAt = performance.now() + POLL_MS;
          void (await this.takeLanes());
          await this.takeSweeps();
        }
      } catch (error) {
        log.error({ err: error }, 'looking for jobs failed; it is tried again');
      }
      if (taken === 0) await this.pause();
    }
  }

  private async takeJobs(most: number): Promise<Promise<void>[]> {
    if (most <= 0) return [];
    const jobs = await this.store.claim(this.handlers.usualKinds, most);
    this.usual += jobs.length;
    return jobs.map((job) =>
      this.track(
        this.runJob(job).finally(() => {
          this.usual -= 1;
        }),
      ),
    );
  }

  private async takeLanes(): Promise<Promise<void>[]> {
    const started: Promise<void>[] = [];
    for (const [kind, atOnce] of this.handlers.ownLanes) {
      const free = atOnce - (this.inLane.get(kind) ?? 0);
      if (free <= 0) continue;
      const jobs = await this.store.claim(new Map([[kind, this.handlers.of(kind).policy]]), free);
      for (const job of jobs) {
        this.inLane.set(kind, (this.inLane.get(kind) ?? 0) + 1);
        const run = this.runJob(job).finally(() => this.inLane.set(kind, (this.inLane.get(kind) ?? 1) - 1));
        started.push(this.track(run));
      }
    }
    return started;
  }

  private async takeSweeps(): Promise<void> {
    for (const sweep of this.handlers.sweeps) await this.takeSweep(sweep, false);
  }

  private async sweepInTurn(): Promise<number> {
    let done = 0;
    for (const sweep of this.handlers.sweeps) {
      const taken = await this.takeSweep(sweep, true);
      if (taken === null) continue;
      await taken.end;
      done += 1;
    }
    return done;
  }

  /** Starts the sweep when it is due and nobody runs it; its end is in a record, for an answer must not wait for it. */
  private async takeSweep(sweep: Sweep, toTheEnd: boolean): Promise<{ end: Promise<void> } | null> {
    if (this.sweeping.has(sweep.name)) return null;
    const holder = await this.leases.take(sweep.name);
    return holder === null ? null : { end: this.track(this.runSweep(sweep, holder, toTheEnd)) };
  }

  private async runJob(job: ClaimedJob): Promise<void> {
    const { handle, policy } = this.handlers.of(job.kind);
    if (job.exhausted) return this.store.fail(job, 'jobs.lease-expired', policy);
    const stopRenewing = renewing(() => this.store.renew(job));
    try {
      await handle(job.payload);
      stopRenewing();
      await this.store.finish(job);
    } catch (error) {
      stopRenewing();
      log.warn({ err: error, kind: job.kind, jobId: job.id, attempts: job.attempts }, 'a job failed');
      await this.store.fail(job, failureCode(error), policy);
    }
  }

  private async runSweep(sweep: Sweep, holder: string, toTheEnd: boolean): Promise<void> {
    this.sweeping.add(sweep.name);
    const stopRenewing = renewing(() => this.leases.renew(sweep.name, holder));
    let failure: string | null = null;
    try {
      await sweep.run(toTheEnd);
    } catch (error) {
      failure = failureCode(error);
      log.error({ err: error, sweep: sweep.name }, 'a sweep failed');
    }
    stopRenewing();
    this.sweeping.delete(sweep.name);
    await this.leases.give(sweep.name, holder, sweep.intervalMs, failure);
  }

  /** Keeps count of what runs. What cannot even be recorded is logged; its lease ends and it is taken again. */
  private track(running: Promise<void>): Promise<void> {
    const tracked = running
      .catch((error: unknown) => {
        log.error({ err: error }, 'the end of a job could not be recorded');
      })
      .finally(() => {
        this.active.delete(tracked);
        this.wake();
      });
    this.active.add(tracked);
    return tracked;
  }

  private wake(): void {
    this.woken = true;
    this.wakeUp();
  }

  /** Waits for {@link wake} or {@link POLL_MS}. The waiting one wakes in its own context, not in the caller's unit. */
  private async pause(): Promise<void> {
    if (this.woken) return;
    await new Promise<void>((resolve) => {
      const timer = setTimeout(resolve, POLL_MS);
      this.wakeUp = () => {
        clearTimeout(timer);
        resolve();
      };
    });
  }
}

/** Calls `renew` three times per lease until the answer is called. */
function renewing(renew: () => Promise<void>): () => void {
  const timer = setInterval(() => {
    renew().catch((error: unknown) => {
      log.warn({ err: error }, 'a lease could not be renewed');
    });
  }, LEASE_MS / 3);
  timer.unref();
  return () => {
    clearInterval(timer);
  };
}
