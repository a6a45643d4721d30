import { stringify } from 'csv-stringify/sync';
import { printValue, type PrintedReport, type ReportWords } from './report-words.js';

/**
 * The report as CSV: UTF-8 with byte order mark, CR LF, one figure a line, and nothing that a spreadsheet would run as
 * a formula (cells that begin like one get an apostrophe).
 */
export function reportCsv(report: PrintedReport, words: ReportWords): Buffer {
  const { language } = report;
  const columns = Object.values(words.columns).map((column) => column[language]);
  const rows = Object.entries(report.sections).flatMap(([id, section]) =>
    section.figures.map((figure) => [
      id,
      figure.key,
      `${section.title}: ${figure.item}`,
      printValue(figure.value, words, language),
      figure.unit,
      section.definition,
    ]),
  );
  const { seq, hash, signature, at } = report.auditHead;
  const proof = Object.entries({ seq: String(seq), hash, signature, at }).map(([key, value]) => [
    'audit_head',
    key,
    words.proof[key as 'seq' | 'hash' | 'signature' | 'at'][language],
    value,
    '',
    words.proof.definition[language],
  ]);
  const about = [
    ['report', 'month', report.title, report.month, '', ''],
    ['report', 'generated_at', report.title, report.generatedAt, '', ''],
  ];
  return Buffer.from(csv([columns, ...about, ...rows, ...proof]), 'utf8');
}

/** Cells to CSV text that is safe to open in a spreadsheet. */
export function csv(rows: readonly (readonly string[])[]): string {
  return stringify(
    rows.map((row) => [...row]),
    { bom: true, escape_formulas: true, record_delimiter: 'windows', quoted_match: /[\r\n]/ },
  );
}
