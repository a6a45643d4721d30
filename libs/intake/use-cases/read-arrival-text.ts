import { Injectable } from '@nestjs/common';
import { AuditLog } from '#audit';
import type { Actor } from '#kernel';
import { UnitOfWork } from '#persistence';
import { ArrivalLedger } from '../data/arrival-ledger.js';
import type { MailAddress, SentLookFacts } from '../readers/index.js';
import { Readers } from './readers.js';
import { SentLooks } from './sent-looks.js';

/** An arrival as plain text: nothing of it can run, load or lead anywhere. */
export interface ArrivalText {
  subject: string | null;
  from: MailAddress | null;
  to: MailAddress[];
  date: string | null;
  text: string;
  attachments: { name: string; mediaType: string; size: number }[];
  warnings: string[];
  /** What is known of the look that a mail's sender gave it; null when it is plain text or no mail. */
  asSent: SentLookFacts | null;
}

/** Shows what a parked arrival says, for the person who decides about it. */
@Injectable()
export class ReadArrivalText {
  constructor(
    private readonly uow: UnitOfWork,
    private readonly ledger: ArrivalLedger,
    private readonly readers: Readers,
    private readonly looks: SentLooks,
    private readonly audit: AuditLog,
  ) {}

  /** The look is in the audit log before anything leaves. Error: `intake.arrival-not-found`. */
  async execute(id: string, actor: Actor): Promise<ArrivalText> {
    const row = await this.ledger.row(id, this.uow.reads);
    await this.audit.append({ actor, action: 'arrival.text-read', object: `arrival:${id}` });
    const source = { size: row.size, load: () => this.ledger.original(row) };
    const { reading } = await this.readers.read(row.channel, source, 'later');
    const { subject, from, to, date, text, attachments, warnings } = reading;
    const files = attachments.map(({ name, mediaType, size }) => ({ name, mediaType, size }));
    return { subject, from, to, date, text, attachments: files, warnings, asSent: await this.looks.facts(row) };
  }
}
