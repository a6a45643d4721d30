import { Inject, Injectable } from '@nestjs/common';
import { CLOCK, DomainError, msBetween, nowInstant, parseInstant, type Actor, type Clock, type Instant } from '#kernel';
import { UnitOfWork } from '#persistence';
import { IncidentRepository } from '../data/incident-repository.js';
import type { IncidentRow } from '../data/incident.entity.js';
import { IncidentTimeline } from '../data/incident-timeline.js';
import { ObligationRepository } from '../data/obligation-repository.js';
import type { ObligationRow, ObligationStageRow } from '../data/obligation.entity.js';
import { incidentErrors } from '../domain/incident.errors.js';
import { demandPerson } from '../domain/persons-step.js';
import type { ObligationDecision } from '../domain/stage-state.js';
import { hasPassed, lastInstant } from '../domain/statutory-clock.js';
import { ObligationFollowUp } from './obligation-follow-up.js';

/** A report that was handed in. */
export interface Submission {
  stage: string;
  /** ISO 8601 with offset. */
  reportedAt: string;
  /** How: phone, email, form, letter, … */
  means: string;
  recipient: string;
  receiptNote?: string | undefined;
  /** Why it is recorded only now. */
  lateReason?: string | undefined;
}

/** A report is recorded when it is made; later than this, with a reason. */
const PROMPT_MS = 48 * 3_600_000;

/** A target of this incident's own for a soft clock. */
export interface Target {
  /** ISO 8601 with offset. */
  targetAt: string;
  reason: string;
}

/** Decides whether an obligation applies, sets targets of soft clocks, and records what was reported. */
@Injectable()
export class HandleObligation {
  constructor(
    private readonly uow: UnitOfWork,
    private readonly incidents: IncidentRepository,
    private readonly obligations: ObligationRepository,
    private readonly timeline: IncidentTimeline,
    private readonly follow: ObligationFollowUp,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  /**
   * The facts that the decision looks at and the rule's version are kept with it.
   * Errors: `incidents.person-needed`, `incidents.obligation-not-found`, `incidents.reason-needed`.
   */
  async decide(
    incidentId: string,
    obligationId: string,
    decision: { decision: ObligationDecision; why: string },
    actor: Actor,
  ): Promise<IncidentRow> {
    demandPerson(actor);
    return this.uow.write(async () => {
      const incident = await this.incidents.row(incidentId);
      const { obligation } = await this.obligations.find(incident.id, obligationId);
      if (decision.why.trim() === '') throw new DomainError(incidentErrors['incidents.reason-needed']);
      const { basis, ruleVersion, ruleSha256 } = await this.follow.basis(incident, obligation);
      const decidedAt = await this.timeline.record(incident, {
        actor,
        action: 'obligation-decided',
        facts: {
          regime: obligation.regimeId,
          recipient: obligation.recipientId,
          ruleVersion,
          proposed: obligation.proposed,
          from: obligation.decision,
          to: decision.decision,
        },
        note: decision.why,
      });
      const decided = { decision: decision.decision, decidedBy: actor.id, decidedAt, ruleVersion, ruleSha256 };
      await this.obligations.decide(incident, obligation, decided, { why: decision.why, basis });
      const isBack = obligation.decision === 'does_not' && decision.decision !== 'does_not';
      if (isBack) await this.obligations.beginAlerts({ obligationId: obligation.id }, decidedAt);
      await this.follow.after(incident, actor);
      return this.incidents.change(incident, {});
    });
  }

  /**
   * Errors: `incidents.obligation-not-found`, `incidents.stage-not-found`, `incidents.already-reported`,
   * `incidents.not-a-soft-clock` (the law's dates are nobody's to set), `incidents.target-before-anchor`,
   * `incidents.target-passed` (what is late stays late), `incidents.target-after-legal-date`,
   * `incidents.reason-needed`.
   */
  async setTarget(
    incidentId: string,
    at: { obligationId: string; stage: string },
    target: Target,
    actor: Actor,
  ): Promise<IncidentRow> {
    return this.uow.write(async () => {
      const incident = await this.incidents.row(incidentId);
      const { obligation, stage, stages } = await this.openStage(incident.id, at.obligationId, at.stage);
      if (stage.kind !== 'soft') throw new DomainError(incidentErrors['incidents.not-a-soft-clock']);
      if (target.reason.trim() === '') throw new DomainError(incidentErrors['incidents.reason-needed']);
      const targetAt = parseInstant(target.targetAt);
      if (stage.anchorAt === null || targetAt < stage.anchorAt) {
        throw new DomainError(incidentErrors['incidents.target-before-anchor']);
      }
      checkTarget(targetAt, { stage, stages, now: nowInstant(this.clock) });
      const targetSetAt = await this.timeline.record(incident, {
        actor,
        action: 'target-set',
        facts: {
          regime: obligation.regimeId,
          recipient: obligation.recipientId,
          stage: stage.stageId,
          from: stage.workingDeadline,
          to: targetAt,
        },
        note: target.reason,
      });
      await this.obligations.setTarget(
        incident,
        stage,
        { targetAt, targetSetBy: actor.id, targetSetAt },
        target.reason,
      );
      return this.incidents.change(incident, {});
    });
  }

  /**
   * Records a report that needs no approved version: by telephone, by another office's form. What is recorded long after
   * it was made says why. Errors: `incidents.person-needed`, `incidents.hand-in-needed` for a dated report with a form,
   * `incidents.reported-before-anchor`, `incidents.reason-needed`, and those of {@link record}.
   */
  async recordByHand(
    incidentId: string,
    obligationId: string,
    submission: Submission,
    actor: Actor,
  ): Promise<IncidentRow> {
    demandPerson(actor);
    return this.uow.write(async () => {
      const incident = await this.incidents.row(incidentId);
      const { obligation, stage } = await this.openStage(incident.id, obligationId, submission.stage);
      if (stage.kind === 'hard' && this.follow.formOf(obligation, stage) !== null) {
        throw new DomainError(incidentErrors['incidents.hand-in-needed']);
      }
      const reportedAt = parseInstant(submission.reportedAt);
      // People give minutes.
      if (stage.anchorAt !== null && minuteOf(reportedAt) < minuteOf(stage.anchorAt)) {
        throw new DomainError(incidentErrors['incidents.reported-before-anchor']);
      }
      const late = msBetween(reportedAt, nowInstant(this.clock)) > PROMPT_MS;
      if (late && (submission.lateReason ?? '').trim() === '') {
        throw new DomainError(incidentErrors['incidents.reason-needed'], {
          errors: [{ pointer: '/lateReason', code: 'recorded-late' }],
        });
      }
      return this.record(incidentId, obligationId, submission, actor);
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
      const { obligation, stage } = await this.openStage(incident.id, obligationId, submission.stage);
      const reportedAt = parseInstant(submission.reportedAt);
      if (reportedAt > nowInstant(this.clock)) throw new DomainError(incidentErrors['incidents.reported-in-future']);
      const recordedAt = await this.timeline.record(incident, {
        actor,
        action: 'report-submitted',
        facts: {
          regime: obligation.regimeId,
          recipient: obligation.recipientId,
          stage: stage.stageId,
          means: submission.means,
          reportedAt,
        },
        note: submission.lateReason?.trim(),
      });
      await this.obligations.report(
        incident,
        stage,
        { reportedAt, means: submission.means, recordedBy: actor.id, recordedAt },
        { recipient: submission.recipient, receiptNote: submission.receiptNote ?? null },
      );
      await this.follow.after(incident, actor);
      return this.incidents.change(incident, {});
    });
  }

  private async openStage(
    incidentId: string,
    obligationId: string,
    stageId: string,
  ): Promise<{ obligation: ObligationRow; stage: ObligationStageRow; stages: ObligationStageRow[] }> {
    const { obligation, stages } = await this.obligations.find(incidentId, obligationId);
    const stage = stages.find((each) => each.stageId === stageId);
    if (!stage) throw new DomainError(incidentErrors['incidents.stage-not-found']);
    if (stage.reportedAt !== null) throw new DomainError(incidentErrors['incidents.already-reported']);
    return { obligation, stage, stages };
  }
}

/** Comparable text of the minute of an instant. */
function minuteOf(at: Instant): string {
  return at.slice(0, 'yyyy-mm-ddThh:mm'.length);
}

/**
 * A target that has passed stays passed, and none lies behind the next legal date of the obligation. Errors:
 * `incidents.target-passed`, `incidents.target-after-legal-date`.
 */
function checkTarget(
  targetAt: Instant,
  o: { stage: ObligationStageRow; stages: ObligationStageRow[]; now: Instant },
): void {
  const { workingDeadline, zone, position } = o.stage;
  const later = workingDeadline !== null && targetAt > lastInstant(workingDeadline, zone);
  if (later && hasPassed(workingDeadline, o.now, zone)) {
    throw new DomainError(incidentErrors['incidents.target-passed']);
  }
  const ends = o.stages.flatMap((each) =>
    each.kind === 'hard' && each.position > position && each.workingDeadline !== null
      ? [lastInstant(each.workingDeadline, each.zone)]
      : [],
  );
  if (ends.some((end) => targetAt > end)) throw new DomainError(incidentErrors['incidents.target-after-legal-date']);
}
