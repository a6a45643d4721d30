/** The monthly report and the proof, read from the tables of the other features. */
export { TrendsModule } from './trends.module.js';
export { REPORT_LANGUAGES, type PrintedReport, type ReportLanguage } from './domain/report-words.js';
export { trendErrors } from './domain/trend.errors.js';
export {
  BuildMonthlyReport,
  REPORT_FORMATS,
  type ReportFile,
  type ReportFormat,
} from './use-cases/build-monthly-report.js';
export { ReadProof, type Proof } from './use-cases/read-proof.js';
