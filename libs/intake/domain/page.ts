import type { PageReading, PageSource } from '../readers/index.js';

/** How the text of a stored page was had; `unread` is a page that the machine did not get through. */
export type StoredPageSource = PageSource | 'unread';

/** What a person did to a page. */
export const PAGE_HOWS = ['confirmed', 'corrected', 'transcribed'] as const;
export type PageHow = (typeof PAGE_HOWS)[number];

/** Pages of one document as a reader hands them over. */
export interface DocumentPages {
  /** `original`, or the attachment's file name. */
  source: string;
  pages: PageReading[];
  /** Pages that the document has, when known: those without a reading are kept as `unread`. */
  total?: number | null;
  /** The pages without a reading, where `total` does not tell them: the document is a part of a scan. */
  missing?: readonly number[];
}

/** Whether a person has to look at the page before its text may be relied on. */
export function needsPerson(page: Pick<PageReading, 'band' | 'handwriting'> & { source: StoredPageSource }): boolean {
  return page.source === 'unread' || page.handwriting || page.band === 'transcribe';
}

/** Numbers of the pages that have no reading. */
export function missingPages({ pages, total, missing }: DocumentPages): number[] {
  if (missing !== undefined) return [...missing];
  const read = new Set(pages.map(({ page }) => page));
  return Array.from({ length: total ?? 0 }, (_, index) => index + 1).filter((page) => !read.has(page));
}

/** Warnings that a person answers by going through the pages; every other one speaks of the whole item. */
const OF_PAGES: ReadonlySet<string> = new Set([
  'child-crashed',
  'engine-failed',
  'no-text',
  'page-blank',
  'page-check',
  'page-handwriting',
  'page-low-confidence',
  'page-unreadable',
  'time-out',
  'too-many-pixels',
]);

/** Warnings that never make a person look by themselves. */
const INFORMS: ReadonlySet<string> = new Set(['carrier-emoji', 'charset-guessed', 'html-too-large', 'scan-split']);

/** Whether an item with these warnings is read once each of its pages is. */
export function onlyOfPages(warnings: readonly string[]): boolean {
  return warnings.every((warning) => OF_PAGES.has(warning) || INFORMS.has(warning));
}
