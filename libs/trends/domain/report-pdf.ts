import { JapaneseDocument } from '#documents';
import { printValue, type PrintedReport, type PrintedSection, type ReportWords } from './report-words.js';

/** The report as an A4 document: each section with its definition, the audit head at the end. */
export async function reportPdf(report: PrintedReport, words: ReportWords): Promise<Buffer> {
  const { language, auditHead } = report;
  const title = `${report.title} ${report.month}`;
  const document = new JapaneseDocument({
    title,
    createdAt: new Date(report.generatedAt),
    footer: `${title} #${String(auditHead.seq)} ${auditHead.hash.slice(0, 16)}`,
    language,
  });
  document
    .heading(title, 1)
    .paragraph(`${report.from} – ${report.to} (${report.timeZone})`, { align: 'center', muted: true });
  for (const section of Object.values(report.sections)) printSection(document, section, report, words);
  const proof = words.proof;
  document.heading(proof.title[language]).paragraph(proof.definition[language], { size: 8.5, muted: true });
  document.keyValues([
    { key: proof.seq[language], value: String(auditHead.seq) },
    { key: proof.hash[language], value: auditHead.hash },
    { key: proof.signature[language], value: auditHead.signature },
    { key: proof.at[language], value: auditHead.at },
  ]);
  return document.bytes();
}

function printSection(
  document: JapaneseDocument,
  section: PrintedSection,
  report: PrintedReport,
  words: ReportWords,
): void {
  const { language } = report;
  document.heading(section.title).paragraph(section.definition, { size: 8.5, muted: true });
  if (section.figures.length === 0) {
    document.paragraph(words.none[language]);
    return;
  }
  document.table({
    columns: [
      { title: words.columns.item[language], width: 5 },
      { title: words.columns.value[language], width: 1.4, align: 'right' },
      { title: words.columns.unit[language], width: 1 },
    ],
    rows: section.figures.map((figure) => [
      figure.item,
      printValue(figure.value, words, language),
      figure.value === null ? '' : figure.unit,
    ]),
  });
}
