import { JapaneseDocument } from '#documents';
import type { ReportEdition } from '../domain/report-edition.js';
import { paperOf, type Paper } from './paper.js';

/** Prints a report on A4; what is unverified or missing is printed as such. The same edition gives the same bytes. */
export async function renderReportPdf(edition: ReportEdition): Promise<Buffer> {
  const paper = paperOf(edition);
  const page = new JapaneseDocument({
    title: paper.title,
    subject: paper.subject,
    createdAt: new Date(edition.report.generatedAt),
    footer: paper.footer,
  });
  head(page, paper);
  page.keyValues(paper.rows);
  if (paper.contact !== null) page.paragraph(`連絡先：${paper.contact}`);
  if (paper.missing.length > 0) {
    page.heading('未記入の項目', 2);
    page.paragraph(paper.missing.join('、'));
  }
  page.paragraph(paper.formSource, { size: 8, muted: true });
  return page.bytes();
}

function head(page: JapaneseDocument, paper: Paper): void {
  page.paragraph(paper.date, { align: 'right' });
  paper.addressee.forEach((line, index) => page.paragraph(line, { size: index === 0 ? 11 : 9 }));
  for (const { label, value } of paper.reporter)
    page.paragraph(`${label}\u3000${value}`, { align: 'right', size: 9.5 });
  page.space(6).heading(paper.title, 1);
  for (const text of paper.warnings) page.callout(text);
  if (paper.preamble !== null) page.paragraph(paper.preamble);
  page.paragraph(paper.remark, { size: 9, muted: true });
  if (paper.correction === null) return;
  page.heading(paper.correction.title, 2);
  page.paragraph(`理由：${paper.correction.reason}`);
  page.table({
    columns: [
      { title: '項目', width: 2 },
      { title: '前回の報告', width: 4 },
      { title: '今回の報告', width: 4 },
    ],
    rows: paper.correction.rows.map(({ item, before, after }) => [item, before, after]),
  });
  page.heading('報告の全文', 2);
}
