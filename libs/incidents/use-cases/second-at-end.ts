import { Injectable } from '@nestjs/common';
import { DomainError, type Actor } from '#kernel';
import { AnswerRows } from '../data/answer-rows.js';
import { EndProposals, type EndProposal } from '../data/end-proposals.js';
import { IncidentRecords } from '../data/incident-records.js';
import type { IncidentRow } from '../data/incident.entity.js';
import { IncidentTimeline } from '../data/incident-timeline.js';
import { ObligationRepository } from '../data/obligation-repository.js';
import { needsSecond } from '../domain/end-rule.js';
import { incidentErrors } from '../domain/incident.errors.js';
import type { IncidentEnd } from '../domain/incident-status.js';
import { demandPerson } from '../domain/persons-step.js';
import { SECRECY_FACT } from './answer-secrecy.js';

/** The duty that a leak of the secrecy of communications brings about. */
const ART28 = 'jp-telecom-art28-i';

/** An end as a person asks for it. */
export interface WantedEnd {
  to: IncidentEnd;
  reason: string;
  involved: boolean;
}

/** Ends that take two people: who asks for one, and what the other may decide. Inside a unit. */
@Injectable()
export class SecondAtEnd {
  constructor(
    private readonly answers: AnswerRows,
    private readonly records: IncidentRecords,
    private readonly obligations: ObligationRepository,
    private readonly timeline: IncidentTimeline,
    readonly proposals: EndProposals,
  ) {}

  async needed(incident: IncidentRow, { to, involved }: WantedEnd): Promise<boolean> {
    const duties = await this.obligations.ofIncident(incident.id);
    const art28 = duties.filter(({ obligation }) => obligation.regimeId === ART28);
    return needsSecond({
      from: incident.state,
      to,
      involved,
      everInvolved: await this.everInvolved(incident),
      art28Applies: art28.some(({ obligation }) => obligation.decision === 'applies'),
      hasSign: incident.firstSignalAt !== null,
    });
  }

  /** Errors: `incidents.person-needed`, `incidents.end-pending` when another one waits. */
  async propose(incident: IncidentRow, { to, reason }: WantedEnd, actor: Actor): Promise<void> {
    demandPerson(actor);
    if ((await this.proposals.pending(incident)) !== null)
      throw new DomainError(incidentErrors['incidents.end-pending']);
    const proposedAt = await this.timeline.record(incident, {
      actor,
      action: 'end-proposed',
      facts: { from: incident.state, to },
      note: reason,
    });
    await this.proposals.add(incident, { to, reason, proposedBy: actor.id, proposedAt });
  }

  /**
   * The end that waits, for another person than the one who asked. Errors: `incidents.person-needed`,
   * `incidents.nothing-pending`,
   * `incidents.same-person`, `incidents.secrecy-involved` when somebody said yes after "unfounded" was asked for.
   */
  async toApprove(incident: IncidentRow, actor: Actor): Promise<EndProposal> {
    demandPerson(actor);
    const pending = await this.proposals.pending(incident);
    if (pending === null) throw new DomainError(incidentErrors['incidents.nothing-pending']);
    if (pending.proposedBy === actor.id) throw new DomainError(incidentErrors['incidents.same-person']);
    const answers = await this.answers.secrecyAnswers(incident);
    const since = answers.some(({ involved, answeredAt }) => involved && answeredAt > pending.proposedAt);
    if (pending.to === 'unfounded' && since) throw new DomainError(incidentErrors['incidents.secrecy-involved']);
    return pending;
  }

  /** The person who asked takes it back; anybody else refuses it. Error: `incidents.nothing-pending`. */
  async refuse(incident: IncidentRow, reason: string, actor: Actor): Promise<void> {
    const pending = await this.proposals.pending(incident);
    if (pending === null) throw new DomainError(incidentErrors['incidents.nothing-pending']);
    const own = pending.proposedBy === actor.id;
    const at = await this.timeline.record(incident, {
      actor,
      action: own ? 'end-withdrawn' : 'end-refused',
      facts: { to: pending.to, proposedBy: pending.proposedBy },
      note: reason,
    });
    await this.proposals.settle(incident.id, own ? 'withdrawn' : 'refused', { by: actor.id, at });
  }

  private async everInvolved(incident: IncidentRow): Promise<boolean> {
    const answers = await this.answers.secrecyAnswers(incident);
    return answers.some(({ involved }) => involved) || (await this.records.everSaid(incident, SECRECY_FACT, 'yes'));
  }
}
