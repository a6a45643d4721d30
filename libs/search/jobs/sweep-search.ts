import { performance, type EventLoopUtilization } from 'node:perf_hooks';
import { Injectable, type OnModuleInit } from '@nestjs/common';
import { JobHandlers } from '#jobs';
import { newId } from '#kernel';
import { Vault } from '#vault';
import { ChangeFeed } from '../data/change-feed.js';
import { SearchIndex } from '../data/search-index.js';
import { Segments } from '../data/segments.js';
import { idBefore } from '../domain/ulid-time.js';
import { IndexCases } from '../use-cases/index-cases.js';

/** Pause (ms) between two runs; so much later what was written can be found. */
const INTERVAL_MS = 2_000;
/** Pause (ms) between two looks for keys that were erased while nobody told the index. */
const ERASED_MS = 600_000;
/** Complaints younger than this (ms) are still on their way into the index. */
const ON_THEIR_WAY_MS = 300_000;
/** Complaints of one commit. */
const BATCH = 25;
/** A run's working time (ms), and what is left of it when the process is busy taking things in. */
const WORK_MS = 500;
const WORK_WHEN_BUSY_MS = 60;
const BUSY_FROM = 0.7;

/** Lets the index follow the desk, aside from the way in: registering a complaint costs nothing more. */
@Injectable()
export class SweepSearch implements OnModuleInit {
  private load: EventLoopUtilization = performance.eventLoopUtilization();

  constructor(
    private readonly feed: ChangeFeed,
    private readonly cases: IndexCases,
    private readonly index: SearchIndex,
    private readonly segments: Segments,
    private readonly vault: Vault,
    private readonly handlers: JobHandlers,
  ) {}

  onModuleInit(): void {
    this.vault.onErased((keyId) => this.index.forget(keyId));
    this.handlers.every('search.index', INTERVAL_MS, (toTheEnd) =>
      this.execute(toTheEnd ? Infinity : this.allowance()),
    );
    this.handlers.every('search.erased', ERASED_MS, () => this.makeUp());
  }

  /** Works through what waits: everything, or for a bounded time (ms). */
  async execute(workMs = Infinity): Promise<void> {
    const end = performance.now() + workMs;
    do {
      const more = await this.step();
      if (!more) return;
    } while (performance.now() < end);
  }

  /** One batch of complaints, or one piece of keeping. False when nothing is left to do. */
  async step(): Promise<boolean> {
    const waiting = await this.feed.waiting();
    for (let from = 0; from < waiting.length; from += BATCH)
      await this.cases.execute(waiting.slice(from, from + BATCH));
    await this.feed.seen();
    await this.cases.again();
    const kept = await this.segments.keep();
    return kept || waiting.length > 0;
  }

  /** Keys that were erased while nobody told the index, and complaints that it misses, whatever the cause. */
  async makeUp(): Promise<void> {
    await this.index.forgetErased();
    const missing = await this.index.missing(idBefore(newId(), ON_THEIR_WAY_MS));
    for (let from = 0; from < missing.length; from += BATCH)
      await this.cases.execute(missing.slice(from, from + BATCH));
  }

  private allowance(): number {
    const before = this.load;
    this.load = performance.eventLoopUtilization();
    const { utilization } = performance.eventLoopUtilization(this.load, before);
    return utilization >= BUSY_FROM ? WORK_WHEN_BUSY_MS : WORK_MS;
  }
}
