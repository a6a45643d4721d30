import { Inject, Injectable } from '@nestjs/common';
import { CLOCK, DomainError, nowInstant, type Actor, type Clock } from '#kernel';
import { UnitOfWork } from '#persistence';
import { ComplaintRepository } from '#complaints';
import { IncidentRepository } from '../data/incident-repository.js';
import type { IncidentRow } from '../data/incident.entity.js';
import { IncidentTimeline } from '../data/incident-timeline.js';
import { incidentErrors } from '../domain/incident.errors.js';
import { earliest } from '../domain/known-at.js';

/** Links complaints to an incident and takes them off again; a link is ended, never deleted. */
@Injectable()
export class LinkComplaint {
  constructor(
    private readonly uow: UnitOfWork,
    private readonly incidents: IncidentRepository,
    private readonly complaints: ComplaintRepository,
    private readonly timeline: IncidentTimeline,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  /** Linking twice changes nothing. Errors: `incidents.not-found`, `complaints.not-found`. */
  async execute(incidentId: string, complaintId: string, actor: Actor): Promise<IncidentRow> {
    return this.uow.write(async () => {
      const incident = await this.incidents.row(incidentId);
      const complaint = await this.complaints.row(complaintId);
      const links = await this.incidents.links(incident.id);
      if (links.some((link) => link.complaintId === complaint.id)) return incident;
      await this.incidents.addLink({
        incidentId: incident.id,
        complaintId: complaint.id,
        slipNumber: complaint.slipNumber,
        receivedAt: complaint.receivedAt,
        linkedAt: nowInstant(this.clock),
        linkedBy: actor.id,
      });
      await this.timeline.record(incident, {
        actor,
        action: 'complaint-linked',
        facts: {
          complaintId: complaint.id,
          slipNumber: complaint.slipNumber,
          receivedAt: complaint.receivedAt,
          // An earlier sign than the recorded knowledge: a person has to look whether knowledge was earlier too.
          beforeKnownAt: incident.knownAt !== null && complaint.receivedAt < incident.knownAt,
        },
      });
      return this.incidents.change(incident, {
        firstSignalAt: earliest(incident.firstSignalAt, complaint.receivedAt),
      });
    });
  }

  /** The first signal stays where it was. Error: `incidents.complaint-not-found`. */
  async unlink(incidentId: string, complaintId: string, actor: Actor): Promise<IncidentRow> {
    return this.uow.write(async () => {
      const incident = await this.incidents.row(incidentId);
      const link = (await this.incidents.links(incident.id)).find((each) => each.complaintId === complaintId);
      if (!link) throw new DomainError(incidentErrors['incidents.complaint-not-found']);
      await this.incidents.endLink(link, nowInstant(this.clock), actor.id);
      await this.timeline.record(incident, {
        actor,
        action: 'complaint-unlinked',
        facts: { complaintId: link.complaintId, slipNumber: link.slipNumber },
      });
      return this.incidents.change(incident, {});
    });
  }
}
