import { Injectable } from '@nestjs/common';
import { UnitOfWork } from '#persistence';
import { CaseParticipants, ComplaintRepository, HandleComplaint } from '#complaints';
import type { Sender } from '#siblings';
import type { Arrival } from '../data/arrival.entity.js';
import type { ReadResult } from '../readers/index.js';
import { CaseHints, type CaseHint } from './case-hints.js';
import { MailEvidence, type Evidence } from './mail-evidence.js';

/** Evidence on which a mail may join a case. A slip number is read out on the telephone: it proves nothing. */
const MAY_JOIN: ReadonlySet<Evidence> = new Set<Evidence>(['reply-token', 'reply-reference']);

/**
 * Which case a mail belongs to, and how it joins it (invariant NobodyElsesCase): it names the case by a reply token or by
 * one of the case's messages, and its sender takes part in the case. Anything less makes a case of its own with a
 * suggestion, which a person decides.
 */
@Injectable()
export class CaseLinks {
  constructor(
    private readonly uow: UnitOfWork,
    private readonly complaints: ComplaintRepository,
    private readonly handling: HandleComplaint,
    private readonly participants: CaseParticipants,
    private readonly evidence: MailEvidence,
    private readonly hints: CaseHints,
  ) {}

  /** The case that the mail joins, or null; cases that it only names are suggested when it becomes a case itself. */
  async caseOf(arrival: Pick<Arrival, 'id'>, reading: ReadResult): Promise<string | null> {
    const hints: CaseHint[] = [];
    for (const [complaintId, kind] of await this.evidence.casesNamed(arrival.id, reading)) {
      const sender = await this.senderIn(complaintId, kind, { arrival, reading });
      if (sender === 'participant' && MAY_JOIN.has(kind)) return complaintId;
      hints.push({ complaintId, reasons: [{ kind, sender }] });
    }
    this.hints.note(arrival.id, hints);
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

  /** Whether the sender takes part. Who is refused by the own mail server's check is taken for nobody. */
  private async senderIn(
    complaintId: string,
    kind: Evidence,
    { arrival, reading }: { arrival: Pick<Arrival, 'id'>; reading: ReadResult },
  ): Promise<Sender> {
    const address = reading.from?.address ?? '';
    if (!(await this.participants.includes(complaintId, address))) return 'stranger';
    if (!MAY_JOIN.has(kind)) return 'participant';
    return (await this.evidence.trust(arrival.id)) === 'failed' ? 'unverified' : 'participant';
  }
}
