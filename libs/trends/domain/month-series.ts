import type { PrintedFigure, PrintedReport } from './report-words.js';

/** One figure over the months. */
export interface SeriesLine {
  key: string;
  item: string;
  unit: string;
  /** One for each month, oldest first; null where there was nothing to measure. */
  values: (number | null)[];
}

export interface SeriesSection {
  title: string;
  definition: string;
  lines: SeriesLine[];
}

/** Figures that say how things stand now, whatever the month: they have no course. */
const STANDING: Readonly<Record<string, readonly string[]>> = {
  incidents: ['open_now'],
  notices: ['not_yet_told'],
  ledger: ['faults', 'balanced'],
};

/**
 * The figures of several monthly reports side by side. A figure that a month lacks counts 0 there, as reports leave out
 * what did not occur; measured times stay null.
 */
export function seriesOf(reports: readonly Pick<PrintedReport, 'sections'>[]): Record<string, SeriesSection> {
  const ids = [...new Set(reports.flatMap(({ sections }) => Object.keys(sections)))];
  return Object.fromEntries(ids.map((id) => [id, sectionOf(id, reports)]));
}

function sectionOf(id: string, reports: readonly Pick<PrintedReport, 'sections'>[]): SeriesSection {
  const known = new Map<string, PrintedFigure>();
  for (const { sections } of reports) for (const figure of sections[id]?.figures ?? []) known.set(figure.key, figure);
  const about = reports.map(({ sections }) => sections[id]).find((section) => section !== undefined);
  const lines = [...known.values()]
    .filter(({ key }) => STANDING[id]?.includes(key) !== true)
    .map(({ key, item, unit }): SeriesLine => {
      const values = reports.map(({ sections }) => valueIn(sections[id]?.figures ?? [], key));
      return { key, item, unit, values };
    });
  return { title: about?.title ?? id, definition: about?.definition ?? '', lines };
}

function valueIn(figures: readonly PrintedFigure[], key: string): number | null {
  const figure = figures.find((each) => each.key === key);
  if (figure === undefined) return 0;
  return figure.value === null ? null : Number(figure.value);
}
