import { Injectable } from '@nestjs/common';
import { DomainError, DomainEvents, type Actor, type Instant } from '#kernel';
import { UnitOfWork } from '#persistence';
import { IncidentRepository, type IncidentChange } from '../data/incident-repository.js';
import type { IncidentRow } from '../data/incident.entity.js';
import { IncidentTimeline } from '../data/incident-timeline.js';
import { incidentErrors } from '../domain/incident.errors.js';
import { INCIDENT_TRANSITIONS, isEnd, isReopening, mayMove, type IncidentState } from '../domain/incident-status.js';
import { AnswerSecrecy, type SecrecyGiven } from './answer-secrecy.js';
import { ClosingGates } from './closing-gates.js';
import { FirstKnownAt } from './first-known-at.js';
import { ObligationClocks } from './obligation-clocks.js';
import { SecondAtEnd } from './second-at-end.js';

/** A step of an incident, with its reason in a person's own words. */
export interface IncidentStep {
  to: IncidentState;
  reason: string;
  /** Only at `lead → suspected`; the arrival of the earliest linked complaint when absent. */
  knownAt?: Instant | undefined;
  /** Needed when `knownAt` is later than the earliest linked complaint. */
  knownAtReason?: string | undefined;
  /** Needed at every end: whether the secrecy of communications is involved, and why. */
  secrecy?: SecrecyGiven | undefined;
}

/** What an incident has to pass to end, and where its steps are written. */
@Injectable()
export class EndingRules {
  constructor(
    readonly secrecy: AnswerSecrecy,
    readonly gates: ClosingGates,
    readonly second: SecondAtEnd,
    readonly timeline: IncidentTimeline,
  ) {}
}

/** Moves an incident from state to state. */
@Injectable()
export class TransitionIncident {
  constructor(
    private readonly uow: UnitOfWork,
    private readonly incidents: IncidentRepository,
    private readonly clocks: ObligationClocks,
    private readonly rules: EndingRules,
    private readonly firstKnownAt: FirstKnownAt,
    private readonly events: DomainEvents,
  ) {}

  /**
   * An end that takes two people waits for the second one: the state stays. Errors: `incidents.no-such-step`, `incidents.reason-needed`, `incidents.known-at-needed`,
   * `incidents.known-at-in-future`, `incidents.secrecy-answer-missing`, `incidents.secrecy-involved`,
   * `incidents.gates-shut` with `{gates}`, `incidents.end-pending`.
   */
  async execute(incidentId: string, step: IncidentStep, actor: Actor): Promise<IncidentRow> {
    if (isEnd(step.to)) {
      checkStep(await this.incidents.row(incidentId), step);
      await this.rules.secrecy.take(incidentId, step.to, step.secrecy, actor);
    }
    return this.uow.write(async () => {
      const incident = await this.incidents.row(incidentId);
      checkStep(incident, step);
      if (isEnd(step.to)) {
        await this.rules.gates.pass(incident, step.to);
        const end = { to: step.to, reason: step.reason, involved: step.secrecy?.involved === true };
        if (await this.rules.second.needed(incident, end)) {
          await this.rules.second.propose(incident, end, actor);
          return this.incidents.change(incident, {});
        }
      }
      return this.move(incident, step, actor);
    });
  }

  /**
   * Another person approves the end that waits; the gates are asked anew. Errors: `incidents.nothing-pending`,
   * `incidents.same-person`, `incidents.secrecy-involved`, `incidents.gates-shut` with `{gates}`.
   */
  async approve(incidentId: string, actor: Actor): Promise<IncidentRow> {
    return this.uow.write(async () => {
      const incident = await this.incidents.row(incidentId);
      const { to, reason, proposedBy } = await this.rules.second.toApprove(incident, actor);
      await this.rules.gates.pass(incident, to);
      const at = this.rules.timeline.now();
      await this.rules.second.proposals.settle(incident.id, 'approved', { by: actor.id, at });
      return this.move(incident, { to, reason }, actor, { proposedBy });
    });
  }

  /** Refuses the end that waits, or takes it back. Errors: `incidents.nothing-pending`, `incidents.reason-needed`. */
  async refuse(incidentId: string, reason: string, actor: Actor): Promise<IncidentRow> {
    return this.uow.write(async () => {
      const incident = await this.incidents.row(incidentId);
      if (reason.trim() === '') throw new DomainError(incidentErrors['incidents.reason-needed']);
      await this.rules.second.refuse(incident, reason, actor);
      return this.incidents.change(incident, {});
    });
  }

  private async move(
    incident: IncidentRow,
    step: IncidentStep,
    actor: Actor,
    more: { proposedBy?: string } = {},
  ): Promise<IncidentRow> {
    const from = incident.state;
    const at = await this.rules.timeline.record(incident, {
      actor,
      action: isReopening(from, step.to) ? 'reopened' : step.to,
      facts: { from, to: step.to, ...more },
      note: step.reason,
    });
    // Whatever end waited was asked for from where the incident no longer is.
    await this.rules.second.proposals.settle(incident.id, 'lapsed', { by: actor.id, at });
    const moved = await this.incidents.change(incident, await this.changeFor(incident, step, { actor, at }));
    if (step.to === 'suspected') await this.clocks.ensure(moved, actor);
    await this.events.publish('incident.state-changed', { incidentId: incident.id, from, to: step.to });
    return moved;
  }

  private async changeFor(
    incident: IncidentRow,
    step: IncidentStep,
    { actor, at }: { actor: Actor; at: Instant },
  ): Promise<IncidentChange> {
    switch (step.to) {
      case 'suspected': {
        const knownAt = incident.knownAt ?? (await this.firstKnownAt.record(incident, step, { actor, at }));
        const reopened = isReopening(incident.state, 'suspected') ? { reopenedAt: at } : {};
        return { state: 'suspected', knownAt, suspectedAt: incident.suspectedAt ?? at, endedAt: null, ...reopened };
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

/** Errors: `incidents.no-such-step`, `incidents.reason-needed`. */
function checkStep({ state: from }: IncidentRow, { to, reason }: IncidentStep): void {
  if (!mayMove(from, to)) {
    throw new DomainError(incidentErrors['incidents.no-such-step'], {
      data: { from, to, possible: [...INCIDENT_TRANSITIONS[from]] },
    });
  }
  if (reason.trim() === '') throw new DomainError(incidentErrors['incidents.reason-needed']);
}
