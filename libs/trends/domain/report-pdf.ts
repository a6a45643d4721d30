import { JapaneseDocument, type TableColumn } from '#documents';
import { addDays, plusMs, tokyoDate, type Instant } from '#kernel';
import { printOnPaper, type PrintedReport, type PrintedSection, type ReportWords } from './report-words.js';

/** Points kept under a heading: its definition and the first rows; and the whole of the audit head. */
const SECTION_ROOM = 62;
const HEAD_ROOM = 150;
const TOKYO_OFFSET_MS = 9 * 3_600_000;

/** The report as an A4 document: each section with its definition, the audit head at the end. */
export async function reportPdf(report: PrintedReport, words: ReportWords): Promise<Buffer> {
  const { language, auditHead } = report;
  const title = `${report.title} ${report.month}`;
  const document = new JapaneseDocument({
    title,
    createdAt: new Date(report.generatedAt),
    footer: `${title}   #${String(auditHead.seq)} ${auditHead.hash.slice(0, 16)}`,
    language,
  });
  const lastDay = addDays(tokyoDate(report.to), -1);
  const span = `${words.proof.span[language]} ${tokyoDate(report.from)} – ${lastDay} (${report.timeZone})`;
  const made = `${words.proof.made[language]} ${tokyoMinute(report.generatedAt)} (${report.timeZone})`;
  document.heading(title, 1).paragraph(`${span}   ${made}`, { size: 8.5, align: 'center', muted: true });
  for (const section of Object.values(report.sections)) printSection(document, section, report, words);
  printHead(document, report, words);
  return document.bytes();
}

/** `2026-11-26 02:29`, in Tokyo. */
function tokyoMinute(at: Instant): string {
  return plusMs(at, TOKYO_OFFSET_MS).slice(0, 16).replace('T', ' ');
}

function printSection(
  document: JapaneseDocument,
  section: PrintedSection,
  report: PrintedReport,
  words: ReportWords,
): void {
  const { language } = report;
  const { columns } = words;
  document.heading(section.title, 2, SECTION_ROOM).paragraph(section.definition, { size: 8, muted: true });
  if (section.figures.length === 0) {
    document.paragraph(words.none[language]);
    return;
  }
  const cells = section.figures.map((figure) => [figure.item, ...printOnPaper(figure, words, language)]);
  const figureColumns = (): TableColumn[] => [
    { title: columns.item[language], width: 4 },
    { title: columns.value[language], width: 1.1, align: 'right' },
    { title: columns.unit[language], width: 0.9 },
  ];
  const half = Math.ceil(cells.length / 2);
  document.table({
    columns: [...figureColumns(), ...figureColumns()],
    rows: cells.slice(0, half).map((left, index) => [...left, ...(cells[half + index] ?? ['', '', ''])]),
    size: 8,
  });
}

function printHead(document: JapaneseDocument, { auditHead, language }: PrintedReport, { proof }: ReportWords): void {
  document.heading(proof.title[language], 2, HEAD_ROOM).paragraph(proof.definition[language], { size: 8, muted: true });
  document.keyValues([
    { key: proof.seq[language], value: String(auditHead.seq) },
    { key: proof.hash[language], value: auditHead.hash },
    { key: proof.signature[language], value: auditHead.signature },
    { key: proof.at[language], value: auditHead.at },
  ]);
}
