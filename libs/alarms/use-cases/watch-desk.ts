import { Inject, Injectable } from '@nestjs/common';
import { addDays, CLOCK, DomainEvents, tokyoDate, type Clock } from '#kernel';
import { Readiness } from '#http';
import { BalanceLedger } from '#intake';
import { UnitOfWork } from '#persistence';

/** Codes of the readiness checks that have a name of their own as alarms; the others are `desk.<check>`. */
const CODES: Record<string, string> = { disk: 'storage.low', 'intake-pending': 'intake.oldest-pending' };

/** Turns what the desk checks of itself into alarms, and calms them when it is well again. */
@Injectable()
export class WatchDesk {
  constructor(
    private readonly uow: UnitOfWork,
    private readonly events: DomainEvents,
    private readonly readiness: Readiness,
    private readonly ledger: BalanceLedger,
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

  private async tell(code: string, isWell: boolean, facts: Record<string, number>): Promise<void> {
    await this.uow.write(() =>
      isWell
        ? this.events.publish('operations.calm', { code, about: '' })
        : this.events.publish('operations.alarm', { code, about: '', facts }),
    );
  }
}
