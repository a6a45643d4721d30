import { Injectable } from '@nestjs/common';
import { DomainError, type Actor } from '#kernel';
import { UnitOfWork } from '#persistence';
import { AnswerRows } from '../data/answer-rows.js';
import type { MemberAnswer } from '../data/answers.entity.js';
import { IncidentRepository } from '../data/incident-repository.js';
import { IncidentTimeline } from '../data/incident-timeline.js';
import { incidentErrors } from '../domain/incident.errors.js';
import { TransitionIncident } from './transition-incident.js';

/** Decides again when a complaint joined an incident that was confirmed or had ended. */
@Injectable()
export class JudgeMember {
  constructor(
    private readonly uow: UnitOfWork,
    private readonly incidents: IncidentRepository,
    private readonly answers: AnswerRows,
    private readonly timeline: IncidentTimeline,
    private readonly transition: TransitionIncident,
  ) {}

  /**
   * `covered`: the decisions stand. `changes`: they do not; an incident that had ended opens again.
   * Errors: `incidents.question-not-found`, `incidents.reason-needed`.
   */
  async execute(
    incidentId: string,
    questionId: string,
    { answer, reason }: { answer: MemberAnswer; reason: string },
    actor: Actor,
  ): Promise<void> {
    if (reason.trim() === '') throw new DomainError(incidentErrors['incidents.reason-needed']);
    await this.uow.write(async () => {
      const incident = await this.incidents.row(incidentId);
      const at = this.timeline.now();
      const row = await this.answers.answerMember(incident, questionId, { answer, reason, by: actor.id, at });
      const facts = { complaintId: row.complaintId, slipNumber: row.slipNumber, answer };
      await this.timeline.record(incident, { actor, action: 'member-judged', facts, note: reason });
      if (answer === 'changes' && (incident.state === 'closed' || incident.state === 'unfounded'))
        await this.transition.execute(incident.id, { to: 'suspected', reason }, actor);
    });
  }
}
