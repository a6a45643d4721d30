import { Injectable } from '@nestjs/common';
import { UnitOfWork } from '#persistence';
import { ComplaintRepository, HandleComplaint, normaliseFor } from '#complaints';
import type { Arrival } from '../data/arrival.entity.js';
import type { ReadResult } from '../readers/index.js';

/** Which case a mail belongs to, and how it joins it. */
@Injectable()
export class CaseLinks {
  constructor(
    private readonly uow: UnitOfWork,
    private readonly complaints: ComplaintRepository,
    private readonly handling: HandleComplaint,
  ) {}

  /** The case whose message the mail refers to, if the mail's sender is that case's complainant; else null. */
  async caseOf(reading: ReadResult): Promise<string | null> {
    const sender = reading.from === null ? null : normaliseFor('email', reading.from.address);
    if (sender === null) return null;
    const referred = [...new Set([reading.inReplyTo, ...reading.references])].filter((id) => id !== null).slice(0, 50);
    if (referred.length === 0) return null;
    const own = new Set(await this.complaints.idsByLookup('email', sender, 1000));
    for (const messageId of referred) {
      const match = (await this.complaints.idsByLookup('message-id', messageId)).find((id) => own.has(id));
      if (match !== undefined) return match;
    }
    return null;
  }

  /** Inside a unit. */
  async join(complaintId: string, arrival: Arrival, reading: ReadResult): Promise<void> {
    await this.handling.addFollowUp(complaintId, {
      channel: arrival.channel,
      subject: reading.subject,
      text: reading.text,
      humanMustRead: reading.humanMustRead,
      arrivalId: arrival.id,
      at: arrival.receivedAt,
    });
    const ids = reading.messageId === null ? [] : [reading.messageId];
    await this.complaints.addLookups(this.uow.manager, complaintId, { subject: null, contact: {} }, ids);
  }
}
