import { Injectable } from '@nestjs/common';
import { DomainError, DomainEvents, type Actor, type EventMap } from '#kernel';
import { UnitOfWork } from '#persistence';
import { ComplaintRepository } from '#complaints';
import { GroupClock, type Earliest } from '#siblings';
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
    private readonly groups: GroupClock,
    private readonly events: DomainEvents,
  ) {}

  /** Linking twice changes nothing. Errors: `incidents.not-found`, `complaints.not-found`. */
  async execute(incidentId: string, complaintId: string, actor: Actor): Promise<IncidentRow> {
    return this.uow.write(async () => {
      const incident = await this.incidents.row(incidentId);
      const complaint = await this.complaints.row(complaintId);
      const links = await this.incidents.links(incident.id);
      if (links.some((link) => link.complaintId === complaint.id)) return incident;
      const first = await this.groups.earliestOf(complaint.id);
      const linkedAt = await this.timeline.record(incident, {
        actor,
        action: 'complaint-linked',
        facts: {
          complaintId: complaint.id,
          slipNumber: complaint.slipNumber,
          receivedAt: complaint.receivedAt,
          ...signOf(incident, first, first.complaintId !== complaint.id),
        },
      });
      await this.incidents.addLink({
        incidentId: incident.id,
        complaintId: complaint.id,
        slipNumber: complaint.slipNumber,
        receivedAt: complaint.receivedAt,
        linkedAt,
        linkedBy: actor.id,
      });
      await this.events.publish('incident.complaint-linked', { incidentId: incident.id, complaintId: complaint.id });
      return this.incidents.change(incident, {
        firstSignalAt: earliest(incident.firstSignalAt, first.receivedAt),
      });
    });
  }

  /**
   * Complaints were grouped: incidents of any of them have their first signal where the earliest of the group arrived.
   * The moment of knowledge stays; when it lies later, the timeline says so and a person has to look.
   */
  async afterGrouping({ complaintIds, earliest: first, groupedBy }: EventMap['complaints.grouped']): Promise<void> {
    await this.uow.write(async () => {
      const incidentIds = new Set<string>();
      for (const id of complaintIds) for (const { id: of } of await this.incidents.ofComplaint(id)) incidentIds.add(of);
      for (const id of incidentIds) {
        const incident = await this.incidents.row(id);
        if (incident.firstSignalAt !== null && incident.firstSignalAt <= first.receivedAt) continue;
        const facts = { receivedAt: first.receivedAt, ...signOf(incident, first, true) };
        await this.timeline.record(incident, { actor: groupedBy, action: 'complaints-grouped', facts });
        await this.incidents.change(incident, { firstSignalAt: first.receivedAt });
      }
    });
  }

  /**
   * The first signal stays where it was, and so does what somebody still has to read or to judge of the complaint.
   * Errors: `incidents.complaint-not-found`, `incidents.reason-needed`.
   */
  async unlink(incidentId: string, complaintId: string, reason: string, actor: Actor): Promise<IncidentRow> {
    return this.uow.write(async () => {
      const incident = await this.incidents.row(incidentId);
      const link = (await this.incidents.links(incident.id)).find((each) => each.complaintId === complaintId);
      if (!link) throw new DomainError(incidentErrors['incidents.complaint-not-found']);
      if (reason.trim() === '') throw new DomainError(incidentErrors['incidents.reason-needed']);
      const at = await this.timeline.record(incident, {
        actor,
        action: 'complaint-unlinked',
        facts: { complaintId: link.complaintId, slipNumber: link.slipNumber },
        note: reason,
      });
      await this.incidents.endLink(link, at, actor.id);
      return this.incidents.change(incident, {});
    });
  }
}

/** An earlier sign than the recorded knowledge: a person has to look whether knowledge was earlier too. */
function signOf(
  incident: IncidentRow,
  first: Earliest,
  another: boolean,
): { beforeKnownAt: boolean; earliestOfGroup?: string } {
  const beforeKnownAt = incident.knownAt !== null && first.receivedAt < incident.knownAt;
  return { beforeKnownAt, ...(another ? { earliestOfGroup: first.slipNumber } : {}) };
}
