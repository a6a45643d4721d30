import type { Clock, DomainEvents } from '#kernel';
import type { UnitOfWork } from '#persistence';
import { UserRows } from '#access';
import type { AuditLog } from '#audit';
import type { ComplaintRepository } from '#complaints';
import type { Originals, Vault } from '#vault';
import { AnswerRows } from './data/answer-rows.js';
import type { IncidentRecords } from './data/incident-records.js';
import type { IncidentRepository } from './data/incident-repository.js';
import type { IncidentSeals } from './data/incident-seals.js';
import type { IncidentTimeline } from './data/incident-timeline.js';
import type { ObligationRepository } from './data/obligation-repository.js';
import { CauseRows } from './measures/data/cause-rows.js';
import { Causes } from './measures/causes.js';
import { ConsiderRecurrence, FindCause } from './measures/find-cause.js';
import { MeasureRows } from './measures/data/measure-rows.js';
import { MeasureOwners, PlanMeasure } from './measures/plan-measure.js';
import { ReadPrevention } from './measures/read-prevention.js';
import { Recurrences } from './measures/recurrences.js';
import { SweepMeasures } from './measures/sweep-measures.js';
import { WorkMeasure } from './measures/work-measure.js';
import { EvidenceFiles } from './tasks/evidence-files.js';
import { ReadTasks } from './tasks/read-tasks.js';
import { SetTask } from './tasks/set-task.js';
import { SweepTasks } from './tasks/sweep-tasks.js';
import { TaskRows } from './tasks/data/task-rows.js';
import { WorkTask } from './tasks/work-task.js';
import { ClosingGates } from './use-cases/closing-gates.js';
import { EarlierSigns } from './use-cases/earlier-signs.js';
import { GateFactsOf, OpenMembers, OpenWork } from './use-cases/gate-facts.js';
import { MemberNotes } from './use-cases/member-notes.js';
import { ReadInvestigation } from './use-cases/read-investigation.js';
import { RecordKnowledge } from './use-cases/record-knowledge.js';
import { RenameIncident } from './use-cases/rename-incident.js';

/** What {@link WorkDesk} is made of. */
export interface WorkParts {
  uow: UnitOfWork;
  clock: Clock;
  events: DomainEvents;
  vault: Vault;
  audit: AuditLog;
  originals: Originals;
  seals: IncidentSeals;
  timeline: IncidentTimeline;
  records: IncidentRecords;
  incidents: IncidentRepository;
  obligations: ObligationRepository;
  complaints: ComplaintRepository;
}

/** Investigation, measures, causes, knowledge and answers over one database, for specs. */
export class WorkDesk {
  readonly answers: AnswerRows;
  readonly gates: ClosingGates;
  readonly recurrences: Recurrences;
  readonly tasks: { set: SetTask; work: WorkTask; read: ReadTasks; sweep: SweepTasks };
  readonly files: EvidenceFiles;
  readonly causes: { find: FindCause; consider: ConsiderRecurrence };
  readonly measures: { plan: PlanMeasure; work: WorkMeasure; read: ReadPrevention; sweep: SweepMeasures };
  readonly knowledge: RecordKnowledge;
  readonly investigation: ReadInvestigation;
  readonly rename: RenameIncident;

  constructor(p: WorkParts) {
    const { uow, incidents, timeline, events, clock } = p;
    const users = new UserRows(uow);
    const [taxonomy, causeRows] = [new Causes(), new CauseRows(uow, p.seals)];
    const [taskRows, measureRows] = [new TaskRows(uow, p.seals), new MeasureRows(uow, p.seals)];
    this.answers = new AnswerRows(uow, p.seals);
    const members = new OpenMembers(incidents, this.answers, events);
    const work = new OpenWork(taskRows, measureRows, causeRows);
    this.gates = new ClosingGates(new GateFactsOf(p.obligations, p.records, members, work, timeline));
    new EarlierSigns(this.gates, incidents, p.records, this.answers, timeline).onModuleInit();
    this.recurrences = new Recurrences(causeRows, measureRows, timeline, events, clock);
    this.files = new EvidenceFiles(uow, incidents, timeline, p.seals, p.originals, p.vault);
    this.tasks = {
      set: new SetTask(uow, incidents, taskRows, timeline, users, events),
      work: new WorkTask(uow, incidents, taskRows, timeline, events),
      read: new ReadTasks(incidents, taskRows, timeline, this.files, p.audit),
      sweep: new SweepTasks(uow, incidents, taskRows, timeline, events, clock),
    };
    this.causes = {
      find: new FindCause(uow, incidents, causeRows, taxonomy, timeline, this.recurrences),
      consider: new ConsiderRecurrence(uow, incidents, causeRows, timeline, events),
    };
    const owners = new MeasureOwners(users, events);
    this.measures = {
      plan: new PlanMeasure(uow, incidents, measureRows, owners, taxonomy, timeline),
      work: new WorkMeasure(uow, incidents, measureRows, timeline, events),
      read: new ReadPrevention(incidents, measureRows, causeRows, taxonomy, timeline),
      sweep: new SweepMeasures(uow, incidents, measureRows, timeline, events, clock),
    };
    this.knowledge = new RecordKnowledge(uow, incidents, this.answers, timeline);
    this.investigation = new ReadInvestigation(incidents, this.tasks.read, this.files, this.answers, timeline);
    this.rename = new RenameIncident(uow, incidents, timeline);
    const notes = new MemberNotes(incidents, p.complaints, this.answers, timeline);
    events.on('incident.complaint-linked', (joined) => notes.joined(joined));
  }
}
