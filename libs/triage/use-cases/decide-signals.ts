import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { DomainError, DomainEvents, type Actor, type Instant } from '#kernel';
import { UnitOfWork } from '#persistence';
import type { DecisionStage } from '../data/assessment.entity.js';
import { DecisionRows, type Citation, type DecidedCase } from '../data/decision-rows.js';
import { checkReason } from '../domain/review-reasons.js';
import { triageErrors } from '../domain/triage.errors.js';
import { courseOf, type Course, type Verdict } from '../review/four-eyes.js';
import { OpenSignals } from '../review/open-signals.js';
import { ReviewTasks, type OpenTask } from '../review/review-tasks.js';
import { SeenAssessments } from '../review/seen-assessments.js';

/** One sheet decides all open signals of a complaint. */
export interface DecisionSheet {
  decision: Verdict;
  reasonCode: string;
  note?: string | undefined;
  /** The assessment that the reader saw; null of a blind reading. What the reader last opened when absent. */
  assessmentId?: string | null | undefined;
  /** Stretches of the complaint that the decision rests on. */
  citedEvidence?: readonly Citation[] | undefined;
  /** When the desk came to know; the arrival of the complaint, or of the earliest of its group, unless said. A later moment needs `knownAtReason`. */
  knownAt?: Instant | undefined;
  knownAtReason?: string | undefined;
  /** An incident to join; a new one is opened when absent. */
  incidentId?: string | undefined;
}

/** What became of a sheet. `next`: who has to read the complaint before its signals are answered. */
export interface DecisionMade {
  decisionId: string;
  incidentId: string | null;
  stage: DecisionStage;
  next: 'second-person' | 'third' | null;
}

/** An answer that passed every check. */
interface Passed {
  sheet: DecisionSheet;
  actor: Actor;
  complaint: DecidedCase;
  kinds: string[];
  tasks: OpenTask[];
  course: Course;
}

/** Takes a person's answer to the open readings of a complaint: one sheet answers all that the person may answer. */
@Injectable()
export class DecideSignals {
  constructor(
    private readonly uow: UnitOfWork,
    private readonly rows: DecisionRows,
    private readonly signals: OpenSignals,
    private readonly tasks: ReviewTasks,
    private readonly seen: SeenAssessments,
    private readonly events: DomainEvents,
  ) {}

  /**
   * Errors: `triage.nothing-open`, `triage.other-reader-needed`, `triage.unknown-reason`, `triage.unknown-assessment`, `triage.not-opened`,
   * `triage.newer-assessment`, `triage.evidence-missing`, `triage.citation-not-found`, and what opening the incident refuses.
   */
  async execute(complaintId: string, sheet: DecisionSheet, actor: Actor): Promise<DecisionMade> {
    checkReason(sheet.decision, sheet.reasonCode);
    await this.rows.checkCitations(complaintId, sheet.citedEvidence ?? []);
    return this.uow.write(async (m) => {
      const complaint = await this.rows.complaint(m, complaintId);
      const kinds = await this.openKinds(m, complaintId);
      const { tasks, others, blind } = await this.tasks.offeredTo(complaintId, actor.id);
      if (tasks.length === 0 && others > 0) throw new DomainError(triageErrors['triage.other-reader-needed']);
      if (tasks.length === 0 && kinds.length === 0) throw new DomainError(triageErrors['triage.nothing-open']);
      const saw = await this.seen.check(complaintId, { reader: actor.id, blind, named: sheet.assessmentId, tasks });
      const strictLeads = await this.seen.strictLeads(complaintId);
      const standing = await this.rows.standing(m, complaintId);
      const purposes = tasks.map(({ purpose }) => purpose);
      const course = courseOf({ purposes, verdict: sheet.decision, strictLeads, standing, blind });
      if (course.evidence && (sheet.citedEvidence ?? []).length === 0)
        throw new DomainError(triageErrors['triage.evidence-missing'], { data: { leads: strictLeads } });
      return this.keep(m, { sheet, actor, complaint, kinds, tasks, course }, saw);
    });
  }

  private async keep(
    m: EntityManager,
    passed: Passed,
    saw: { id: string; engine: string } | null,
  ): Promise<DecisionMade> {
    const { sheet, actor, complaint, kinds, tasks, course } = passed;
    const at = this.rows.now();
    const suspected = sheet.decision === 'suspected' && course.settles;
    const incidentId = suspected ? await this.suspect(complaint, sheet, actor) : null;
    const decision = {
      decision: sheet.decision,
      reasonCode: sheet.reasonCode,
      engine: saw?.engine ?? 'none',
      assessmentId: saw?.id ?? null,
      kinds,
      incidentId,
      stage: course.stage,
      settles: course.settles,
      blind: tasks.some((task) => task.blind),
      note: sheet.note,
      citations: sheet.citedEvidence ?? [],
    };
    const decisionId = await this.rows.add(m, complaint, decision, { actor, at });
    if (course.settles) await this.signals.settle(m, complaint.id, sheet.decision, at);
    await this.tasks.answer(m, tasks, { reader: actor.id, decisionId, at });
    await this.follow(m, passed);
    for (const task of tasks) await this.tell(task, passed, at);
    return { decisionId, incidentId, stage: course.stage, next: course.next };
  }

  /** Asks for the further reading that the answer calls for; who has read so far may not give it. */
  private async follow(m: EntityManager, { complaint, actor, tasks, course }: Passed): Promise<void> {
    if (course.reopens) await this.signals.unset(m, complaint.id);
    if (course.next === null) return;
    const barred = [...new Set([...tasks.flatMap((task) => task.barred), actor.id])];
    await this.tasks.add(m, { complaintId: complaint.id, purpose: course.next, blind: false, barred });
  }

  private async tell(task: OpenTask, { sheet, actor, complaint, kinds }: Passed, at: Instant): Promise<void> {
    const { id: taskId, purpose, blind, roundId } = task;
    const { decision, reasonCode } = sheet;
    const answer = { decision, reasonCode, answeredBy: actor, answeredAt: at, kinds };
    await this.events.publish('review.answered', {
      taskId,
      complaintId: complaint.id,
      purpose,
      blind,
      roundId,
      ...answer,
    });
  }

  private async suspect(complaint: DecidedCase, sheet: DecisionSheet, actor: Actor): Promise<string> {
    const result: { incidentId?: string } = {};
    await this.events.publish('signal.suspected', {
      complaintId: complaint.id,
      slipNumber: complaint.slipNumber,
      decidedBy: actor,
      ...(sheet.knownAt === undefined ? {} : { knownAt: sheet.knownAt }),
      ...(sheet.knownAtReason === undefined ? {} : { knownAtReason: sheet.knownAtReason }),
      ...(sheet.incidentId === undefined ? {} : { incidentId: sheet.incidentId }),
      result,
    });
    if (result.incidentId === undefined) throw new Error('nobody opened an incident for a suspected signal');
    return result.incidentId;
  }

  private async openKinds(m: EntityManager, complaintId: string): Promise<string[]> {
    const known = await this.signals.signalsOf(m, complaintId);
    return [...known].filter(([, state]) => state === 'open').map(([kind]) => kind);
  }
}
