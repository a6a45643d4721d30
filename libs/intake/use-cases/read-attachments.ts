import { Inject, Injectable } from '@nestjs/common';
import { CLOCK, nowInstant, type Clock } from '#kernel';
import { HandleComplaint } from '#complaints';
import { UnitOfWork } from '#persistence';
import { ArrivalFiles } from '../data/arrival-files.js';
import { ArrivalLedger } from '../data/arrival-ledger.js';
import type { Arrival } from '../data/arrival.entity.js';
import { attachedText, documentOf, type ReadAttachment } from '../domain/draft-from-reading.js';
import { Readers } from './readers.js';
import { ATTACHMENTS_PENDING, SettleArrival } from './settle-arrival.js';

/** Reads what is attached to a mail whose case stands already, and adds it to the case. */
@Injectable()
export class ReadAttachments {
  constructor(
    private readonly uow: UnitOfWork,
    private readonly ledger: ArrivalLedger,
    private readonly settle: SettleArrival,
    private readonly handling: HandleComplaint,
    private readonly readers: Readers,
    private readonly files: ArrivalFiles,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  /** Doing it again once they are read changes nothing. */
  async execute(arrivalId: string): Promise<void> {
    const arrival = await this.ledger.row(arrivalId);
    if (arrival.attachmentsSince === null) return;
    await this.keep(arrival, await this.readAll(arrival));
  }

  private async readAll(arrival: Arrival): Promise<{ attached: ReadAttachment[]; left: number }> {
    if (arrival.channel === 'email')
      return this.readers.attachments({ size: arrival.size, load: () => this.ledger.original(arrival) });
    // What our readers do not open was marked when it came in.
    const files = (await this.files.rowsOf([arrival.id])).filter(({ readable }) => readable);
    const named = files.map(async (row) => ({
      name: await this.files.nameOf(row),
      load: () => this.files.bytesOf(row),
    }));
    return this.readers.documents(await Promise.all(named));
  }

  private async keep(arrival: Arrival, found: { attached: ReadAttachment[]; left: number }): Promise<void> {
    const { attached, left } = found;
    const humanMustRead = left > 0 || attached.some(({ reading }) => reading.humanMustRead);
    const before = (JSON.parse(arrival.warnings) as string[]).filter((warning) => warning !== ATTACHMENTS_PENDING);
    const warnings = [
      ...new Set([
        ...before,
        ...attached.flatMap(({ reading }) => reading.warnings),
        ...(left > 0 ? ['attachments-unread'] : []),
      ]),
    ];
    const documents = attached.flatMap(({ name, reading }) => documentOf(reading, name));
    await this.uow.write(async (m) => {
      const state = { warnings, humanMustRead: humanMustRead || arrival.humanMustRead };
      if (!(await this.ledger.settleAttachments(m, arrival.id, state))) return;
      await this.settle.keepPages(m, arrival, arrival.complaintId, documents);
      if (arrival.complaintId === null) return;
      await this.handling.addReading(arrival.complaintId, {
        channel: arrival.channel,
        arrivalId: arrival.id,
        at: nowInstant(this.clock),
        text: attachedText(attached),
        humanMustRead,
      });
    });
  }
}
