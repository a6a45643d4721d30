/** The process that touches pixels, fonts and engines, so that a bad page can only ever end this process. */
import type { ChildAnswer, ChildRequest, ChildSettings, DocumentKind } from './messages.js';
import { emptyPageReading, ReadingFailure } from './messages.js';
import { NativeTesseractEngine } from './native-tesseract.engine.js';
import type { OcrEngine } from './ocr-engine.port.js';
import { openPictures } from './page-images.js';
import { openPdf } from './pdf-pages.js';
import { pagePicture } from './page-picture.js';
import type { GreyPage } from './pixels.js';
import { PagesAhead } from './pages-ahead.js';
import { readyPage } from './read-page.js';
import type { ReadyPage } from './read-page.js';
import { isCoverSheet, isSeparatorText } from './sheets.js';
import { TesseractJsEngine } from './tesseract-js.engine.js';

interface OpenDocument {
  pages: number;
  warnings: string[];
  ready(page: number): Promise<ReadyPage>;
  draw(page: number): Promise<GreyPage>;
  close(): Promise<void>;
}

let settings: ChildSettings | null = null;
let engine: OcrEngine | null = null;
let document: OpenDocument | null = null;
let pages: PagesAhead | null = null;

function currentSettings(): ChildSettings {
  if (settings === null) throw new ReadingFailure('engine-failed');
  return settings;
}

async function currentEngine(): Promise<OcrEngine> {
  if (engine !== null) return engine;
  const { engine: choice, cacheDir, engineTimeoutMs } = currentSettings();
  const native = choice === 'tesseract.js' ? null : await NativeTesseractEngine.find(cacheDir, engineTimeoutMs);
  if (native === null && choice === 'native') throw new ReadingFailure('engine-failed');
  engine = native ?? new TesseractJsEngine(cacheDir);
  return engine;
}

async function open(kind: DocumentKind, bytes: Buffer): Promise<OpenDocument> {
  const { maxPixels, engineTimeoutMs } = currentSettings();
  if (kind === 'pdf') {
    const pdf = await openPdf(bytes, maxPixels, engineTimeoutMs);
    return {
      pages: pdf.pages,
      warnings: [],
      close: () => pdf.close(),
      draw: (page) => pdf.draw(page),
      ready: async (page) => {
        const text = await pdf.text(page);
        if (text === null) return readyPage(await pdf.draw(page), page);
        const sheet = { coverSheet: isCoverSheet(text), separator: isSeparatorText(text) };
        return { done: { ...emptyPageReading(page, 'text-layer'), text, ...sheet }, prepared: null };
      },
    };
  }
  const pictures = await openPictures(bytes, kind === 'tiff', maxPixels);
  return {
    pages: pictures.pages,
    warnings: pictures.truncated ? ['truncated'] : [],
    close: () => Promise.resolve(),
    draw: (page) => pictures.load(page),
    ready: async (page) => readyPage(await pictures.load(page), page),
  };
}

async function answer(request: ChildRequest): Promise<ChildAnswer> {
  const { id } = request;
  switch (request.do) {
    case 'settings':
      settings = request.settings;
      return { id, ok: true, do: 'settings' };
    case 'open':
      await document?.close();
      document = null;
      pages = null;
      document = await open(request.kind, Buffer.from(request.bytes));
      pages = new PagesAhead(document, currentEngine);
      return { id, ok: true, do: 'open', pages: document.pages, warnings: document.warnings };
    case 'page':
      if (pages === null) throw new ReadingFailure('unreadable');
      return { id, ok: true, do: 'page', reading: await pages.read(request.page, request.next) };
    case 'picture':
      if (document === null) throw new ReadingFailure('unreadable');
      return {
        id,
        ok: true,
        do: 'picture',
        png: await pagePicture(await document.draw(request.page), request.kind, request.turned),
      };
  }
}

process.on('message', (request: ChildRequest) => {
  answer(request)
    .catch((error: unknown): ChildAnswer => {
      return { id: request.id, ok: false, failure: error instanceof ReadingFailure ? error.failure : 'unreadable' };
    })
    .then((reply) => process.send?.(reply))
    .catch(() => process.exit(1));
});
// The desk went away: nobody is left to read for, and the programs started here end too.
process.on('disconnect', () => {
  try {
    process.kill(-process.pid, 'SIGKILL');
  } catch {
    process.exit(0);
  }
});
