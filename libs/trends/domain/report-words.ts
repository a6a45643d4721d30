import type { Instant } from '#kernel';
import type { Figure, Section, Unit } from './monthly-report.js';
import type { ReportMonth } from './report-month.js';

export const REPORT_LANGUAGES = ['ja', 'en'] as const;
export type ReportLanguage = (typeof REPORT_LANGUAGES)[number];
type Words = Record<ReportLanguage, string>;

/** Shape of `config/monthly-report.yaml`. */
export interface ReportWords {
  title: Words;
  sections: Record<string, { title: Words; definition: Words }>;
  units: Record<Unit, Words>;
  /** Parts of a length of time on paper. */
  lengths: Record<'days' | 'hours' | 'minutes', Words>;
  yes: Words;
  no: Words;
  none: Words;
  proof: Record<'title' | 'definition' | 'seq' | 'hash' | 'signature' | 'at' | 'span' | 'made', Words>;
  columns: Record<'section' | 'key' | 'item' | 'value' | 'unit' | 'definition', Words>;
  words: Record<string, Record<string, Words>>;
}

/** Where the audit log stood when the report was made. */
export interface PrintedHead {
  seq: number;
  hash: string;
  signature: string;
  at: Instant;
}

export interface PrintedFigure {
  key: string;
  item: string;
  /** Null when there is nothing to measure. */
  value: number | boolean | null;
  unit: string;
}

export interface PrintedSection {
  title: string;
  definition: string;
  figures: PrintedFigure[];
}

/** The report in one language: what JSON shows as it is, and CSV and PDF print. */
export interface PrintedReport {
  title: string;
  month: string;
  timeZone: 'Asia/Tokyo';
  from: Instant;
  to: Instant;
  generatedAt: Instant;
  language: ReportLanguage;
  sections: Record<string, PrintedSection>;
  auditHead: PrintedHead;
}

export interface ReportParts {
  month: ReportMonth;
  sections: readonly Section[];
  head: PrintedHead;
  generatedAt: Instant;
}

/** Puts the figures into words. A key without a label is shown as it is. */
export function printReport(parts: ReportParts, words: ReportWords, language: ReportLanguage): PrintedReport {
  return {
    title: words.title[language],
    month: parts.month.month,
    timeZone: 'Asia/Tokyo',
    from: parts.month.from,
    to: parts.month.to,
    generatedAt: parts.generatedAt,
    language,
    sections: Object.fromEntries(parts.sections.map((section) => [section.id, printSection(section, words, language)])),
    auditHead: parts.head,
  };
}

function printSection(section: Section, words: ReportWords, language: ReportLanguage): PrintedSection {
  const about = words.sections[section.id];
  return {
    title: about?.title[language] ?? section.id,
    definition: about?.definition[language] ?? '',
    figures: section.figures.map((figure) => printFigure(figure, words, language)),
  };
}

function printFigure(figure: Figure, words: ReportWords, language: ReportLanguage): PrintedFigure {
  const item = words.words[figure.words]?.[figure.key]?.[language] ?? figure.key;
  return { key: figure.key, item, value: figure.value, unit: words.units[figure.unit][language] };
}

/** A value as CSV and PDF print it. */
export function printValue(value: PrintedFigure['value'], words: ReportWords, language: ReportLanguage): string {
  if (value === null) return words.none[language];
  if (typeof value === 'boolean') return (value ? words.yes : words.no)[language];
  return String(value);
}

/** A figure as paper has it: [value, unit]. Lengths of time in days, hours and minutes, which nobody has to convert. */
export function printOnPaper(figure: PrintedFigure, words: ReportWords, language: ReportLanguage): [string, string] {
  const { value, unit } = figure;
  if (value === null) return [words.none[language], ''];
  if (typeof value === 'number' && unit === words.units.hours[language]) return [lengthOf(value, words, language), ''];
  return [printValue(value, words, language), unit];
}

function lengthOf(hours: number, { lengths }: ReportWords, language: ReportLanguage): string {
  const minutes = Math.round(hours * 60);
  const parts: [number, Words][] =
    minutes >= 2 * 1440
      ? [
          [Math.floor(minutes / 1440), lengths.days],
          [Math.floor((minutes % 1440) / 60), lengths.hours],
        ]
      : [
          [Math.floor(minutes / 60), lengths.hours],
          [minutes % 60, lengths.minutes],
        ];
  return parts.map(([n, unit]) => `${String(n)}${unit[language]}`).join(language === 'ja' ? '' : ' ');
}
