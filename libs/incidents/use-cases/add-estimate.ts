import { Injectable } from '@nestjs/common';
import { DomainError, parseInstant, type Actor } from '#kernel';
import { UnitOfWork } from '#persistence';
import { IncidentRecords } from '../data/incident-records.js';
import { IncidentRepository } from '../data/incident-repository.js';
import { IncidentTimeline } from '../data/incident-timeline.js';
import { incidentErrors } from '../domain/incident.errors.js';
import { isEnd } from '../domain/incident-status.js';
import { ObligationClocks } from './obligation-clocks.js';

/** How many are concerned, counted apart, with the moment and the basis of the count; what is absent is unknown. */
export interface NewEstimate {
  persons?: number | undefined;
  lines?: number | undefined;
  accounts?: number | undefined;
  messages?: number | undefined;
  basis: string;
  /** ISO 8601 with offset. */
  asOf: string;
}

/** Adds an estimate beside the earlier ones. */
@Injectable()
export class AddEstimate {
  constructor(
    private readonly uow: UnitOfWork,
    private readonly incidents: IncidentRepository,
    private readonly records: IncidentRecords,
    private readonly timeline: IncidentTimeline,
    private readonly clocks: ObligationClocks,
  ) {}

  /**
   * Answers the estimate's identifier. Errors: `incidents.not-found`, `incidents.no-count` when all four are unknown,
   * `incidents.estimate-in-future`, `incidents.ended`.
   */
  async execute(incidentId: string, estimate: NewEstimate, actor: Actor): Promise<string> {
    if ([estimate.persons, estimate.lines, estimate.accounts, estimate.messages].every((count) => count === undefined))
      throw new DomainError(incidentErrors['incidents.no-count']);
    const asOf = parseInstant(estimate.asOf);
    if (asOf > this.timeline.now()) throw new DomainError(incidentErrors['incidents.estimate-in-future']);
    return this.uow.write(async () => {
      const incident = await this.incidents.row(incidentId);
      if (isEnd(incident.state)) throw new DomainError(incidentErrors['incidents.ended']);
      const counts = {
        persons: estimate.persons ?? null,
        lines: estimate.lines ?? null,
        accounts: estimate.accounts ?? null,
        messages: estimate.messages ?? null,
        asOf,
      };
      const addedAt = await this.timeline.record(incident, { actor, action: 'estimate-added', facts: counts });
      const id = await this.records.addEstimate(incident, {
        ...counts,
        basis: estimate.basis,
        addedBy: actor.id,
        addedAt,
      });
      // How many persons are concerned is a fact that duties are decided on.
      await this.clocks.recount(await this.incidents.change(incident, {}), actor);
      return id;
    });
  }
}
