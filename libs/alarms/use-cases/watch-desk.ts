import { Inject, Injectable } from '@nestjs/common';
import { addDays, CLOCK, DomainEvents, tokyoDate, type Clock } from '#kernel';
import { Readiness } from '#http';
import { BalanceLedger } from '#intake';
import { SweepLeases } from '#jobs';
import { UnitOfWork } from '#persistence';

/** Codes of the readiness checks that have a name of their own as alarms; the others are `desk.<check>`. */
const CODES: Record<string, string> = { disk: 'storage.low', 'intake-pending': 'intake.oldest-pending' };

/** A sweep that failed at two looks in a row: once may be a moment's trouble. */
const SWEEP_FAILING = 'desk.sweep-failing';

/** Turns what the desk checks of itself into alarms, and calms them when it is well again. */
@Injectable()
export class WatchDesk {
  private readonly failedBefore = new Set<string>();

  constructor(
    private readonly uow: UnitOfWork,
    private readonly events: DomainEvents,
    private readonly readiness: Readiness,
    private readonly ledger: BalanceLedger,
    private readonly sweepLeases: SweepLeases,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  /** The readiness checks: disk, age of pending arrivals, clock and whatever features have registered. */
  async checks(): Promise<void> {
    const { checks } = await this.readiness.report();
    for (const [name, isWell] of Object.entries(checks)) await this.tell(CODES[name] ?? `desk.${name}`, isWell, {});
  }

  /** Whether everything received is accounted for. */
  async balance(): Promise<void> {
    const today = tokyoDate(this.clock.now());
    const { balanced, faults } = await this.ledger.execute(addDays(today, -1), today);
    await this.tell('intake.ledger-unbalanced', balanced, { ...faults });
  }

  /** Whether what must happen by itself does: a sweep of the statutory clocks that fails warns of no deadline. */
  async sweeps(): Promise<void> {
    for (const { name, failed } of await this.sweepLeases.all()) {
      if (!failed) await this.tell(SWEEP_FAILING, true, {}, name);
      else if (this.failedBefore.has(name)) await this.tell(SWEEP_FAILING, false, {}, name);
      if (failed) this.failedBefore.add(name);
      else this.failedBefore.delete(name);
    }
  }

  private async tell(code: string, isWell: boolean, facts: Record<string, number>, about = ''): Promise<void> {
    await this.uow.write(() =>
      isWell
        ? this.events.publish('operations.calm', { code, about })
        : this.events.publish('operations.alarm', { code, about, facts }),
    );
  }
}
