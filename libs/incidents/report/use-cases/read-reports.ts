import { Injectable } from '@nestjs/common';
import type { Actor, Instant } from '#kernel';
import { IncidentRepository } from '../../data/incident-repository.js';
import type { IncidentRow } from '../../data/incident.entity.js';
import { IncidentTimeline } from '../../data/incident-timeline.js';
import { ObligationRepository, type ObligationWithStages } from '../../data/obligation-repository.js';
import type { MissingField, Report } from '../../domain/report.js';
import { ReportReceipts, type ReportReceipt } from '../data/report-receipts.js';
import { ReportRows, type ReportSubmission, type ReportVersionLine } from '../data/report-rows.js';
import { changedFields, type FieldChange } from '../domain/report-diff.js';
import { movedOn, standing, type ReportApproval } from '../domain/report-version.js';
import { FillReport } from './fill-report.js';

/** A version with its approvals, how it was handed in, and the receipts for it. */
export interface ReportVersionView extends ReportVersionLine {
  approvals: (ReportApproval & { counts: boolean })[];
  submission: ReportSubmission | null;
  receipts: ReportReceipt[];
}

/** A form with its versions, oldest first, and what it would say now. */
export interface ReportFormView {
  form: Report['form'];
  addressee: Report['addressee'];
  missing: MissingField[];
  versions: ReportVersionView[];
  /** What the form would say now beside the newest version; empty without a version. */
  changes: FieldChange[];
  /** Whether the newest version no longer says what people wrote meanwhile. */
  outdated: boolean;
  items: Report['items'];
  /** Hand-ins that were recorded at the obligation itself, without an approved version of the form. */
  withoutVersion: { obligationId: string; reportedAt: Instant; means: string | null }[];
}

/** One version in full. */
export interface ReportVersionDetail extends ReportVersionView {
  report: Report;
  reason: string | null;
  /** Against the version before it, of the same form. */
  changes: { against: number; fields: FieldChange[] } | null;
  /** What the form would say otherwise now. */
  sinceThen: FieldChange[];
  outdated: boolean;
}

/** Shows the reports of an incident to a person; the look is in the audit log before anything leaves. */
@Injectable()
export class ReadReports {
  constructor(
    private readonly incidents: IncidentRepository,
    private readonly rows: ReportRows,
    private readonly receipts: ReportReceipts,
    private readonly fill: FillReport,
    private readonly timeline: IncidentTimeline,
    private readonly obligations: ObligationRepository,
  ) {}

  /** Errors: `incidents.not-found`, `vault.key-erased`. */
  async list(idOrNumber: string, actor: Actor): Promise<ReportFormView[]> {
    const incident = await this.incidents.row(idOrNumber);
    await this.timeline.looked(incident.id, actor, 'reports');
    const versions = await this.versions(incident);
    const obligations = await this.obligations.ofIncident(incident.id);
    const views: ReportFormView[] = [];
    for (const now of await this.fill.all(incident)) {
      const own = versions.filter((version) => version.formId === now.form.id);
      const newest = own.at(-1);
      const before = newest === undefined ? null : (await this.rows.content(incident, newest.id)).report;
      views.push({
        form: now.form,
        addressee: now.addressee,
        missing: now.missing,
        versions: own,
        changes: before === null ? [] : changedFields(before, now),
        outdated: before !== null && movedOn(before, now),
        items: now.items,
        withoutVersion: withoutVersion(now.form, obligations, own),
      });
    }
    return views;
  }

  /** Errors: `incidents.not-found`, `incidents.report-not-found`, `vault.key-erased`. */
  async one(idOrNumber: string, versionId: string, actor: Actor): Promise<ReportVersionDetail> {
    const incident = await this.incidents.row(idOrNumber);
    const { report, reason } = await this.rows.content(incident, versionId);
    await this.timeline.looked(incident.id, actor, 'report');
    const own = (await this.versions(incident)).filter((version) => version.formId === report.form.id);
    const at = own.findIndex((version) => version.id === versionId);
    const view = own[at];
    if (view === undefined) throw new Error(`version ${versionId} has no row`);
    const now = await this.fill.execute(incident, report.form.id);
    return {
      ...view,
      report,
      reason,
      changes: await this.against(incident, own[at - 1], report),
      sinceThen: changedFields(report, now),
      outdated: movedOn(report, now),
    };
  }

  /** Every version of an incident, oldest first; the caller writes the look. */
  async versions(incident: IncidentRow): Promise<ReportVersionView[]> {
    const lines = await this.rows.lines(incident.id);
    const ids = lines.map(({ id }) => id);
    const approvals = await this.rows.approvals(ids);
    const submissions = await this.rows.submissions(incident, ids);
    const receipts = await this.receipts.of(incident, ids);
    return lines.map((line) => {
      const given = approvals.filter(({ versionId }) => versionId === line.id);
      const counting = new Set(standing(given, line.bindingHash, line.authorIds));
      return {
        ...line,
        approvals: given.map((approval) => ({ ...plain(approval), counts: counting.has(approval) })),
        submission: submissions.get(line.id) ?? null,
        receipts: receipts.filter(({ versionId }) => versionId === line.id),
      };
    });
  }

  private async against(
    incident: IncidentRow,
    before: ReportVersionView | undefined,
    report: Report,
  ): Promise<ReportVersionDetail['changes']> {
    if (before === undefined) return null;
    const earlier = await this.rows.content(incident, before.id);
    return { against: before.number, fields: changedFields(earlier.report, report) };
  }
}

function plain({ approverId, bindingHash, approvedAt, voidedAt }: ReportApproval & { approvedAt: Instant }) {
  return { approverId, bindingHash, approvedAt, voidedAt };
}

/** Stages that stand as reported although no version of their form settled them. */
function withoutVersion(
  form: Report['form'],
  obligations: readonly ObligationWithStages[],
  versions: readonly ReportVersionView[],
): ReportFormView['withoutVersion'] {
  return obligations
    .filter(({ obligation }) => obligation.regimeId === form.regime)
    .flatMap(({ obligation, stages }) =>
      stages.flatMap(({ stageId, reportedAt, means }) => {
        const settled = versions.some(({ submission }) => submission?.obligationId === obligation.id);
        return stageId !== form.stage || reportedAt === null || settled
          ? []
          : [{ obligationId: obligation.id, reportedAt, means }];
      }),
    );
}
