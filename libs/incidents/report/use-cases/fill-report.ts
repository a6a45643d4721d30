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
    return fillForm(this.data.form(formId), await this.values.of(incident), this.about(incident));
  }

  /** As {@link execute}, without what other parts of the desk know: enough to see what people have written. */
  async written(incident: IncidentRow, formId: string): Promise<Report> {
    const values = await this.values.of(incident, { evidence: false });
    return fillForm(this.data.form(formId), values, this.about(incident));
  }

  /** Every shipped form, filled from the same values. */
  async all(incident: IncidentRow): Promise<Report[]> {
    const values = await this.values.of(incident);
    return this.data.forms.map((form) => fillForm(form, values, this.about(incident)));
  }

  private about({ id, number, state, version }: IncidentRow): Parameters<typeof fillForm>[2] {
    return {
      operator: this.data.operator,
      incident: { id, number, state, version },
      generatedAt: nowInstant(this.clock),
    };
  }
}
