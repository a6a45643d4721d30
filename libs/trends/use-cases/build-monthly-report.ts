import { Inject, Injectable } from '@nestjs/common';
import { AuditLog } from '#audit';
import { assertNever, CLOCK, loadYaml, nowInstant, type Clock } from '#kernel';
import { MonthlyQueries } from '../data/monthly-queries.js';
import { monthlySections } from '../domain/monthly-report.js';
import { reportCsv } from '../domain/report-csv.js';
import { reportMonth } from '../domain/report-month.js';
import { reportPdf } from '../domain/report-pdf.js';
import { printReport, type PrintedReport, type ReportLanguage, type ReportWords } from '../domain/report-words.js';

export const REPORT_FORMATS = ['json', 'csv', 'pdf'] as const;
export type ReportFormat = (typeof REPORT_FORMATS)[number];

/** A report ready to be handed out. */
export interface ReportFile {
  bytes: Buffer;
  mediaType: string;
  fileName: string;
}

/** Makes the monthly report; the three formats print the same figures. */
@Injectable()
export class BuildMonthlyReport {
  constructor(
    private readonly queries: MonthlyQueries,
    private readonly audit: AuditLog,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  /**
   * @param month `YYYY-MM` in Tokyo
   * @param hidden incidents that whoever asks may not know of: no figure counts them
   *
   * Errors: `trends.bad-month`, `trends.future-month`.
   */
  async execute(
    month: string,
    language: ReportLanguage = 'ja',
    hidden: readonly string[] = [],
  ): Promise<PrintedReport> {
    const generatedAt = nowInstant(this.clock);
    const span = reportMonth(month, generatedAt);
    const sections = monthlySections(await this.queries.facts(span, hidden), span, generatedAt);
    const { seq, hash, signature, at } = await this.audit.head();
    const head = { seq, hash, signature, at };
    return printReport({ month: span, sections, head, generatedAt }, reportWords(), language);
  }

  /** {@link execute} as a file of a format. */
  async file(
    month: string,
    format: ReportFormat,
    { language = 'ja', hidden = [] }: { language?: ReportLanguage | undefined; hidden?: readonly string[] } = {},
  ): Promise<ReportFile> {
    const report = await this.execute(month, language, hidden);
    const fileName = `madoguchi-${month}.${format}`;
    switch (format) {
      case 'json':
        return { bytes: Buffer.from(`${JSON.stringify(report, null, 2)}\n`), mediaType: 'application/json', fileName };
      case 'csv':
        return { bytes: reportCsv(report, reportWords()), mediaType: 'text/csv; charset=utf-8', fileName };
      case 'pdf':
        return { bytes: await reportPdf(report, reportWords()), mediaType: 'application/pdf', fileName };
      default:
        return assertNever(format);
    }
  }
}

type Labels = Record<string, { ja: string; en: string }>;

/** Words of the report; labels of signal kinds, reasons and clauses come from the files that define them. */
export function reportWords(): ReportWords {
  const words = loadYaml<ReportWords>('monthly-report.yaml');
  const { kinds } = loadYaml<{ kinds: Labels }>('signals.yaml');
  const { reasons } = loadYaml<{ reasons: { code: string; ja: string; en: string }[] }>('review-reasons.yaml');
  const { clauses } = loadYaml<{ clauses: { id: string; ja: string; en: string }[] }>('guideline.yaml');
  const clause = Object.fromEntries(clauses.map(({ id, ja, en }) => [id, { ja: `${id} ${ja}`, en: `${id} ${en}` }]));
  const reason = Object.fromEntries(reasons.map(({ code, ja, en }) => [code, { ja, en }]));
  return { ...words, words: { ...words.words, kind: { ...words.words['kind'], ...kinds }, reason, clause } };
}
