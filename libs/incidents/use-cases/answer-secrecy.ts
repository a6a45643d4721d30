import { Injectable } from '@nestjs/common';
import { DomainError, type Actor } from '#kernel';
import { UnitOfWork } from '#persistence';
import { AnswerRows } from '../data/answer-rows.js';
import { IncidentRecords } from '../data/incident-records.js';
import { IncidentRepository } from '../data/incident-repository.js';
import type { IncidentRow } from '../data/incident.entity.js';
import { IncidentTimeline } from '../data/incident-timeline.js';
import { incidentErrors } from '../domain/incident.errors.js';
import type { IncidentState } from '../domain/incident-status.js';
import { demandPerson } from '../domain/persons-step.js';
import { ObligationClocks } from './obligation-clocks.js';

/** The fact that duties are decided on, which the answer is written into. */
export const SECRECY_FACT = 'secrecy_involved';

/** A person's answer to "does this involve the secrecy of communications?". */
export interface SecrecyGiven {
  involved: boolean;
  reason: string;
}

/** Takes the answer that every incident needs before it ends (総務省 2025 楽天モバイル: every flow needs that step). */
@Injectable()
export class AnswerSecrecy {
  constructor(
    private readonly uow: UnitOfWork,
    private readonly incidents: IncidentRepository,
    private readonly answers: AnswerRows,
    private readonly records: IncidentRecords,
    private readonly timeline: IncidentTimeline,
    private readonly clocks: ObligationClocks,
  ) {}

  /**
   * Keeps the answer in a unit of its own when it can: a "yes" must outlive the refusal to end. It becomes a fact, so
   * that duties which it contradicts are asked about again. Errors: `incidents.secrecy-answer-missing`,
   * `incidents.secrecy-involved` when what involves it is to be called unfounded.
   */
  async take(incidentId: string, to: IncidentState, given: SecrecyGiven | undefined, actor: Actor): Promise<void> {
    demandPerson(actor);
    if (given === undefined || given.reason.trim() === '')
      throw new DomainError(incidentErrors['incidents.secrecy-answer-missing']);
    await this.uow.write(async () => {
      const incident = await this.incidents.row(incidentId);
      const answeredAt = await this.timeline.record(incident, {
        actor,
        action: 'secrecy-answered',
        facts: { to, involved: given.involved },
        note: given.reason,
      });
      const { involved, reason } = given;
      await this.answers.addSecrecyAnswer(incident, {
        askedFor: to,
        involved,
        reason,
        answeredBy: actor.id,
        answeredAt,
      });
      await this.keepFact(incident, involved, actor);
    });
    if (to === 'unfounded' && given.involved) throw new DomainError(incidentErrors['incidents.secrecy-involved']);
  }

  /** A "no" takes no "yes" away: the contradiction stays, and a second person has to look at it. */
  private async keepFact(incident: IncidentRow, involved: boolean, actor: Actor): Promise<void> {
    const { revision, values } = await this.records.facts(incident);
    const value = involved ? 'yes' : 'no';
    if (values[SECRECY_FACT] === value || values[SECRECY_FACT] === 'yes') return;
    const at = await this.timeline.record(incident, {
      actor,
      action: 'facts-saved',
      facts: { fields: SECRECY_FACT, revision: revision + 1 },
    });
    await this.records.addFacts(incident, revision + 1, { ...values, [SECRECY_FACT]: value }, actor.id, at);
    await this.clocks.recount(await this.incidents.change(incident, {}), actor);
  }
}
