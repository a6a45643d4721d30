import { confidenceBand } from './confidence-band.js';
import { emptyPageReading } from './messages.js';
import type { PageOrientation, PageReading } from './messages.js';
import type { OcrEngine } from './ocr-engine.port.js';
import { preparePage, upsideDown } from './page-images.js';
import { inkShare } from './pixels.js';
import type { GreyPage } from './pixels.js';
import type { OcrReading } from './tsv.js';

/** Below this confidence the page may be upside down or written downwards: both are tried, the best is kept. */
const RETRY_BELOW = 55;
/** A page with less ink than this share has nothing on it but dust and the sender's line. */
const BLANK_INK = 0.0003;

/** Reads one page picture: upright first, then turned and vertical when that gave little. */
export async function readPagePicture(grey: GreyPage, page: number, engine: OcrEngine): Promise<PageReading> {
  if (inkShare(grey) < BLANK_INK) {
    return emptyPageReading(page, 'blank');
  }
  const png = await preparePage(grey);
  let best = await engine.recognise(png, 'horizontal');
  let orientation: PageOrientation = 'upright';
  const keep = (reading: OcrReading, as: PageOrientation): void => {
    if (reading.confidence <= best.confidence) return;
    best = reading;
    orientation = as;
  };
  if (best.confidence < RETRY_BELOW) {
    keep(await engine.recognise(await upsideDown(png), 'horizontal'), 'rotated-180');
    if (best.confidence < RETRY_BELOW) keep(await engine.recognise(png, 'vertical'), 'vertical');
  }
  const { text, words, confidence } = best;
  const read = { text, words, confidence, orientation, engine: engine.name, band: confidenceBand(confidence) };
  return { ...emptyPageReading(page, 'ocr'), ...read };
}
