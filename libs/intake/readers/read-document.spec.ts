import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { crc32, deflateSync } from 'node:zlib';
import PDFDocument from 'pdfkit';
import { characterErrorRate } from './cer.js';
import { readFax, readLetter } from './read-document.js';
import { ReaderProcess } from './reader-process.js';

const require = createRequire(import.meta.url);
const FONT = require.resolve('@expo-google-fonts/noto-sans-jp/400Regular/NotoSansJP_400Regular.ttf');
const fixtures = new URL('../../../test/fixtures/fax/', import.meta.url);
const fixture = (name: string): Buffer => readFileSync(new URL(name, fixtures));
const truth = (name: string): string => readFileSync(new URL(name, fixtures), 'utf8');
const LETTER = '私のメールを社員が読んでいるようです。至急お調べください。';

function letterPdf(options: PDFKit.PDFDocumentOptions, pages = 1): Promise<Buffer> {
  return new Promise((resolve) => {
    const chunks: Buffer[] = [];
    const pdf = new PDFDocument(options);
    pdf.on('data', (chunk: Buffer) => chunks.push(chunk));
    pdf.on('end', () => {
      resolve(Buffer.concat(chunks));
    });
    pdf.font(FONT).text(LETTER);
    for (let page = 2; page <= pages; page++) pdf.addPage().text(LETTER);
    pdf.end();
  });
}

/** A page of one black square, without a layer of text. */
function blackPdf(size: [number, number]): Promise<Buffer> {
  return new Promise((resolve) => {
    const chunks: Buffer[] = [];
    const pdf = new PDFDocument({ size });
    pdf.on('data', (chunk: Buffer) => chunks.push(chunk));
    pdf.on('end', () => {
      resolve(Buffer.concat(chunks));
    });
    pdf.rect(20, 20, 60, 60).fill();
    pdf.end();
  });
}

function pngChunk(type: string, data: Buffer): Buffer {
  const body = Buffer.concat([Buffer.from(type, 'latin1'), data]);
  const frame = Buffer.alloc(8);
  frame.writeUInt32BE(data.length, 0);
  frame.writeUInt32BE(crc32(body), 4);
  return Buffer.concat([frame.subarray(0, 4), body, frame.subarray(4)]);
}

/** A PNG that claims 30,000 × 30,000 pixels in a few bytes. */
function pixelBomb(): Buffer {
  const signature = Buffer.from('89504e470d0a1a0a', 'hex');
  const header = pngChunk('IHDR', Buffer.from('00007530000075300100000000', 'hex'));
  const data = pngChunk('IDAT', deflateSync(Buffer.alloc(10_000)));
  return Buffer.concat([signature, header, data, pngChunk('IEND', Buffer.alloc(0))]);
}

describe('reading faxes and letters', () => {
  const cacheDir = mkdtempSync(join(tmpdir(), 'madoguchi-ocr-spec-'));
  let reader: ReaderProcess;

  beforeAll(() => {
    reader = new ReaderProcess({ engine: 'tesseract.js', cacheDir, maxPages: 1 });
  });
  afterAll(async () => {
    await reader.close();
    rmSync(cacheDir, { recursive: true, force: true });
  });

  it('reads a clean standard-mode fax with tesseract.js, its pixels squared', async () => {
    const result = await readFax(fixture('fax-std-clean.tif'), { process: reader });

    expect(characterErrorRate(truth('fax-std-clean.p1.txt'), result.text)).toBeLessThan(0.03);
    // The control: the same reading against another page's text is far off.
    expect(characterErrorRate(truth('fax-std-clean.p2.txt'), result.text)).toBeGreaterThan(0.5);
    expect(result).toMatchObject({ language: 'ja', pages: 4, mediaType: 'image/tiff', kind: 'normal' });
    expect(result.confidence).toBeGreaterThan(86);
    expect(result.decodedAs[0]).toMatch(/^tesseract\.js \d/);
    expect(result.warnings).toEqual(['too-many-pages']);
    expect(result.pageReadings[0]?.words.length).toBeGreaterThan(50);
  });

  it('takes the text layer of a PDF and runs no engine', async () => {
    const result = await readLetter(await letterPdf({}), { process: reader });

    expect(result.text.replace(/\s/g, '')).toBe(LETTER);
    expect(result).toMatchObject({ decodedAs: ['text-layer'], confidence: null, humanMustRead: false, warnings: [] });
  });

  it('takes a typed transcript in Shift_JIS as it is, and doubts one that is broken', async () => {
    const typed = Buffer.from('8e8482cc8381815b838b82aa93c782dc82ea82c482a282dc82b781420a', 'hex');

    expect(await readLetter(typed, { process: reader })).toMatchObject({
      text: '私のメールが読まれています。',
      decodedAs: ['shift_jis'],
      humanMustRead: false,
    });
    expect(
      (await readLetter(Buffer.concat([typed, Buffer.from('ffff', 'hex')]), { process: reader })).humanMustRead,
    ).toBe(true);
  });

  const zip = Buffer.from('504b030414000000', 'hex');
  it.each<[string, () => Buffer | Promise<Buffer>, Partial<Awaited<ReturnType<typeof readFax>>>]>([
    ['an empty file', () => Buffer.alloc(0), { warnings: ['empty'] }],
    ['a zip named .tif', () => zip, { warnings: ['not-a-tiff'], mediaType: 'application/zip' }],
    ['text that is no picture', () => Buffer.from('hello'), { warnings: ['not-a-tiff'] }],
    [
      'a TIFF of which only the first bytes came',
      () => fixture('fax-std-clean.tif').subarray(0, 6),
      { warnings: ['truncated', 'no-text'] },
    ],
    ['a TIFF full of rubbish', () => Buffer.concat([Buffer.from('II*\0'), Buffer.alloc(5000, 7)]), {}],
    ['a JPEG of which only the first bytes came', () => fixture('photo.jpg').subarray(0, 100), {}],
    ['a PDF full of rubbish', () => Buffer.from('%PDF-1.4 rubbish'), { mediaType: 'application/pdf' }],
    ['a PDF cut in half', () => fixture('scan-300dpi.pdf').subarray(0, 2000), { mediaType: 'application/pdf' }],
    ['a PDF with a password', () => letterPdf({ userPassword: 'secret' }), { warnings: ['encrypted', 'no-text'] }],
    ['a picture of 900 megapixels', pixelBomb, { warnings: ['page-unreadable', 'too-many-pixels', 'no-text'] }],
  ])('hands %s to a person and does not throw', async (_, make, expected) => {
    const result = await readFax(await make(), { process: reader });

    expect(result).toMatchObject({ text: '', humanMustRead: true, ...expected });
    expect(result.warnings.length).toBeGreaterThan(0);
  });

  it('says that the end of a fax is missing and reads what is there', async () => {
    const whole = fixture('fax-std-clean.tif');
    const result = await readFax(whole.subarray(0, Math.floor(whole.length * 0.6)), { process: reader });

    expect(result.warnings).toContain('truncated');
    expect(result.humanMustRead).toBe(true);
    expect(result.text.length).toBeGreaterThan(200);
  });
});

describe('the reading process', () => {
  const cacheDir = mkdtempSync(join(tmpdir(), 'madoguchi-ocr-spec-'));
  afterAll(() => {
    rmSync(cacheDir, { recursive: true, force: true });
  });

  it('loses one page to a crash, says which, and reads the others', async () => {
    const reader = new ReaderProcess({ cacheDir });
    const seen: (number | null)[] = [];
    const reading = await reader.read('pdf', await letterPdf({}, 3), (page) => {
      seen.push(reader.pid);
      if (page === 2) process.kill(reader.pid ?? 0, 'SIGKILL');
    });
    await reader.close();

    expect(reading.failedPages).toEqual([{ page: 2, failure: 'child-crashed' }]);
    expect(reading.readings.map(({ page }) => page)).toEqual([1, 3]);
    // Page 2 is tried twice, for the fault could have been that of the page begun beside it.
    expect(new Set(seen).size).toBe(3);
    expect(seen).toHaveLength(4);
    expect(reader.pid).toBeNull();
  });

  it('loses no page to a crash over the one that was begun beside it', async () => {
    const reader = new ReaderProcess({ cacheDir });
    const tries: number[] = [];
    const reading = await reader.read('pdf', await letterPdf({}, 4), (page) => {
      tries.push(page);
      if (tries.length === 2) process.kill(reader.pid ?? 0, 'SIGKILL');
    });
    await reader.close();

    expect(tries).toEqual([1, 2, 2, 3, 4]);
    expect(reading.failedPages).toEqual([]);
    expect(reading.readings.map(({ page }) => page)).toEqual([1, 2, 3, 4]);
  });

  it('gives up a page that outlasts its time, hands the fax to a person, and reads the next letter', async () => {
    const reader = new ReaderProcess({ engine: 'tesseract.js', cacheDir, pageTimeoutMs: 800 });
    const fax = await readFax(fixture('fax-upsidedown-fine.tif'), { process: reader });
    const letter = await readLetter(Buffer.from(LETTER), { process: reader });
    const afterwards = await reader.read('pdf', Buffer.from('%PDF-1.4 rubbish'));
    await reader.close();

    expect(fax).toMatchObject({ text: '', humanMustRead: true, warnings: ['page-unreadable', 'time-out', 'no-text'] });
    expect(letter.text).toBe(LETTER);
    expect(afterwards.failure).toBe('unreadable');
  });

  it('lets the child go when there is nothing to read, and starts it again', async () => {
    const reader = new ReaderProcess({ cacheDir, idleMs: 20 });
    await reader.read('pdf', Buffer.from('%PDF-1.4 rubbish'));
    const first = reader.pid;
    while (reader.pid !== null) await new Promise((resolve) => setTimeout(resolve, 10));
    const again = await reader.read('pdf', await letterPdf({}));
    await reader.close();

    expect(first).not.toBeNull();
    expect(again.readings).toHaveLength(1);
  });

  it('finds a page fed upside down and reads it with the engine that is there', async () => {
    const reader = new ReaderProcess({ cacheDir });
    const result = await readFax(fixture('fax-upsidedown-fine.tif'), { process: reader });
    await reader.close();

    expect(result.pageReadings[0]?.orientation).toBe('rotated-180');
    expect(characterErrorRate(truth('fax-upsidedown-fine.p1.txt'), result.text)).toBeLessThan(0.05);
  });
});

/** A one-page TIFF of the given size and resolution with next to no data. */
function hollowTiff(width: number, height: number, dpi: { x: number; y: number }): Buffer {
  const entries: [number, number, number][] = [
    ...([[256, 4, width] as const, [257, 4, height] as const, [258, 3, 1] as const, [259, 3, 4] as const] as const),
    ...([[262, 3, 0] as const, [273, 4, 200] as const, [277, 3, 1] as const, [278, 4, height] as const] as const),
    ...([[279, 4, 16] as const, [282, 5, 160] as const, [283, 5, 168] as const, [296, 3, 2] as const] as const),
  ].map(([tag, type, value]) => [tag, type, value]);
  const bytes = Buffer.alloc(220);
  bytes.write('II*\0', 0, 'latin1');
  bytes.writeUInt32LE(8, 4);
  bytes.writeUInt16LE(entries.length, 8);
  entries.forEach(([tag, type, value], n) => {
    bytes.writeUInt16LE(tag, 10 + n * 12);
    bytes.writeUInt16LE(type, 12 + n * 12);
    bytes.writeUInt32LE(1, 14 + n * 12);
    bytes.writeUInt32LE(value, 18 + n * 12);
  });
  for (const [at, value] of [
    [160, dpi.x],
    [164, 1],
    [168, dpi.y],
    [172, 1],
  ] as const)
    bytes.writeUInt32LE(value, at);
  return bytes;
}

describe('documents that would break a desk', () => {
  const cacheDir = mkdtempSync(join(tmpdir(), 'madoguchi-ocr-spec-'));
  const reader = new ReaderProcess({ cacheDir, engine: 'tesseract.js' });
  afterAll(async () => {
    await reader.close();
    rmSync(cacheDir, { recursive: true, force: true });
  });

  it('says of a fax of 30,000 × 30,000 pixels that a person must read it', async () => {
    const result = await readFax(hollowTiff(30_000, 30_000, { x: 204, y: 196 }), { process: reader });

    expect(result).toMatchObject({ pages: 1, text: '', humanMustRead: true });
    expect(result.warnings).toContain('too-many-pixels');
  });

  it('does not believe resolutions that would draw a page out to gigabytes', async () => {
    const result = await readFax(hollowTiff(1_728, 1_000, { x: 1, y: 4_000_000 }), { process: reader });

    expect(result.humanMustRead).toBe(true);
    expect(result.warnings).not.toContain('child-crashed');
  });

  it('does not draw a PDF page of many metres', async () => {
    const result = await readLetter(await blackPdf([200_000, 200_000]), { process: reader });

    expect(result).toMatchObject({ pages: 1, text: '', humanMustRead: true });
    expect(result.warnings).toContain('too-many-pixels');
    // The control: the same sheet in a size of this world is drawn.
    expect((await readLetter(await blackPdf([200, 200]), { process: reader })).warnings).not.toContain(
      'too-many-pixels',
    );
  });

  it('reads two letters at once when it has two children', async () => {
    const both = new ReaderProcess({ cacheDir, workers: 2 });
    const seen = new Set<number>();
    const note = (): void => {
      for (const pid of both.pids) seen.add(pid);
    };
    const letters = await Promise.all([letterPdf({}, 2), letterPdf({}, 2), letterPdf({}, 2)]);
    const readings = await Promise.all(letters.map((letter) => both.read('pdf', letter, note)));
    await both.close();

    expect(readings.map(({ readings: pages }) => pages.length)).toEqual([2, 2, 2]);
    expect(seen.size).toBe(2);
    expect(both.pids).toEqual([]);
  });
});
