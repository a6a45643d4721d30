import { Inject, Injectable } from '@nestjs/common';
import { CLOCK, newId, nowInstant, type Clock } from '#kernel';
import { UnitOfWork } from '#persistence';
import { LiveBus } from '../data/live-bus.js';
import type { Change } from '../domain/live-news.js';

/** Where features say that something changed. Identifiers only. */
@Injectable()
export class LiveEvents {
  /** What the running unit has told already: each thing is told once. */
  private readonly told = new WeakMap<object, Set<string>>();

  constructor(
    private readonly uow: UnitOfWork,
    private readonly bus: LiveBus,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  /** Tells of a change: with the commit of the running unit, or at once outside of one. */
  async tell(change: Change): Promise<void> {
    const { scope } = this.uow;
    if (scope !== undefined) {
      const told = this.told.get(scope) ?? new Set<string>();
      this.told.set(scope, told);
      const key = JSON.stringify(change);
      if (told.has(key)) return;
      told.add(key);
    }
    await this.bus.publish({ news: { ...change, n: newId(), at: nowInstant(this.clock) } });
  }
}
