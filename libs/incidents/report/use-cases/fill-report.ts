import { Inject, Injectable } from '@nestjs/common';
import { CLOCK, nowInstant, type Clock } from '#kernel';
import { ReportData } from '../../data/form-files.js';
import type { IncidentRow } from '../../data/incident.entity.js';
import { fillForm, type Report } from '../../domain/report.js';
import { ReportValues } from '../../use-cases/report-values.js';

/** Fills forms from the incident as it stands. */
@Injectable()
export class FillReport {
  constructor(
    private readonly values: ReportValues,
    private readonly data: ReportData,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  /** Error: `incidents.unknown-form`. */
  async execute(incident: IncidentRow, formId: string): Promise<Report> {
    const form = this.data.form(formId);
    const { id, number, state, version } = incident;
    return fillForm(form, await this.values.of(incident), {
      operator: this.data.operator,
      incident: { id, number, state, version },
      generatedAt: nowInstant(this.clock),
    });
  }

  /** Every shipped form, filled from the same values. */
  async all(incident: IncidentRow): Promise<Report[]> {
    const values = await this.values.of(incident);
    const { id, number, state, version } = incident;
    const about = {
      operator: this.data.operator,
      incident: { id, number, state, version },
      generatedAt: nowInstant(this.clock),
    };
    return this.data.forms.map((form) => fillForm(form, values, about));
  }
}
