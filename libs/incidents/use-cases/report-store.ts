import { Injectable } from '@nestjs/common';
import type { Actor } from '#kernel';
import { IncidentRecords } from '../data/incident-records.js';
import type { IncidentRow } from '../data/incident.entity.js';
import { IncidentTimeline } from '../data/incident-timeline.js';
import type { Report } from '../domain/report.js';

export const REPORT_FORMATS = ['json', 'pdf', 'docx'] as const;
export type ReportFormat = (typeof REPORT_FORMATS)[number];

/** Keeps generated reports. */
@Injectable()
export class ReportStore {
  constructor(
    private readonly records: IncidentRecords,
    private readonly timeline: IncidentTimeline,
  ) {}

  /** Inside a unit. */
  async keep(
    incident: IncidentRow,
    made: { report: Report; bytes: Buffer; sha256: string; format: ReportFormat },
    actor: Actor,
  ): Promise<void> {
    const { form, missing } = made.report;
    const facts = { form: form.id, formVersion: form.version, format: made.format, sha256: made.sha256 };
    const madeAt = await this.timeline.record(incident, {
      actor,
      action: 'report-generated',
      facts: { ...facts, missing: missing.length },
    });
    const { form: formId, ...rest } = facts;
    await this.records.addReport(
      incident,
      { formId, ...rest, incidentVersion: incident.version, madeBy: actor.id, madeAt },
      made.bytes,
    );
  }
}
