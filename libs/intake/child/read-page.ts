import { confidenceBand } from './confidence-band.js';
import { agreedFacts } from './facts.js';
import { emptyPageReading } from './messages.js';
import type { PageReading } from './messages.js';
import type { OcrEngine } from './ocr-engine.port.js';
import { readTheRightWay } from './orientation.js';
import { inkShare } from './pixels.js';
import type { GreyPage } from './pixels.js';
import { preparePage } from './prepare-page.js';
import { hasPatchCode, isCoverSheet, isSeparatorText } from './sheets.js';

/** A page with less ink than this share has nothing on it but dust and the sender's line. */
const BLANK_INK = 0.0003;
/** A page in fine resolution and without noise that still reads this badly is not printed. */
const PRINT_READS_FROM = 68;
const FINE_FROM_DPI = 150;

/** Reads one page picture the way that reads best, and tells what sort of page it is. */
export async function readPagePicture(grey: GreyPage, page: number, engine: OcrEngine): Promise<PageReading> {
  if (inkShare(grey) < BLANK_INK) return emptyPageReading(page, 'blank');
  const prepared = await preparePage(grey);
  if (hasPatchCode(prepared)) {
    const { width, height } = prepared;
    return { ...emptyPageReading(page, 'ocr'), separator: true, width, height };
  }
  const best = await readTheRightWay(prepared, engine);
  const { text, words, confidence } = best.reading;
  const handwriting = confidence < PRINT_READS_FROM && !prepared.noisy && Math.min(grey.x, grey.y) >= FINE_FROM_DPI;
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
