import { Inject, Injectable } from '@nestjs/common';
import { CLOCK, nowInstant, tokyoMonth, type Clock, type Instant } from '#kernel';
import { MonthlyQueries } from '../data/monthly-queries.js';
import { monthlySections, type MonthFacts } from '../domain/monthly-report.js';
import { seriesOf, type SeriesSection } from '../domain/month-series.js';
import { reportMonth } from '../domain/report-month.js';
import { printReport, type PrintedHead, type ReportLanguage } from '../domain/report-words.js';
import { reportWords } from './build-monthly-report.js';

/** The figures of the monthly report over several months. */
export interface Trends {
  at: Instant;
  /** `YYYY-MM` in Tokyo, oldest first. The last may still be running. */
  months: string[];
  /** Whether the last month is not over. */
  running: boolean;
  sections: Record<string, SeriesSection>;
}

export interface TrendsQuestion {
  /** Last month; the present one when absent. */
  until?: string | undefined;
  /** How many months, 1 to 24. */
  months: number;
  language: ReportLanguage;
  /** Incidents that whoever asks may not know of. */
  hidden: readonly string[];
}

/** No head is printed beside the course of figures. */
const NO_HEAD: PrintedHead = { seq: 0, hash: '', signature: '', at: '' };

/** Reads how the figures of the monthly report went: same words, same definitions. */
@Injectable()
export class ReadTrends {
  constructor(
    private readonly queries: MonthlyQueries,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  /** Errors: `trends.bad-month`, `trends.future-month`. */
  async execute({ until, months: count, language, hidden }: TrendsQuestion): Promise<Trends> {
    const now = nowInstant(this.clock);
    const last = reportMonth(until ?? tokyoMonth(now), now);
    const stages = await this.queries.stages(hidden);
    const words = reportWords();
    const months = monthsUntil(last.month, count);
    const reports = [];
    for (const name of months) {
      const month = reportMonth(name, now);
      const own = await this.queries.factsOfMonth(month, hidden);
      const facts: MonthFacts = { ...own, stages, incidentsOpen: 0, notYetTold: 0, faults: 0 };
      const sections = monthlySections(facts, month, now);
      reports.push(printReport({ month, sections, head: NO_HEAD, generatedAt: now }, words, language));
    }
    return { at: now, months, running: last.to > now, sections: seriesOf(reports) };
  }
}

/** `count` months that end with `last`, oldest first. */
function monthsUntil(last: string, count: number): string[] {
  const [year = 0, month = 1] = last.split('-').map(Number);
  return Array.from({ length: count }, (_, n) => {
    const index = year * 12 + (month - 1) - (count - 1 - n);
    return `${String(Math.floor(index / 12))}-${String((index % 12) + 1).padStart(2, '0')}`;
  });
}
