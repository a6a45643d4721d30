import { Inject, Injectable } from '@nestjs/common';
import { CLOCK, nowInstant, plusMs, type Actor, type Clock } from '#kernel';
import { UnitOfWork } from '#persistence';
import { AuditLog } from '#audit';
import { JobQueue } from '#jobs';
import { ArrivalLedger, type LedgerLine } from '../data/arrival-ledger.js';
import type { IncomingItem } from '../domain/arrival.js';
import { readJobOf } from '../domain/read-jobs.js';
import { ReadSoon } from './read-soon.js';

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
    private readonly soon: ReadSoon,
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
    // Mail is read at once where jobs run: the pending line itself is the order, and the sweep its safety net.
    const soon = o.readNow !== true && item.channel === 'email' && this.soon.open;
    const along = async (entered: LedgerLine): Promise<boolean> => {
      await this.audit.append({
        actor,
        action: 'arrival.recorded',
        object: `arrival:${entered.id}`,
        facts: { channel: item.channel, size: item.bytes.length, source: item.meta.source },
      });
      if (!soon) await this.order(entered, o.readNow === true);
      await o.also?.(entered);
      return true;
    };
    const { line } = await this.ledger.enter(item, (_m, entered) => along(entered), { readAtOnce: soon });
    const { also } = o;
    if (line.repeatOf && also) await this.uow.write(() => also(line));
    if (soon && !line.repeatOf) {
      this.soon.push(line, item.bytes);
      await this.soon.room();
    }
    return line;
  }

  private async order(line: LedgerLine, byCaller: boolean): Promise<void> {
    const runAt = plusMs(nowInstant(this.clock), byCaller ? SAFETY_NET_MS : 0);
    await this.jobs.enqueue(readJobOf(line.channel), { arrivalId: line.id }, { key: `read:${line.id}`, runAt });
  }
}
