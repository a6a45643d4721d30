import { Injectable } from '@nestjs/common';
import type { IncidentRow } from '../../data/incident.entity.js';
import { ReportRows, type ReportVersionLine } from '../data/report-rows.js';
import { movedOn } from '../domain/report-version.js';
import { FillReport } from './fill-report.js';

/** Compares a version with what the incident says now. */
@Injectable()
export class ReportContentNow {
  constructor(
    private readonly rows: ReportRows,
    private readonly fill: FillReport,
  ) {}

  /** Whether people would fill the form otherwise now; what moves by itself does not count. */
  async movedOn(incident: IncidentRow, line: Pick<ReportVersionLine, 'id' | 'formId'>): Promise<boolean> {
    const { report } = await this.rows.content(incident, line.id);
    return movedOn(report, await this.fill.written(incident, line.formId));
  }
}
