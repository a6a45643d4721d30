import { Inject, Injectable } from '@nestjs/common';
import { CLOCK, DomainError, nowInstant, parseInstant, type Actor, type Clock } from '#kernel';
import { UnitOfWork } from '#persistence';
import { IncidentRepository } from '../data/incident-repository.js';
import type { IncidentRow } from '../data/incident.entity.js';
import { IncidentTimeline } from '../data/incident-timeline.js';
import { ObligationRepository } from '../data/obligation-repository.js';
import { incidentErrors } from '../domain/incident.errors.js';
import type { ObligationDecision } from '../domain/stage-state.js';

/** A report that was handed in. */
export interface Submission {
  stage: string;
  /** ISO 8601 with offset. */
  reportedAt: string;
  /** How: phone, email, form, letter, … */
  means: string;
  recipient: string;
  receiptNote?: string | undefined;
}

/** Decides whether an obligation applies, and records what was reported under it. */
@Injectable()
export class HandleObligation {
  constructor(
    private readonly uow: UnitOfWork,
    private readonly incidents: IncidentRepository,
    private readonly obligations: ObligationRepository,
    private readonly timeline: IncidentTimeline,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  /** Errors: `incidents.obligation-not-found`, `incidents.reason-needed`. */
  async decide(
    incidentId: string,
    obligationId: string,
    decision: { decision: ObligationDecision; why: string },
    actor: Actor,
  ): Promise<IncidentRow> {
    return this.uow.write(async () => {
      const incident = await this.incidents.row(incidentId);
      const { obligation } = await this.obligations.find(incident.id, obligationId);
      if (decision.why.trim() === '') throw new DomainError(incidentErrors['incidents.reason-needed']);
      const decidedAt = await this.timeline.record(incident, {
        actor,
        action: 'obligation-decided',
        facts: {
          regime: obligation.regimeId,
          recipient: obligation.recipientId,
          ruleVersion: obligation.ruleVersion,
          from: obligation.decision,
          to: decision.decision,
        },
        note: decision.why,
      });
      const decided = {
        decision: decision.decision,
        decidedBy: actor.id,
        decidedAt,
        ruleVersion: obligation.ruleVersion,
      };
      await this.obligations.decide(incident, obligation, decided, decision.why);
      return this.incidents.change(incident, {});
    });
  }

  /**
   * A stage is reported once; corrections are a further stage's matter.
   * Errors: `incidents.obligation-not-found`, `incidents.stage-not-found`, `incidents.already-reported`,
   * `incidents.reported-in-future`.
   */
  async record(incidentId: string, obligationId: string, submission: Submission, actor: Actor): Promise<IncidentRow> {
    return this.uow.write(async () => {
      const incident = await this.incidents.row(incidentId);
      const { obligation, stages } = await this.obligations.find(incident.id, obligationId);
      const stage = stages.find((each) => each.stageId === submission.stage);
      if (!stage) throw new DomainError(incidentErrors['incidents.stage-not-found']);
      if (stage.reportedAt !== null) throw new DomainError(incidentErrors['incidents.already-reported']);
      const reportedAt = parseInstant(submission.reportedAt);
      if (reportedAt > nowInstant(this.clock)) throw new DomainError(incidentErrors['incidents.reported-in-future']);
      const recordedAt = await this.timeline.record(incident, {
        actor,
        action: 'report-submitted',
        facts: { regime: obligation.regimeId, stage: stage.stageId, means: submission.means, reportedAt },
      });
      await this.obligations.report(
        incident,
        stage,
        { reportedAt, means: submission.means, recordedBy: actor.id, recordedAt },
        { recipient: submission.recipient, receiptNote: submission.receiptNote ?? null },
      );
      return this.incidents.change(incident, {});
    });
  }
}
