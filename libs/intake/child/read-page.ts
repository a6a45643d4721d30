import { confidenceBand } from './confidence-band.js';
import { agreedFacts } from './facts.js';
import { emptyPageReading } from './messages.js';
import type { PageReading } from './messages.js';
import type { OcrEngine } from './ocr-engine.port.js';
import type { TurnedReading } from './orientation.js';
import { inkShare } from './pixels.js';
import type { GreyPage } from './pixels.js';
import { preparePage } from './prepare-page.js';
import type { PreparedPage } from './prepare-page.js';
import { hasPatchCode, isCoverSheet, isSeparatorText } from './sheets.js';

/** A page with less ink than this share has nothing on it but dust and the sender's line. */
const BLANK_INK = 0.0003;
/** A page in fine resolution and without noise that still reads this badly is not printed. */
const PRINT_READS_FROM = 68;
const FINE_FROM_DPI = 150;

/** A page before the engine sees it, or what became of it where no engine is needed. */
export type ReadyPage =
  | { done: PageReading; prepared: null }
  | {
      done: null;
      page: number;
      prepared: PreparedPage;
      /** True for a page in fine resolution and without noise: printed letters read well on it. */
      fine: boolean;
    };

/** Prepares a page picture; a blank page and a patch sheet are done with that. */
export async function readyPage(grey: GreyPage, page: number): Promise<ReadyPage> {
  if (inkShare(grey) < BLANK_INK) return { done: emptyPageReading(page, 'blank'), prepared: null };
  const prepared = await preparePage(grey);
  if (hasPatchCode(prepared)) {
    const { width, height } = prepared;
    return { done: { ...emptyPageReading(page, 'ocr'), separator: true, width, height }, prepared: null };
  }
  return { done: null, page, prepared, fine: !prepared.noisy && Math.min(grey.x, grey.y) >= FINE_FROM_DPI };
}

/** What an engine read on a page, with its particulars and what sort of page it is. */
export async function pageReading(
  { page, fine }: { page: number; fine: boolean },
  best: TurnedReading,
  engine: OcrEngine,
): Promise<PageReading> {
  const { text, words, confidence } = best.reading;
  const handwriting = confidence < PRINT_READS_FROM && fine;
  return {
    ...emptyPageReading(page, 'ocr'),
    ...{ text, words, confidence, orientation: best.orientation, engine: engine.name, handwriting },
    band: handwriting ? 'transcribe' : confidenceBand(confidence),
    facts: await agreedFacts(best, engine),
    coverSheet: isCoverSheet(text),
    separator: isSeparatorText(text),
    width: best.page.width,
    height: best.page.height,
  };
}
