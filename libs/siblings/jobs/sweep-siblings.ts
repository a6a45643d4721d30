import { performance, type EventLoopUtilization } from 'node:perf_hooks';
import { Inject, Injectable, type OnModuleInit } from '@nestjs/common';
import { CLOCK, DomainEvents, log, msBetween, nowInstant, type Clock, type Instant } from '#kernel';
import { JobHandlers } from '#jobs';
import { SiblingIndex } from '../data/sibling-index.js';
import { CarrySigns } from '../use-cases/carry-signs.js';
import { LookForSiblings } from '../use-cases/look-for-siblings.js';

/** Pause (ms) between two runs; a new complaint's siblings are known so much later. */
const INTERVAL_MS = 2_000;
/** Complaints of one commit. */
const BATCH = 10;
/** A run's working time (ms), and what is left of it when the process is busy taking things in. */
const WORK_MS = 500;
const WORK_WHEN_BUSY_MS = 60;
const BUSY_FROM = 0.7;
/** Identifiers grow with time; below the newest one of so long ago (ms) nothing can still be about to commit. */
const SETTLED_MS = 600_000;

/** Looks for the siblings of new and changed complaints, aside from the way in: registering one costs nothing more. */
@Injectable()
export class SweepSiblings implements OnModuleInit {
  /** Everything up to this identifier stands in the index. Begun anew with the process. */
  private floor = '';
  private passes: { at: Instant; newest: string }[] = [];
  private load: EventLoopUtilization = performance.eventLoopUtilization();

  constructor(
    private readonly index: SiblingIndex,
    private readonly look: LookForSiblings,
    private readonly carry: CarrySigns,
    private readonly handlers: JobHandlers,
    private readonly events: DomainEvents,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  onModuleInit(): void {
    this.handlers.every('siblings.look', INTERVAL_MS, (toTheEnd) =>
      this.execute(toTheEnd ? Infinity : this.allowance()),
    );
    const again = ({ complaintId }: { complaintId: string }): Promise<void> => this.index.lookAgain(complaintId);
    this.events.on('complaint.text-changed', again);
    this.events.on('complaint.contact-changed', again);
  }

  /** Works through what waits: everything, or for a bounded time (ms). */
  async execute(workMs = Infinity): Promise<void> {
    const end = performance.now() + workMs;
    let newest = this.floor;
    do {
      const waiting = await this.index.waiting(this.floor, BATCH);
      if (waiting.length === 0) {
        this.raiseFloor(newest);
        return;
      }
      await this.lookAt(waiting);
      newest = waiting.reduce((most, id) => (id > most ? id : most), newest);
    } while (performance.now() < end);
  }

  /** One complaint that cannot be compared must not keep the others from it. */
  private async lookAt(complaintIds: readonly string[]): Promise<void> {
    try {
      await this.look.execute(complaintIds);
      await this.carry.execute(complaintIds);
    } catch (error) {
      log.warn({ err: error, complaints: complaintIds }, 'looking for siblings failed');
      const [only] = complaintIds;
      if (complaintIds.length === 1 && only !== undefined) await this.look.giveUp(only);
      else for (const id of complaintIds) await this.lookAt([id]);
    }
  }

  private raiseFloor(newest: string): void {
    const now = nowInstant(this.clock);
    this.passes.push({ at: now, newest });
    const settled = this.passes.filter(({ at }) => msBetween(at, now) > SETTLED_MS);
    this.floor = settled.reduce((most, pass) => (pass.newest > most ? pass.newest : most), this.floor);
    if (settled.length > 0) this.passes = this.passes.filter((pass) => !settled.includes(pass));
  }

  private allowance(): number {
    const before = this.load;
    this.load = performance.eventLoopUtilization();
    const { utilization } = performance.eventLoopUtilization(this.load, before);
    return utilization >= BUSY_FROM ? WORK_WHEN_BUSY_MS : WORK_MS;
  }
}
