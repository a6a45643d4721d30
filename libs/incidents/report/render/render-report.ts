import type { ReportFormat } from '../../use-cases/report-store.js';
import type { ReportEdition } from '../domain/report-edition.js';
import { renderReportPdf } from './render-report-pdf.js';

/** Media type of each format. */
export const REPORT_MEDIA = {
  json: 'application/json',
  pdf: 'application/pdf',
  docx: 'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
} as const satisfies Record<ReportFormat, string>;

/** Writes a report in a format; the JSON is the filled form with `version` and `earlier` beside it. */
export async function renderReport(edition: ReportEdition, format: ReportFormat): Promise<Buffer> {
  switch (format) {
    case 'pdf':
      return renderReportPdf(edition);
    case 'docx': {
      // The library of Word files takes memory that a desk without reports does not need.
      const { renderReportDocx } = await import('./render-report-docx.js');
      return renderReportDocx(edition);
    }
    case 'json': {
      const { report, version, earlier } = edition;
      return Buffer.from(`${JSON.stringify({ ...report, version, earlier }, null, 2)}\n`);
    }
  }
}
