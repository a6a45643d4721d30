import { createHash } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import type { Actor } from '#kernel';
import { UnitOfWork } from '#persistence';
import { IncidentRepository } from '../data/incident-repository.js';
import type { IncidentRow } from '../data/incident.entity.js';
import type { MissingField } from '../domain/report.js';
import type { ReportEdition } from '../report/domain/report-edition.js';
import { REPORT_MEDIA, renderReport } from '../report/render/render-report.js';
import { FillReport } from '../report/use-cases/fill-report.js';
import { ReportEditions } from '../report/use-cases/report-editions.js';
import { ReportStore, type ReportFormat } from './report-store.js';

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
    private readonly fill: FillReport,
    private readonly editions: ReportEditions,
  ) {}

  /**
   * The form as the incident stands: the newest version when it says the same, else a copy marked as a draft.
   * Errors: `incidents.not-found`, `incidents.unknown-form`. The audit entry commits before the bytes leave.
   */
  async execute(idOrNumber: string, formId: string, format: ReportFormat, actor: Actor): Promise<GeneratedReport> {
    const incident = await this.incidents.row(idOrNumber);
    const edition = await this.editions.current(incident, await this.fill.execute(incident, formId));
    return this.write(incident, edition, format, actor);
  }

  /** A version as it was made. Errors: `incidents.not-found`, `incidents.report-not-found`. */
  async version(idOrNumber: string, versionId: string, format: ReportFormat, actor: Actor): Promise<GeneratedReport> {
    const incident = await this.incidents.row(idOrNumber);
    return this.write(incident, await this.editions.of(incident, versionId), format, actor);
  }

  /** A form as the incident stands, or its version `number`. Errors: as above, `incidents.report-not-found`. */
  async byNumber(
    idOrNumber: string,
    which: { form: string; number?: number | undefined },
    format: ReportFormat,
    actor: Actor,
  ): Promise<GeneratedReport> {
    if (which.number === undefined) return this.execute(idOrNumber, which.form, format, actor);
    const incident = await this.incidents.row(idOrNumber);
    return this.write(incident, await this.editions.numbered(incident, which.form, which.number), format, actor);
  }

  /** What the form still asks for. */
  async missing(incident: IncidentRow, formId: string): Promise<MissingField[]> {
    return (await this.fill.written(incident, formId)).missing;
  }

  private async write(
    incident: IncidentRow,
    edition: ReportEdition,
    format: ReportFormat,
    actor: Actor,
  ): Promise<GeneratedReport> {
    const bytes = await renderReport(edition, format);
    const sha256 = createHash('sha256').update(bytes).digest('hex');
    const { report, version } = edition;
    await this.uow.write(() => this.store.keep(incident, { report, bytes, sha256, format }, actor));
    const number = version === null ? 'draft' : `v${String(version.number)}`;
    return {
      bytes,
      sha256,
      mediaType: REPORT_MEDIA[format],
      fileName: `${report.form.id}-${incident.number}-${number}.${format}`,
    };
  }
}
