import { createHash } from 'node:crypto';
import { Inject, Injectable } from '@nestjs/common';
import { CLOCK, nowInstant, type Actor, type Clock } from '#kernel';
import { UnitOfWork } from '#persistence';
import { ReportData } from '../data/form-files.js';
import { IncidentRepository } from '../data/incident-repository.js';
import type { IncidentRow } from '../data/incident.entity.js';
import { fillForm, type MissingField, type Report } from '../domain/report.js';
import { renderReportPdf } from '../report/render-report-pdf.js';
import { ReportStore, type ReportFormat } from './report-store.js';
import { ReportValues } from './report-values.js';

/** A generated report: its bytes, and their hex SHA-256. */
export interface GeneratedReport {
  bytes: Buffer;
  mediaType: string;
  fileName: string;
  sha256: string;
}

/** Writes reports to authorities from linked evidence; each one generated is kept, sealed, and audited. */
@Injectable()
export class BuildReport {
  constructor(
    private readonly uow: UnitOfWork,
    private readonly incidents: IncidentRepository,
    private readonly store: ReportStore,
    private readonly values: ReportValues,
    private readonly data: ReportData,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  /** Errors: `incidents.not-found`, `incidents.unknown-form`. The audit entry commits before the bytes leave. */
  async execute(idOrNumber: string, formId: string, format: ReportFormat, actor: Actor): Promise<GeneratedReport> {
    const incident = await this.incidents.row(idOrNumber);
    const report = await this.fill(incident, formId);
    const bytes =
      format === 'pdf' ? await renderReportPdf(report) : Buffer.from(`${JSON.stringify(report, null, 2)}\n`);
    const sha256 = createHash('sha256').update(bytes).digest('hex');
    await this.uow.write(() => this.store.keep(incident, { report, bytes, sha256, format }, actor));
    return {
      bytes,
      sha256,
      mediaType: format === 'pdf' ? 'application/pdf' : 'application/json',
      fileName: `${formId}-${incident.number}.${format}`,
    };
  }

  /** What the form still asks for. */
  async missing(incident: IncidentRow, formId: string): Promise<MissingField[]> {
    return (await this.fill(incident, formId)).missing;
  }

  private async fill(incident: IncidentRow, formId: string): Promise<Report> {
    const form = this.data.form(formId);
    const { id, number, state, version } = incident;
    return fillForm(form, await this.values.of(incident), {
      operator: this.data.operator,
      incident: { id, number, state, version },
      generatedAt: nowInstant(this.clock),
    });
  }
}
