import { Injectable } from '@nestjs/common';
import { DomainError, type Actor, type Instant } from '#kernel';
import { UnitOfWork } from '#persistence';
import { IncidentRepository, type IncidentChange } from '../data/incident-repository.js';
import type { IncidentRow } from '../data/incident.entity.js';
import { IncidentTimeline } from '../data/incident-timeline.js';
import { incidentErrors } from '../domain/incident.errors.js';
import { INCIDENT_TRANSITIONS, isReopening, mayMove, type IncidentState } from '../domain/incident-status.js';
import { ClosingGates } from './closing-gates.js';
import { FirstKnownAt } from './first-known-at.js';
import { ObligationClocks } from './obligation-clocks.js';

/** A step of an incident, with its reason in a person's own words. */
export interface IncidentStep {
  to: IncidentState;
  reason: string;
  /** Only at `lead → suspected`; the arrival of the earliest linked complaint when absent. */
  knownAt?: Instant | undefined;
  /** Needed when `knownAt` is later than the earliest linked complaint. */
  knownAtReason?: string | undefined;
}

/** Moves an incident from state to state. */
@Injectable()
export class TransitionIncident {
  constructor(
    private readonly uow: UnitOfWork,
    private readonly incidents: IncidentRepository,
    private readonly timeline: IncidentTimeline,
    private readonly clocks: ObligationClocks,
    private readonly gates: ClosingGates,
    private readonly firstKnownAt: FirstKnownAt,
  ) {}

  /**
   * Errors: `incidents.no-such-step`, `incidents.reason-needed`, `incidents.known-at-needed`,
   * `incidents.known-at-in-future`, `incidents.gates-shut` with `{gates}`.
   */
  async execute(incidentId: string, step: IncidentStep, actor: Actor): Promise<IncidentRow> {
    return this.uow.write(async () => {
      const incident = await this.incidents.row(incidentId);
      const from = incident.state;
      if (!mayMove(from, step.to)) {
        throw new DomainError(incidentErrors['incidents.no-such-step'], {
          data: { from, to: step.to, possible: [...INCIDENT_TRANSITIONS[from]] },
        });
      }
      if (step.reason.trim() === '') throw new DomainError(incidentErrors['incidents.reason-needed']);
      if (step.to === 'closed') await this.gates.pass(incident.id);
      const at = await this.timeline.record(incident, {
        actor,
        action: isReopening(from, step.to) ? 'reopened' : step.to,
        facts: { from, to: step.to },
        note: step.reason,
      });
      const moved = await this.incidents.change(incident, await this.changeFor(incident, step, { actor, at }));
      if (step.to === 'suspected') await this.clocks.ensure(moved, actor);
      return moved;
    });
  }

  private async changeFor(
    incident: IncidentRow,
    step: IncidentStep,
    { actor, at }: { actor: Actor; at: Instant },
  ): Promise<IncidentChange> {
    switch (step.to) {
      case 'suspected': {
        const knownAt = incident.knownAt ?? (await this.firstKnownAt.record(incident, step, { actor, at }));
        return { state: 'suspected', knownAt, suspectedAt: incident.suspectedAt ?? at, endedAt: null };
      }
      case 'confirmed':
        return { state: 'confirmed', confirmedAt: incident.confirmedAt ?? at };
      case 'closed':
      case 'unfounded':
        return { state: step.to, endedAt: at };
      case 'lead':
        throw new DomainError(incidentErrors['incidents.no-such-step']);
    }
  }
}
