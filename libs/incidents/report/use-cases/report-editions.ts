import { Injectable } from '@nestjs/common';
import { DomainError } from '#kernel';
import type { IncidentRow } from '../../data/incident.entity.js';
import { incidentErrors } from '../../domain/incident.errors.js';
import type { Report } from '../../domain/report.js';
import { ReportRows, type ReportVersionLine } from '../data/report-rows.js';
import { changedFields } from '../domain/report-diff.js';
import type { ReportEdition } from '../domain/report-edition.js';
import { contentHash, standing } from '../domain/report-version.js';

/** Puts together what is printed: the content, which version it is, and what it changes of an earlier report. */
@Injectable()
export class ReportEditions {
  constructor(private readonly rows: ReportRows) {}

  /** Error: `incidents.report-not-found`. */
  async of(incident: IncidentRow, versionId: string): Promise<ReportEdition> {
    const line = await this.rows.line(incident.id, versionId);
    const { report, reason } = await this.rows.content(incident, versionId);
    const approvals = await this.rows.approvals([versionId]);
    const { number, kind, state, bindingHash } = line;
    const approvedBy = standing(approvals, bindingHash, line.authorIds).length;
    const earlier = await this.earlier(incident, line.earlierId, report);
    return { report, version: { number, kind, state, reason, bindingHash, approvedBy }, earlier };
  }

  /** Error: `incidents.report-not-found`. */
  async numbered(incident: IncidentRow, formId: string, number: number): Promise<ReportEdition> {
    const line = (await this.rows.lines(incident.id, formId)).find((each) => each.number === number);
    if (line === undefined) throw new DomainError(incidentErrors['incidents.report-not-found']);
    return this.of(incident, line.id);
  }

  /** The newest version when it says what the incident says now, else a copy that is no version. */
  async current(incident: IncidentRow, now: Report): Promise<ReportEdition> {
    const newest = (await this.rows.lines(incident.id, now.form.id)).at(-1);
    if (newest !== undefined && (await this.says(incident, newest, now))) return this.of(incident, newest.id);
    return { report: now, version: null, earlier: null };
  }

  /** Whether a version says exactly what the filled form says. */
  async says(incident: IncidentRow, line: Pick<ReportVersionLine, 'id'>, now: Report): Promise<boolean> {
    const { report } = await this.rows.content(incident, line.id);
    return contentHash(report) === contentHash(now);
  }

  private async earlier(incident: IncidentRow, id: string | null, report: Report): Promise<ReportEdition['earlier']> {
    if (id === null) return null;
    const { number } = await this.rows.line(incident.id, id);
    const before = await this.rows.content(incident, id);
    const submission = (await this.rows.submissions(incident, [id])).get(id);
    if (submission === undefined) return null;
    return { number, reportedAt: submission.reportedAt, changes: changedFields(before.report, report) };
  }
}
