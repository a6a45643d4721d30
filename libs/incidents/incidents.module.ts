import { Global, Module, type OnModuleInit } from '@nestjs/common';
import { ComplaintParts } from '#complaints';
import { DomainEvents } from '#kernel';
import { ReportData } from './data/form-files.js';
import { IncidentRecords } from './data/incident-records.js';
import { IncidentRepository } from './data/incident-repository.js';
import { IncidentSeals } from './data/incident-seals.js';
import { IncidentTimeline } from './data/incident-timeline.js';
import { IncidentRecordsController } from './http/incident-records.controller.js';
import { IncidentsController } from './http/incidents.controller.js';
import { FactHistory } from './report/data/fact-history.js';
import { ReportReceipts } from './report/data/report-receipts.js';
import { ReportRows } from './report/data/report-rows.js';
import { ReportsController } from './report/http/reports.controller.js';
import { MeasuresTaken } from './report/measures-taken.js';
import { OtherReports } from './report/other-reports.js';
import { ReportEvidence } from './report/report-evidence.js';
import { ApproveReport } from './report/use-cases/approve-report.js';
import { FillReport } from './report/use-cases/fill-report.js';
import { HandIn } from './report/use-cases/hand-in.js';
import { MakeReportVersion } from './report/use-cases/make-report-version.js';
import { ReadReports } from './report/use-cases/read-reports.js';
import { ReceiptFiles } from './report/use-cases/receipt-files.js';
import { ReportContentNow } from './report/use-cases/report-content-now.js';
import { ReportEditions } from './report/use-cases/report-editions.js';
import { SubmitReport } from './report/use-cases/submit-report.js';
import { OnSignalSuspected } from './jobs/on-signal-suspected.js';
import { obligationControllers, obligationProviders, sharedObligations } from './obligations.providers.js';
import { AddEstimate } from './use-cases/add-estimate.js';
import { BuildReport } from './use-cases/build-report.js';
import { ChangeKnownAt, MomentsMoved } from './use-cases/change-known-at.js';
import { ClosingGates } from './use-cases/closing-gates.js';
import { FactRules } from './use-cases/fact-rules.js';
import { FirstKnownAt } from './use-cases/first-known-at.js';
import { LinkComplaint } from './use-cases/link-complaint.js';
import { ListIncidents } from './use-cases/list-incidents.js';
import { OpenIncident } from './use-cases/open-incident.js';
import { ReadIncident } from './use-cases/read-incident.js';
import { ReportStore } from './use-cases/report-store.js';
import { ReportValues } from './use-cases/report-values.js';
import { SaveFacts } from './use-cases/save-facts.js';
import { SignSeen } from './use-cases/sign-seen.js';
import { TransitionIncident } from './use-cases/transition-incident.js';
import { WallsController } from './walls/http/walls.controller.js';
import { Walls } from './walls/use-cases/walls.js';
import { wallProviders } from './walls/walls.providers.js';
import { sharedWork, workControllers, workProviders } from './work.providers.js';

const reports = [
  FactHistory,
  ReportRows,
  ReportReceipts,
  OtherReports,
  MeasuresTaken,
  FillReport,
  ReportContentNow,
  ReportEditions,
  HandIn,
  ReportStore,
  ReportValues,
];

/** Reports to authorities that others work with. */
const sharedReports = [
  BuildReport,
  ReportEvidence,
  MakeReportVersion,
  ApproveReport,
  SubmitReport,
  ReceiptFiles,
  ReadReports,
];

const inside = [IncidentSeals, IncidentRecords, FactRules, FirstKnownAt, SignSeen, OnSignalSuspected];

const shared = [
  IncidentRepository,
  IncidentTimeline,
  ReportData,
  AddEstimate,
  ChangeKnownAt,
  MomentsMoved,
  ClosingGates,
  LinkComplaint,
  ListIncidents,
  OpenIncident,
  ReadIncident,
  SaveFacts,
  TransitionIncident,
];

/** Incidents from suspicion to closure, their obligations with clocks, and the reports to authorities. */
@Global()
@Module({
  controllers: [
    IncidentsController,
    IncidentRecordsController,
    ReportsController,
    WallsController,
    ...workControllers,
    ...obligationControllers,
  ],
  providers: [
    ...obligationProviders,
    ...sharedObligations,
    ...wallProviders,
    ...workProviders,
    ...sharedWork,
    ...inside,
    ...shared,
    ...reports,
    ...sharedReports,
  ],
  exports: [Walls, ...sharedObligations, ...shared, ...sharedReports, ...sharedWork],
})
export class IncidentsModule implements OnModuleInit {
  constructor(
    private readonly parts: ComplaintParts,
    private readonly incidents: IncidentRepository,
    private readonly events: DomainEvents,
    private readonly link: LinkComplaint,
  ) {}

  onModuleInit(): void {
    this.parts.register('incidents', (complaintId) => this.incidents.ofComplaint(complaintId));
    this.events.on('complaints.grouped', (grouped) => this.link.afterGrouping(grouped));
  }
}
