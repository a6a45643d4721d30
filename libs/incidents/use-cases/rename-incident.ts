import { Injectable } from '@nestjs/common';
import { DomainError, type Actor } from '#kernel';
import { UnitOfWork } from '#persistence';
import { IncidentRepository } from '../data/incident-repository.js';
import type { IncidentRow } from '../data/incident.entity.js';
import { IncidentTimeline } from '../data/incident-timeline.js';
import { incidentErrors } from '../domain/incident.errors.js';

/** Gives an incident a better title; the earlier one stays in the timeline, sealed. */
@Injectable()
export class RenameIncident {
  constructor(
    private readonly uow: UnitOfWork,
    private readonly incidents: IncidentRepository,
    private readonly timeline: IncidentTimeline,
  ) {}

  /** Error: `incidents.version-conflict` with `{yours, current}`. */
  async execute(incidentId: string, edit: { version: number; title: string }, actor: Actor): Promise<IncidentRow> {
    return this.uow.write(async () => {
      const incident = await this.incidents.row(incidentId);
      const before = await this.incidents.title(incident);
      if (incident.version !== edit.version) {
        throw new DomainError(incidentErrors['incidents.version-conflict'], {
          data: { yours: edit, current: { version: incident.version, title: before } },
        });
      }
      if (before === edit.title) return incident;
      await this.timeline.record(incident, { actor, action: 'title-changed', note: before });
      return this.incidents.rename(incident, edit.title);
    });
  }
}
