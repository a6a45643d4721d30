import { Injectable, type OnModuleInit } from '@nestjs/common';
import { DomainEvents } from '#kernel';
import { MemberNotes } from '../use-cases/member-notes.js';
import { OpenIncident } from '../use-cases/open-incident.js';

/** A person decided that a complaint may be the sign of a leak: an incident opens in the same unit as the decision. */
@Injectable()
export class OnSignalSuspected implements OnModuleInit {
  constructor(
    private readonly events: DomainEvents,
    private readonly open: OpenIncident,
    private readonly notes: MemberNotes,
  ) {}

  onModuleInit(): void {
    this.events.on('incident.complaint-linked', (joined) => this.notes.joined(joined));
    this.events.on('signal.suspected', async (signal) => {
      const incidentId = await this.open.fromSignal(signal);
      signal.result.incidentId = incidentId;
      await this.notes.decided(incidentId, signal.complaintId, signal.decidedBy);
    });
  }
}
