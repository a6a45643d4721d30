import { Global, Module, type OnModuleInit } from '@nestjs/common';
import { ComplaintParts } from '#complaints';
import { DomainEvents } from '#kernel';
import { JobHandlers } from '#jobs';
import { ReportData } from './data/form-files.js';
import { IncidentRecords } from './data/incident-records.js';
import { IncidentRepository } from './data/incident-repository.js';
import { IncidentSeals } from './data/incident-seals.js';
import { IncidentTimeline } from './data/incident-timeline.js';
import { ObligationRepository } from './data/obligation-repository.js';
import { Regimes } from './data/regimes.js';
import { IncidentRecordsController } from './http/incident-records.controller.js';
import { IncidentsController } from './http/incidents.controller.js';
import { OnSignalSuspected } from './jobs/on-signal-suspected.js';
import { SweepClocks } from './jobs/sweep-clocks.js';
import { AddEstimate } from './use-cases/add-estimate.js';
import { BuildReport } from './use-cases/build-report.js';
import { ChangeKnownAt } from './use-cases/change-known-at.js';
import { ClosingGates } from './use-cases/closing-gates.js';
import { FactRules } from './use-cases/fact-rules.js';
import { FirstKnownAt } from './use-cases/first-known-at.js';
import { HandleObligation } from './use-cases/handle-obligation.js';
import { LinkComplaint } from './use-cases/link-complaint.js';
import { ListIncidents } from './use-cases/list-incidents.js';
import { ObligationBoard } from './use-cases/obligation-board.js';
import { ObligationClocks } from './use-cases/obligation-clocks.js';
import { OpenIncident } from './use-cases/open-incident.js';
import { ReadIncident } from './use-cases/read-incident.js';
import { ReportStore } from './use-cases/report-store.js';
import { ReportValues } from './use-cases/report-values.js';
import { SaveFacts } from './use-cases/save-facts.js';
import { TransitionIncident } from './use-cases/transition-incident.js';

/** How often the clocks are looked at. */
const SWEEP_MS = 60_000;

const inside = [
  IncidentSeals,
  IncidentTimeline,
  IncidentRecords,
  ObligationRepository,
  Regimes,
  ReportData,
  FactRules,
  FirstKnownAt,
  ObligationClocks,
  ReportStore,
  ReportValues,
  OnSignalSuspected,
];

const shared = [
  IncidentRepository,
  IncidentTimeline,
  ReportData,
  AddEstimate,
  BuildReport,
  ChangeKnownAt,
  ClosingGates,
  HandleObligation,
  LinkComplaint,
  ListIncidents,
  ObligationBoard,
  OpenIncident,
  ReadIncident,
  SaveFacts,
  SweepClocks,
  TransitionIncident,
];

/** Incidents from suspicion to closure, their obligations with clocks, and the reports to authorities. */
@Global()
@Module({
  controllers: [IncidentsController, IncidentRecordsController],
  providers: [...inside, ...shared],
  exports: shared,
})
export class IncidentsModule implements OnModuleInit {
  constructor(
    private readonly parts: ComplaintParts,
    private readonly incidents: IncidentRepository,
    private readonly jobs: JobHandlers,
    private readonly sweep: SweepClocks,
    private readonly events: DomainEvents,
    private readonly link: LinkComplaint,
  ) {}

  onModuleInit(): void {
    this.parts.register('incidents', (complaintId) => this.incidents.ofComplaint(complaintId));
    this.events.on('complaints.grouped', (grouped) => this.link.afterGrouping(grouped));
    this.jobs.every('incidents.sweep-clocks', SWEEP_MS, async () => {
      await this.sweep.execute();
    });
  }
}
