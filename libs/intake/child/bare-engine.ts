import { tmpdir, userInfo } from 'node:os';
import { join } from 'node:path';
import type { DocumentKind, EngineChoice } from './messages.js';
import { NativeTesseractEngine } from './native-tesseract.engine.js';
import { openPictures } from './page-images.js';
import { openPdf } from './pdf-pages.js';
import { preparePage } from './prepare-page.js';
import type { PreparedPage } from './prepare-page.js';
import { TesseractJsEngine } from './tesseract-js.engine.js';

/** An engine in this very process and without anything around it: what benches hold the reading process against. */
export interface BareEngine {
  readonly name: string;
  recognise(page: PreparedPage): Promise<{ text: string; confidence: number }>;
  close(): Promise<void>;
}

const TIMEOUT_MS = 120_000;
const MAX_PIXELS = 60_000_000;

/** The engine wanted, as the reading process chooses it. For benches only: a bad page ends this process. */
export async function bareEngine(choice: EngineChoice): Promise<BareEngine> {
  const cacheDir = join(tmpdir(), `madoguchi-ocr-${userInfo().username}`);
  const native = choice === 'tesseract.js' ? null : await NativeTesseractEngine.find(cacheDir, TIMEOUT_MS);
  const engine = native ?? new TesseractJsEngine(cacheDir);
  return {
    name: engine.name,
    recognise: (page) => engine.recognise(page, 'horizontal'),
    close: () => engine.close(),
  };
}

/** All pages of a document made ready for an engine. */
export async function preparedPictures(bytes: Buffer, kind: DocumentKind): Promise<PreparedPage[]> {
  const pages: PreparedPage[] = [];
  if (kind === 'pdf') {
    const pdf = await openPdf(bytes, MAX_PIXELS, TIMEOUT_MS);
    for (let page = 1; page <= pdf.pages; page++) pages.push(await preparePage(await pdf.draw(page)));
    await pdf.close();
    return pages;
  }
  const pictures = await openPictures(bytes, kind === 'tiff', MAX_PIXELS);
  for (let page = 1; page <= pictures.pages; page++) pages.push(await preparePage(await pictures.load(page)));
  return pages;
}
