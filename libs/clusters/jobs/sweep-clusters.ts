import { performance, type EventLoopUtilization } from 'node:perf_hooks';
import { Injectable, type OnModuleInit } from '@nestjs/common';
import { log, msBetween, type Instant } from '#kernel';
import { JobHandlers } from '#jobs';
import { TraitRows } from '../data/trait-rows.js';
import { ReadTraits } from '../use-cases/read-traits.js';
import { WatchBursts } from '../use-cases/watch-bursts.js';
import { WatchDays } from '../use-cases/watch-days.js';
import { ClusterHooks } from './cluster-hooks.js';

const MINUTE_MS = 60_000;
/** Pause (ms) between two runs that read new complaints, and the complaints of one commit. */
const READ_EVERY_MS = 5_000;
const BATCH = 25;
/** Working time (ms) of such a run and of the minute's one, and what is left when the process is busy taking things in. */
const WORK_MS = 400;
const WORK_WHEN_BUSY_MS = 60;
const MINUTE_WORK_MS = 15_000;
const MINUTE_WORK_WHEN_BUSY_MS = 1_000;
const BUSY_FROM = 0.7;
/** Identifiers grow with time; below the newest one of so long ago (ms) nothing can still be about to commit. */
const SETTLED_MS = 600_000;

/** Reads new complaints for the statistics, looks for bursts each minute and for slow clusters each day. */
@Injectable()
export class SweepClusters implements OnModuleInit {
  /** Everything up to this identifier was read. Begun anew with the process. */
  private floor = '';
  private passes: { at: Instant; newest: string }[] = [];
  private load: EventLoopUtilization = performance.eventLoopUtilization();

  constructor(
    private readonly traits: TraitRows,
    private readonly read: ReadTraits,
    private readonly bursts: WatchBursts,
    private readonly days: WatchDays,
    private readonly handlers: JobHandlers,
    private readonly hooks: ClusterHooks,
  ) {}

  onModuleInit(): void {
    this.handlers.every('clusters.read', READ_EVERY_MS, (toTheEnd) =>
      this.readWaiting(toTheEnd ? Infinity : this.isBusy() ? WORK_WHEN_BUSY_MS : WORK_MS),
    );
    this.handlers.every('clusters.bursts', MINUTE_MS, async (toTheEnd) => {
      await this.minute(toTheEnd ? Infinity : this.isBusy() ? MINUTE_WORK_WHEN_BUSY_MS : MINUTE_WORK_MS);
    });
    this.handlers.every('clusters.days', MINUTE_MS, async () => {
      await this.day();
    });
    this.hooks.listen();
  }

  /** What the minute brings: reads what waits, everything or for a bounded time (ms), and looks for bursts. */
  async minute(workMs = Infinity): Promise<{ looked: number; opened: number }> {
    await this.readWaiting(workMs);
    return this.bursts.execute();
  }

  /** Judges whole days that were not judged yet; does nothing most of the time. */
  async day(): Promise<{ days: number; opened: number }> {
    return this.days.execute();
  }

  /** Whether the loop was hardly idle since it was asked last. */
  private isBusy(): boolean {
    const before = this.load;
    this.load = performance.eventLoopUtilization();
    return performance.eventLoopUtilization(this.load, before).utilization >= BUSY_FROM;
  }

  /** Works through what waits, for a bounded time (ms). */
  async readWaiting(workMs: number): Promise<void> {
    const end = performance.now() + workMs;
    let newest = this.floor;
    do {
      const waiting = await this.traits.waiting(this.floor, BATCH);
      if (waiting.length === 0) {
        this.raiseFloor(newest);
        return;
      }
      await this.readEach(waiting);
      newest = waiting.reduce((most, id) => (id > most ? id : most), newest);
    } while (performance.now() < end);
  }

  /** One complaint that cannot be read must not keep the others from it. */
  private async readEach(complaintIds: readonly string[]): Promise<void> {
    try {
      await this.read.execute(complaintIds);
    } catch (error) {
      log.warn({ err: error, complaints: complaintIds }, 'reading complaints for the statistics failed');
      if (complaintIds.length === 1) throw error;
      for (const id of complaintIds) await this.readEach([id]);
    }
  }

  private raiseFloor(newest: string): void {
    const now = this.hooks.now();
    this.passes.push({ at: now, newest });
    const settled = this.passes.filter(({ at }) => msBetween(at, now) > SETTLED_MS);
    this.floor = settled.reduce((most, pass) => (pass.newest > most ? pass.newest : most), this.floor);
    if (settled.length > 0) this.passes = this.passes.filter((pass) => !settled.includes(pass));
  }
}
