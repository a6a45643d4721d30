import { createRequire } from 'node:module';
import { dirname, join, sep } from 'node:path';
import { pathToFileURL } from 'node:url';
import { ReadingFailure } from './messages.js';
import { loadGrey, LONGEST_SIDE } from './page-images.js';
import { isBilevel } from './pixels.js';
import type { GreyPage } from './pixels.js';
import { runHelper } from './run-helper.js';

const RENDER_DPI = 300;
const LOWEST_DPI = 30;
const POINTS_PER_INCH = 72;
/** A page with fewer characters than this in its text layer is looked at as a picture (page numbers, stamps). */
const MIN_LAYER_CHARS = 12;
const PROBE_TIMEOUT_MS = 10_000;

interface PdfTextItem {
  str?: string;
  hasEOL?: boolean;
}
interface PdfPage {
  getTextContent(): Promise<{ items: PdfTextItem[] }>;
  getViewport(o: { scale: number }): { width: number; height: number };
  cleanup(): void;
}
interface PdfDocument {
  numPages: number;
  getPage(n: number): Promise<PdfPage>;
  loadingTask: { destroy(): Promise<void> };
}
interface PdfLibrary {
  getDocument(o: Record<string, unknown>): { promise: Promise<PdfDocument> };
}

const ownRequire = createRequire(import.meta.url);
/** The very pdfjs that pdf-to-img renders with: two copies in one process crash over their canvases. */
const pdfRequire = createRequire(ownRequire.resolve('pdf-to-img'));
const pdfFolder = dirname(pdfRequire.resolve('pdfjs-dist/package.json'));

/** An opened PDF: per page its text layer or its picture. */
export interface PdfPages {
  pages: number;
  /** Text layer of a page, null when there is none worth the name. */
  text(page: number): Promise<string | null>;
  /** The page drawn in grey at up to 300 dpi. */
  draw(page: number): Promise<GreyPage>;
  close(): Promise<void>;
}

/** Opens a PDF. Errors: `encrypted` (needs a password), `unreadable`. */
export async function openPdf(bytes: Buffer, maxPixels: number, timeoutMs: number): Promise<PdfPages> {
  const library = (await import(
    pathToFileURL(join(pdfFolder, 'legacy', 'build', 'pdf.mjs')).href
  )) as unknown as PdfLibrary;
  const document = await library
    .getDocument({
      data: new Uint8Array(bytes),
      cMapUrl: join(pdfFolder, 'cmaps') + sep,
      cMapPacked: true,
      standardFontDataUrl: join(pdfFolder, 'standard_fonts') + sep,
      isEvalSupported: false,
      verbosity: 0,
    })
    .promise.catch((error: unknown) => {
      const locked = error instanceof Error && error.name === 'PasswordException';
      throw new ReadingFailure(locked ? 'encrypted' : 'unreadable');
    });
  return {
    pages: document.numPages,
    text: (page) => textLayer(document, page),
    draw: async (page) => {
      const dpi = await drawableDpi(document, page);
      const drawn = await drawByPoppler(bytes, page, dpi, timeoutMs);
      if (drawn !== null) return drawn;
      return loadGrey(await drawByPdfjs(bytes, page, dpi), { page: 0, resolution: { x: dpi, y: dpi }, maxPixels });
    },
    close: () => document.loadingTask.destroy(),
  };
}

async function textLayer(document: PdfDocument, number: number): Promise<string | null> {
  const page = await document.getPage(number);
  const { items } = await page.getTextContent();
  let text = '';
  for (const item of items) text += (item.str ?? '') + (item.hasEOL === true ? '\n' : '');
  page.cleanup();
  const visible = text.replace(/\s/gu, '');
  const broken = (visible.match(/[\uFFFD\uE000-\uF8FF]|\p{Cc}/gu) ?? []).length;
  return visible.length < MIN_LAYER_CHARS || broken > visible.length / 10 ? null : text;
}

/** 300 dpi, less for large sheets. Error: `too-many-pixels` for page boxes of many metres, which no scanner makes. */
async function drawableDpi(document: PdfDocument, number: number): Promise<number> {
  const { width, height } = (await document.getPage(number)).getViewport({ scale: 1 / POINTS_PER_INCH });
  const dpi = Math.min(RENDER_DPI, Math.floor(LONGEST_SIDE / Math.max(width, height, 0.1)));
  if (dpi < LOWEST_DPI) throw new ReadingFailure('too-many-pixels');
  return dpi;
}

let popplerThere: boolean | null = null;

/** Null when poppler's `pdftoppm` is not there or fails on this page. PGM: writing PNG costs it six seconds a page. */
async function drawByPoppler(bytes: Buffer, page: number, dpi: number, timeoutMs: number): Promise<GreyPage | null> {
  popplerThere ??= (await runHelper('pdftoppm', ['-v'], { timeoutMs: PROBE_TIMEOUT_MS })).code !== null;
  if (!popplerThere) return null;
  const n = page.toString();
  const args = ['-r', dpi.toString(), '-gray', '-f', n, '-l', n, '-'];
  const run = await runHelper('pdftoppm', args, { input: bytes, timeoutMs });
  return run.code === 0 ? parsePgm(run.stdout, dpi) : null;
}

/** A binary PGM of depth 255 as a grey page; null when it is something else. */
function parsePgm(bytes: Buffer, dpi: number): GreyPage | null {
  const header = /^P5\s+(\d+)\s+(\d+)\s+255\s/.exec(bytes.toString('latin1', 0, 64));
  if (header === null) return null;
  const width = Number(header[1]);
  const height = Number(header[2]);
  const data = bytes.subarray(header[0].length, header[0].length + width * height);
  return data.length < width * height ? null : { data, width, height, x: dpi, y: dpi, bilevel: isBilevel(data) };
}

async function drawByPdfjs(bytes: Buffer, page: number, dpi: number): Promise<Buffer> {
  const { pdf } = await import('pdf-to-img');
  const drawn = await pdf(Buffer.from(bytes), { scale: dpi / POINTS_PER_INCH });
  try {
    return Buffer.from(await drawn.getPage(page));
  } catch {
    throw new ReadingFailure('unreadable');
  } finally {
    await drawn.destroy();
  }
}
