import type { PageReading, ReadResult, ReadWarning } from '../readers/index.js';
import { guessLanguage } from '../readers/index.js';
import { missingPages, needsPerson, onlyOfPages } from './page.js';
import { composeText } from './page-text.js';
import type { Understood } from './understood.js';

/** Tells people that one scan made several cases; nobody has to do anything about it. */
const SPLIT: ReadWarning = 'scan-split';

/**
 * The letters of a scanned stack that separator sheets part; one when there is no such sheet, or only paper without
 * writing on one side of it. Every page goes to exactly one part, the sheets themselves to the part before them.
 */
export function scanParts({ reading, documents, ...rest }: Understood): Understood[] {
  const [document] = documents;
  const groups = grouped(reading.pageReadings);
  if (groups.length < 2 || document === undefined || documents.length > 1) return [{ reading, documents, ...rest }];
  const missing = missingPages(document);
  return groups.map((pages, index) => {
    const first = index === 0 ? 0 : (pages[0]?.page ?? 0);
    const next = groups[index + 1]?.[0]?.page ?? Infinity;
    const unread = missing.filter((page) => page >= first && page < next);
    return {
      ...rest,
      reading: partReading(reading, pages, unread),
      documents: [{ source: document.source, pages, missing: unread }],
    };
  });
}

function grouped(pages: readonly PageReading[]): PageReading[][] {
  const groups: PageReading[][] = [[]];
  let parted = false;
  for (const page of pages) {
    // Sheets and blank backs stay with what went before; the next page with writing begins a new letter.
    const written = !page.separator && page.source !== 'blank';
    if (parted && written && groups.at(-1)?.some(hasWriting) === true) groups.push([]);
    if (written) parted = false;
    if (page.separator) parted = true;
    groups.at(-1)?.push(page);
  }
  return groups;
}

function hasWriting(page: PageReading): boolean {
  return !page.separator && page.source !== 'blank';
}

function partReading(whole: ReadResult, pages: PageReading[], unread: readonly number[]): ReadResult {
  // What was said of the whole file holds for each part; what was said of pages, for the part that has them.
  const ofFile = whole.warnings.filter((warning) => !onlyOfPages([warning]));
  const text = composeText(pages);
  const warnings = new Set<ReadWarning>([...ofFile, ...pages.flatMap(ofPage), SPLIT]);
  if (unread.length > 0) warnings.add('page-unreadable');
  const confidences = pages.flatMap(({ confidence }) => (confidence === null ? [] : [confidence]));
  return {
    ...whole,
    text,
    language: guessLanguage(text),
    pages: pages.length + unread.length,
    pageReadings: pages,
    confidence: confidences.length === 0 ? null : Math.min(...confidences),
    warnings: [...warnings],
    humanMustRead:
      unread.length > 0 || pages.some(needsPerson) || text === '' || (whole.humanMustRead && ofFile.length > 0),
  };
}

function ofPage(page: PageReading): ReadWarning[] {
  if (page.source === 'blank') return ['page-blank'];
  if (needsPerson(page)) return ['page-low-confidence'];
  return page.band === 'check' ? ['page-check'] : [];
}
