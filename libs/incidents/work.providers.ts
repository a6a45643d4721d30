import { Injectable, type OnModuleInit } from '@nestjs/common';
import { JobHandlers } from '#jobs';
import { AnswerRows } from './data/answer-rows.js';
import { EndProposalRow } from './data/end-proposal.entity.js';
import { EndProposals } from './data/end-proposals.js';
import { EvidenceRow } from './data/evidence.entity.js';
import { KnowledgeRow, MemberQuestionRow, SecrecyAnswerRow } from './data/answers.entity.js';
import { CreateIncidentWork1764000080031 } from './data/migrations/1764000080031-create-incident-work.js';
import { DecideMoments1764000080033 } from './data/migrations/1764000080033-decide-moments.js';
import { AnswersController } from './http/answers.controller.js';
import { EndsController } from './http/ends.controller.js';
import { CauseRows } from './measures/data/cause-rows.js';
import { Causes } from './measures/causes.js';
import { ConsiderRecurrence, FindCause } from './measures/find-cause.js';
import { CauseRow, MeasureRow, RecurrenceRow } from './measures/data/measure.entity.js';
import { MeasureRows } from './measures/data/measure-rows.js';
import { MeasuresController } from './measures/measures.controller.js';
import { MeasureOwners, PlanMeasure } from './measures/plan-measure.js';
import { ReadPrevention } from './measures/read-prevention.js';
import { Recurrences } from './measures/recurrences.js';
import { SweepMeasures } from './measures/sweep-measures.js';
import { WorkMeasure } from './measures/work-measure.js';
import { EvidenceFiles } from './tasks/evidence-files.js';
import { MyTasksController } from './tasks/my-tasks.controller.js';
import { ReadTasks } from './tasks/read-tasks.js';
import { SetTask } from './tasks/set-task.js';
import { SweepTasks } from './tasks/sweep-tasks.js';
import { TaskRow } from './tasks/data/task.entity.js';
import { TaskRows } from './tasks/data/task-rows.js';
import { TasksController } from './tasks/tasks.controller.js';
import { WorkTask } from './tasks/work-task.js';
import { AnswerSecrecy } from './use-cases/answer-secrecy.js';
import { EarlierSigns } from './use-cases/earlier-signs.js';
import { GateFactsOf, OpenMembers, OpenWork } from './use-cases/gate-facts.js';
import { IncidentStanding } from './use-cases/incident-standing.js';
import { JudgeMember } from './use-cases/judge-member.js';
import { MemberNotes } from './use-cases/member-notes.js';
import { ReadInvestigation } from './use-cases/read-investigation.js';
import { RecordKnowledge } from './use-cases/record-knowledge.js';
import { RenameIncident } from './use-cases/rename-incident.js';
import { SecondAtEnd } from './use-cases/second-at-end.js';
import { EndingRules } from './use-cases/transition-incident.js';
import { SweepWalls } from './walls/use-cases/sweep-walls.js';

/** How often tasks and measures are looked at. */
const SWEEP_MS = 60_000;

/** Looks for tasks and measures past their date, and for walls that nobody decides about. */
@Injectable()
class WorkSweeps implements OnModuleInit {
  constructor(
    private readonly jobs: JobHandlers,
    private readonly tasks: SweepTasks,
    private readonly measures: SweepMeasures,
    private readonly walls: SweepWalls,
  ) {}

  onModuleInit(): void {
    this.jobs.every('incidents.sweep-work', SWEEP_MS, async () => {
      await this.tasks.execute();
      await this.measures.execute();
      await this.walls.execute();
    });
  }
}

/** Investigation, measures, causes, knowledge and answers. */
export const workProviders = [
  AnswerRows,
  CauseRows,
  Causes,
  MeasureRows,
  MeasureOwners,
  Recurrences,
  TaskRows,
  WorkSweeps,
  AnswerSecrecy,
  EndProposals,
  SecondAtEnd,
  EarlierSigns,
  GateFactsOf,
  OpenMembers,
  OpenWork,
  EndingRules,
  IncidentStanding,
  MemberNotes,
];

/** Of these, what other features and the command line use. */
export const sharedWork = [
  ConsiderRecurrence,
  EvidenceFiles,
  FindCause,
  JudgeMember,
  PlanMeasure,
  ReadInvestigation,
  ReadPrevention,
  ReadTasks,
  RecordKnowledge,
  RenameIncident,
  SetTask,
  SweepMeasures,
  SweepTasks,
  WorkMeasure,
  WorkTask,
];

export const workControllers = [
  AnswersController,
  EndsController,
  MeasuresController,
  MyTasksController,
  TasksController,
];

export const workEntities = [
  CauseRow,
  EndProposalRow,
  EvidenceRow,
  KnowledgeRow,
  MeasureRow,
  MemberQuestionRow,
  RecurrenceRow,
  SecrecyAnswerRow,
  TaskRow,
];

export const workMigrations = [CreateIncidentWork1764000080031, DecideMoments1764000080033];
