import { Injectable } from '@nestjs/common';
import { DomainError, parseInstant, type Actor, type Instant } from '#kernel';
import { UnitOfWork } from '#persistence';
import { IncidentRepository } from '../../data/incident-repository.js';
import type { IncidentRow } from '../../data/incident.entity.js';
import { incidentErrors } from '../../domain/incident.errors.js';
import { ReportRows, type ReportVersionLine } from '../data/report-rows.js';
import { renderReportPdf } from '../render/render-report-pdf.js';
import { HandIn, type HandedIn, type ReportHandIn } from './hand-in.js';
import { ReportContentNow } from './report-content-now.js';
import { ReportEditions } from './report-editions.js';

/** Length of an instant up to its minute. */
const MINUTE = 16;

/** Records that an approved version was handed in; the stage of the obligation that asks for it counts as reported. */
@Injectable()
export class SubmitReport {
  constructor(
    private readonly uow: UnitOfWork,
    private readonly incidents: IncidentRepository,
    private readonly rows: ReportRows,
    private readonly editions: ReportEditions,
    private readonly content: ReportContentNow,
    private readonly handIn: HandIn,
  ) {}

  /**
   * Errors: `incidents.report-not-found`, `incidents.report-state`, `incidents.report-outdated`,
   * `incidents.reported-in-future`, `incidents.reported-before-made`, `incidents.which-obligation`.
   */
  async execute(incidentId: string, versionId: string, given: ReportHandIn, actor: Actor): Promise<void> {
    const before = await this.incidents.row(incidentId);
    const edition = await this.editions.of(before, versionId);
    const pdf = await renderReportPdf(edition);
    await this.uow.write(async () => {
      const incident = await this.incidents.row(incidentId);
      const line = await this.rows.line(incident.id, versionId);
      if (line.state !== 'approved') throw new DomainError(incidentErrors['incidents.report-state']);
      const reportedAt = await this.check(incident, line, given);
      const handed: HandedIn = { ...given, reportedAt, line, report: edition.report, pdf };
      await this.handIn.execute(incident, handed, actor);
    });
  }

  private async check(incident: IncidentRow, line: ReportVersionLine, given: ReportHandIn): Promise<Instant> {
    const reportedAt = parseInstant(given.reportedAt);
    // People write minutes.
    if (reportedAt.slice(0, MINUTE) < line.madeAt.slice(0, MINUTE))
      throw new DomainError(incidentErrors['incidents.reported-before-made']);
    if ((given.outdatedReason ?? '').trim() === '' && (await this.content.movedOn(incident, line))) {
      throw new DomainError(incidentErrors['incidents.report-outdated']);
    }
    return reportedAt;
  }
}
