import { Inject, Injectable } from '@nestjs/common';
import { CLOCK, nowInstant, plusMs, type Actor, type Clock } from '#kernel';
import { UnitOfWork } from '#persistence';
import { AuditLog } from '#audit';
import { JobQueue } from '#jobs';
import { ArrivalLedger, type LedgerLine } from '../data/arrival-ledger.js';
import type { IncomingItem } from '../domain/arrival.js';

/** Job that reads a pending arrival. */
export const READ_JOB = 'intake.read';

/** When the job reads an item that its bringer was to read (ms). */
const SAFETY_NET_MS = 10 * 60_000;

/** Takes an item that has to be read (mail, fax, letter): durable when this answers, read afterwards. */
@Injectable()
export class ReceiveItem {
  constructor(
    private readonly uow: UnitOfWork,
    private readonly ledger: ArrivalLedger,
    private readonly jobs: JobQueue,
    private readonly audit: AuditLog,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  /**
   * `readNow` says that the caller reads it itself; the job is then only the safety net, some minutes later.
   * `also` joins the commit (a mailbox's UID). Errors: storage faults, and then nothing was recorded.
   */
  async execute(
    item: IncomingItem,
    actor: Actor,
    o: { readNow?: boolean; also?: (line: Pick<LedgerLine, 'id'>) => Promise<void> } = {},
  ): Promise<LedgerLine> {
    const { line } = await this.ledger.enter(item, async (_m, entered) => {
      await this.audit.append({
        actor,
        action: 'arrival.recorded',
        object: `arrival:${entered.id}`,
        facts: { channel: item.channel, size: item.bytes.length, source: item.meta.source },
      });
      const runAt = plusMs(nowInstant(this.clock), o.readNow === true ? SAFETY_NET_MS : 0);
      await this.jobs.enqueue(READ_JOB, { arrivalId: entered.id }, { key: `read:${entered.id}`, runAt });
      await o.also?.(entered);
      return true;
    });
    const { also } = o;
    if (line.repeatOf && also) await this.uow.write(() => also(line));
    return line;
  }
}
