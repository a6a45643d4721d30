import { Inject, Injectable } from '@nestjs/common';
import { CLOCK, DomainEvents, nowInstant, type Actor, type Clock } from '#kernel';
import { UnitOfWork } from '#persistence';
import { AuditLog } from '#audit';
import { ComplaintRepository } from '../data/complaint-repository.js';
import type { NewComplaint } from '../domain/complaint.js';

/** Makes a case of what a reader or an agent understood. Called by intake, inside its unit. */
@Injectable()
export class RegisterComplaint {
  constructor(
    private readonly uow: UnitOfWork,
    private readonly complaints: ComplaintRepository,
    private readonly audit: AuditLog,
    private readonly events: DomainEvents,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  /** Answers the slip number (受付番号), gap-free within the Tokyo month of arrival. */
  async execute(complaint: NewComplaint, actor: Actor, mayAcknowledge: boolean): Promise<string> {
    return this.uow.write(async (m) => {
      const slipNumber = await this.complaints.add(m, complaint, nowInstant(this.clock));
      await this.audit.append({
        actor,
        action: 'complaint.registered',
        object: `complaint:${complaint.id}`,
        facts: { slip: slipNumber, channel: complaint.channel, arrival: complaint.arrivalId },
      });
      await this.events.publish('complaint.registered', {
        complaintId: complaint.id,
        arrivalId: complaint.arrivalId,
        channel: complaint.channel,
        receivedAt: complaint.receivedAt,
        contactEmail: complaint.details.contact.email !== undefined,
        mayAcknowledge,
        registeredBy: actor,
      });
      return slipNumber;
    });
  }
}
