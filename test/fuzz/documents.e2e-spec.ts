import { readFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it, jest } from '@jest/globals';
import PDFDocument from 'pdfkit';
import sharp from 'sharp';
import { readFax, ReaderProcess, sniff } from '#intake';
import { profile } from '#persistence';
import { mutated, seededRandom } from './mutate.js';

const SOAK = process.env['MADOGUCHI_TEST_SCALE'] === 'soak';
/** Mutated documents, and how many of those are read to the last word and not only opened and drawn. */
const DOCUMENTS = Number(process.env['MADOGUCHI_FUZZ_DOCUMENTS'] ?? (SOAK ? 50_000 : 100));
const READ_ONE_IN = SOAK ? 101 : 41;
const SEED = Number(process.env['MADOGUCHI_FUZZ_SEED'] ?? 1);

jest.setTimeout(SOAK ? 6 * 3_600_000 : 600_000);

/** Everything a reader may say of a broken document. */
const OUTCOMES = new Set([
  ...[
    'read',
    'child-crashed',
    'empty',
    'encrypted',
    'engine-failed',
    'no-text',
    'not-a-tiff',
    'page-blank',
    'page-check',
  ],
  ...[
    'page-low-confidence',
    'page-unreadable',
    'time-out',
    'too-many-pages',
    'too-many-pixels',
    'truncated',
    'unreadable',
  ],
]);

const fixture = (name: string): Buffer => readFileSync(new URL(`../fixtures/fax/${name}`, import.meta.url));

function pdf(draw: (document: PDFKit.PDFDocument) => void): Promise<Buffer> {
  return new Promise((resolve) => {
    const chunks: Buffer[] = [];
    const document = new PDFDocument({ size: 'A6' });
    document.on('data', (chunk: Buffer) => chunks.push(chunk));
    document.on('end', () => {
      resolve(Buffer.concat(chunks));
    });
    draw(document);
    document.end();
  });
}

/** One small sound document of each sort. */
async function seeds(): Promise<Buffer[]> {
  const page = sharp(fixture('fax-std-clean.tif'), { page: 0 }).extract({
    left: 150,
    top: 100,
    width: 500,
    height: 200,
  });
  const grey = await page.clone().greyscale().png().toBuffer();
  const colour = sharp(fixture('photo.jpg')).resize({ width: 400 });
  const jpeg = await colour.clone().jpeg({ quality: 60 }).toBuffer();
  const tiff = (compression: 'ccittfax4' | 'lzw' | 'jpeg' | 'none'): Promise<Buffer> =>
    sharp(grey)
      .toColourspace('b-w')
      .tiff({ compression, xres: 8, yres: 4, ...(compression === 'ccittfax4' ? { bitdepth: 1 } : {}) })
      .toBuffer();
  return [
    ...[await tiff('ccittfax4'), await tiff('lzw'), await tiff('none'), await tiff('jpeg')],
    ...[jpeg, grey, await colour.clone().png({ palette: true }).toBuffer(), await colour.clone().webp().toBuffer()],
    await pdf((document) => document.text('A complaint with a layer of text, long enough to be taken.')),
    await pdf((document) => document.image(jpeg, 10, 10, { width: 250 })),
  ];
}

// No database takes part: once is enough.
(profile.kind === 'sqlite' ? describe : describe.skip)('broken faxes, scans and photographs', () => {
  const cacheDir = join(tmpdir(), 'madoguchi-ocr-fuzz');
  const limits = { cacheDir, engine: 'auto', pageTimeoutMs: 60_000 } as const;
  let opening: ReaderProcess;
  let reading: ReaderProcess;

  beforeAll(() => {
    opening = new ReaderProcess({ ...limits, maxPages: 0 });
    reading = new ReaderProcess({ ...limits, maxPages: 2 });
  });
  afterAll(async () => {
    await Promise.all([opening.close(), reading.close()]);
  });

  it(`end with a named outcome, ${DOCUMENTS.toLocaleString('en')} of them, and the next letter is read`, async () => {
    const sound = await seeds();
    const tally = new Map<string, number>();
    let longestOpenMs = 0;
    for (let n = 0; n < DOCUMENTS; n++) {
      const random = seededRandom(SEED * 1_000_003 + n);
      const bytes = mutated(sound[n % sound.length] ?? Buffer.alloc(0), random);
      const began = performance.now();
      const result = await readFax(bytes, { process: n % READ_ONE_IN === 0 ? reading : opening });
      if (n % READ_ONE_IN !== 0) longestOpenMs = Math.max(longestOpenMs, performance.now() - began);
      const { kind } = sniff(bytes);
      const drawn =
        kind === null ? null : await opening.picture(kind, bytes, { number: 1, as: 'original', turned: 'upright' });
      tally.set(drawn === null ? 'not drawn' : 'drawn', (tally.get(drawn === null ? 'not drawn' : 'drawn') ?? 0) + 1);
      for (const outcome of result.warnings.length === 0 ? ['read'] : result.warnings) {
        tally.set(outcome, (tally.get(outcome) ?? 0) + 1);
      }
    }
    process.stdout.write(
      `fuzz of documents: n ${String(DOCUMENTS)}, seed ${String(SEED)}, longest opening ${longestOpenMs.toFixed(0)} ms, ${JSON.stringify(Object.fromEntries(tally))}\n`,
    );

    expect([...tally.keys()].filter((outcome) => !OUTCOMES.has(outcome) && !/drawn$/.test(outcome))).toEqual([]);
    // The control: mutation does break most documents, and not all.
    expect(tally.get('drawn') ?? 0).toBeGreaterThan(0);
    expect(tally.get('not drawn') ?? 0).toBeGreaterThan(0);
    const after = await readFax(sound[8] ?? Buffer.alloc(0), { process: reading });
    expect(after).toMatchObject({ warnings: [], decodedAs: ['text-layer'] });
  });
});
