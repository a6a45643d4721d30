import type { FeatureSchema } from '#persistence';
import {
  EstimateRow,
  FactsRow,
  IncidentComplaintRow,
  IncidentHistoryRow,
  IncidentRow,
  KnownAtChangeRow,
  ReportRow,
} from './data/incident.entity.js';
import { CreateIncidents1764000080001 } from './data/migrations/1764000080001-create-incidents.js';
import { CreateReportVersions1764000080021 } from './report/data/migrations/1764000080021-create-report-versions.js';
import {
  ReportApprovalRow,
  ReportReceiptRow,
  ReportSubmissionRow,
  ReportVersionRow,
} from './report/data/report.entities.js';
import { CreateObligations1764000080002 } from './data/migrations/1764000080002-create-obligations.js';
import { CreateEndProposals1764000080051 } from './data/migrations/1764000080051-create-end-proposals.js';
import { CreateWalls1764000080041 } from './data/migrations/1764000080041-create-walls.js';
import { TellOfWalls1764000080042 } from './data/migrations/1764000080042-tell-of-walls.js';
import { AlertEras1764000080018 } from './data/migrations/1764000080018-alert-eras.js';
import { KeepDecisions1764000080019 } from './data/migrations/1764000080019-keep-decisions.js';
import { WidenObligations1764000080011 } from './data/migrations/1764000080011-widen-obligations.js';
import {
  ClockAlertRow,
  ObligationDecisionRow,
  ObligationRow,
  ObligationStageRow,
  RegimeVersionRow,
} from './data/obligation.entity.js';
import { workEntities, workMigrations } from './work.providers.js';
import { GlassBreakRow, WallRow, WallShadowRow, WallSubjectRow } from './walls/data/wall.entities.js';

export { ConfigFileError } from './data/checked-yaml.js';
export { ReportData } from './data/form-files.js';
export { IncidentRepository } from './data/incident-repository.js';
export type { IncidentRow } from './data/incident.entity.js';
export { IncidentTimeline, type TimelineEntry } from './data/incident-timeline.js';
export { Regimes } from './data/regimes.js';
export { CLOSING_GATES, type ClosingGate } from './domain/closing-gates.js';
export { incidentErrors } from './domain/incident.errors.js';
export { INCIDENT_STATES, INCIDENT_TRANSITIONS, type IncidentState } from './domain/incident-status.js';
export { japaneseDate, japaneseDateTime } from './domain/japanese-time.js';
export type { Regime, RegimeRecipient, RegimeStage } from './domain/regime.js';
export type { FieldValue, OperatorFacts, Report } from './domain/report.js';
export {
  OBLIGATION_DECISIONS,
  stageState,
  type ObligationDecision,
  type StageKind,
  type StageState,
} from './domain/stage-state.js';
export {
  CLOCK_CALENDARS,
  CLOCK_UNITS,
  computeClock,
  DAY_COUNTS,
  HOLIDAY_ROLLS,
  lastInstant,
  type ClockResult,
  type ClockRule,
} from './domain/statutory-clock.js';
export { IncidentsModule } from './incidents.module.js';
export type { ReportReceipt } from './report/data/report-receipts.js';
export type { FieldChange } from './report/domain/report-diff.js';
export { REPORT_KINDS, REPORT_STATES, type ReportKind, type ReportState } from './report/domain/report-version.js';
export { ReportEvidence, type EvidenceSource } from './report/report-evidence.js';
export { ApproveReport } from './report/use-cases/approve-report.js';
export type { ReportHandIn } from './report/use-cases/hand-in.js';
export { MakeReportVersion, type NewReportVersion } from './report/use-cases/make-report-version.js';
export {
  ReadReports,
  type ReportFormView,
  type ReportVersionDetail,
  type ReportVersionView,
} from './report/use-cases/read-reports.js';
export { ReceiptFiles } from './report/use-cases/receipt-files.js';
export { SubmitReport } from './report/use-cases/submit-report.js';
export { SweepClocks } from './jobs/sweep-clocks.js';
export { AddEstimate, type NewEstimate } from './use-cases/add-estimate.js';
export { BuildReport, type GeneratedReport } from './use-cases/build-report.js';
export { ChangeKnownAt } from './use-cases/change-known-at.js';
export { clockFromJson } from './use-cases/clock-due.js';
export { ClosingGates, type ShutGate } from './use-cases/closing-gates.js';
export { HandleObligation, type Submission, type Target } from './use-cases/handle-obligation.js';
export { LinkComplaint } from './use-cases/link-complaint.js';
export { ListIncidents, type IncidentLine } from './use-cases/list-incidents.js';
export { ObligationBoard, type ObligationView, type StageView } from './use-cases/obligation-board.js';
export { OpenIncident, type NewIncident } from './use-cases/open-incident.js';
export { ReadIncident, type IncidentView } from './use-cases/read-incident.js';
export { REPORT_FORMATS, type ReportFormat } from './use-cases/report-store.js';
export { SaveFacts, type FactsEdit } from './use-cases/save-facts.js';
export { TransitionIncident, type IncidentStep } from './use-cases/transition-incident.js';
export { FindCause, ConsiderRecurrence } from './measures/find-cause.js';
export { PlanMeasure, type NewMeasure } from './measures/plan-measure.js';
export { ReadPrevention, type MeasureView, type PreventionView } from './measures/read-prevention.js';
export { SweepMeasures } from './measures/sweep-measures.js';
export { WorkMeasure } from './measures/work-measure.js';
export { EvidenceFiles, type Evidence, type NewEvidence } from './tasks/evidence-files.js';
export { ReadTasks, type MyTask, type TaskView } from './tasks/read-tasks.js';
export { SetTask, type NewTask } from './tasks/set-task.js';
export { SweepTasks } from './tasks/sweep-tasks.js';
export { WorkTask } from './tasks/work-task.js';
export { JudgeMember } from './use-cases/judge-member.js';
export { ReadInvestigation, type InvestigationView } from './use-cases/read-investigation.js';
export { RecordKnowledge, type NewKnowledge } from './use-cases/record-knowledge.js';
export { RenameIncident } from './use-cases/rename-incident.js';
export { Reach } from './walls/data/reach.js';
export { wallErrors } from './domain/wall.errors.js';
export { RaiseWall, type NewWall } from './walls/use-cases/raise-wall.js';
export { SweepWalls } from './walls/use-cases/sweep-walls.js';
export { tokensOf } from './walls/domain/screen.js';
export { Walls } from './walls/use-cases/walls.js';

/** Tables of incidents: `incidents`, links, history, knowledge, estimates, facts, reports; obligations, stages, alerts. */
export const incidentsSchema: FeatureSchema = {
  entities: [
    IncidentRow,
    IncidentComplaintRow,
    IncidentHistoryRow,
    KnownAtChangeRow,
    EstimateRow,
    FactsRow,
    ReportRow,
    ObligationRow,
    ObligationStageRow,
    ClockAlertRow,
    RegimeVersionRow,
    ObligationDecisionRow,
    ReportVersionRow,
    ReportApprovalRow,
    ReportSubmissionRow,
    ReportReceiptRow,
    WallRow,
    WallSubjectRow,
    WallShadowRow,
    GlassBreakRow,
    ...workEntities,
  ],
  migrations: [
    CreateIncidents1764000080001,
    CreateObligations1764000080002,
    WidenObligations1764000080011,
    CreateReportVersions1764000080021,
    AlertEras1764000080018,
    KeepDecisions1764000080019,
    ...workMigrations,
    CreateWalls1764000080041,
    TellOfWalls1764000080042,
    CreateEndProposals1764000080051,
  ],
};
