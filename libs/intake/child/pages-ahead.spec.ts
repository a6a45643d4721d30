import { describe, expect, it } from '@jest/globals';
import sharp from 'sharp';
import { ReadingFailure } from './messages.js';
import type { OcrEngine } from './ocr-engine.port.js';
import { PagesAhead } from './pages-ahead.js';
import { asBmp } from './picture-formats.js';
import type { PreparedPage } from './prepare-page.js';
import type { ReadyPage } from './read-page.js';
import { enlarged } from './resample.js';
import type { OcrReading } from './tsv.js';

const BLANK = { width: 100, height: 100, x: 100, y: 100, bilevel: false, noisy: false };

function ready(page: number): ReadyPage {
  const prepared: PreparedPage = { ...BLANK, data: new Uint8Array(10_000).fill(255 - page) };
  return { done: null, page, prepared, fine: true };
}

function line(text: string): OcrReading {
  return {
    text,
    words: [{ text, confidence: 90, left: 10, top: 10, width: 60, height: 10 }],
    lines: [[0]],
    confidence: 90,
  };
}

/** An engine that writes into the log what it is asked and answers when told to, with a date on each page. */
function loggedEngine(log: string[], bad: number[] = []): OcrEngine {
  return {
    name: 'logged',
    recognise: async (page, script, onFed) => {
      const number = 255 - (page.data[0] ?? 0);
      log.push(script === 'block' ? 'particulars' : `engine ${number.toString()}`);
      onFed?.();
      await Promise.resolve();
      if (bad.includes(number)) throw new ReadingFailure('engine-failed');
      return line('11月27日');
    },
    close: () => Promise.resolve(),
  };
}

function pagesOf(log: string[], o: { badPictures?: number[]; badReadings?: number[] } = {}): PagesAhead {
  const engine = loggedEngine(log, o.badReadings);
  const source = {
    ready: (page: number): Promise<ReadyPage> => {
      log.push(`ready ${page.toString()}`);
      return (o.badPictures ?? []).includes(page)
        ? Promise.reject(new ReadingFailure('unreadable'))
        : Promise.resolve(ready(page));
    },
  };
  return new PagesAhead(source, () => Promise.resolve(engine));
}

describe('pages begun ahead', () => {
  it('are made ready while the engine reads the one before, and read while its particulars are read again', async () => {
    const log: string[] = [];
    const pages = pagesOf(log);
    const readings = [await pages.read(1, 2), await pages.read(2, 3), await pages.read(3, null)];

    expect(readings.map(({ page }) => page)).toEqual([1, 2, 3]);
    expect(readings.every(({ facts }) => facts[0]?.agreed === true)).toBe(true);
    expect(log.filter((step) => step !== 'particulars')).toEqual([
      'ready 1',
      'engine 1',
      'ready 2',
      'engine 2',
      'ready 3',
      'engine 3',
    ]);
    expect(log.indexOf('engine 2')).toBeLessThan(log.lastIndexOf('particulars'));
  });

  it('are none when no next page is named', async () => {
    const log: string[] = [];
    const pages = pagesOf(log);
    await pages.read(1, null);
    await pages.read(2, null);

    expect(log).toEqual(['ready 1', 'engine 1', 'particulars', 'ready 2', 'engine 2', 'particulars']);
  });

  it('fail alone, whether their picture or their reading is at fault', async () => {
    const pages = pagesOf([], { badPictures: [2], badReadings: [3] });

    expect((await pages.read(1, 2)).text).toBe('11月27日');
    await expect(pages.read(2, 3)).rejects.toThrow('unreadable');
    await expect(pages.read(3, 4)).rejects.toThrow('engine-failed');
    expect((await pages.read(4, null)).text).toBe('11月27日');
  });
});

describe('pictures for engines', () => {
  it('are enlarged as libvips does it', async () => {
    const page = { width: 40, height: 30, data: Uint8Array.from({ length: 1200 }, (_, n) => (n % 7 < 3 ? 0 : 255)) };
    const size = { width: 40, height: 61 };
    const ours = enlarged(page, size);
    const theirs = await sharp(page.data, { raw: { width: 40, height: 30, channels: 1 } })
      .resize({ ...size, fit: 'fill', kernel: 'cubic' })
      .toColourspace('b-w')
      .raw()
      .toBuffer();
    const apart = (data: Uint8Array): number =>
      data.reduce((sum, value, n) => sum + Math.abs(value - (theirs[n] ?? 0)), 0) / data.length;

    expect(ours.data).toHaveLength(theirs.length);
    expect(apart(ours.data)).toBeLessThan(4);
    // The control: the nearest row, as it is, is far off.
    const nearest = Uint8Array.from(
      { length: 40 * 61 },
      (_, n) => page.data[Math.trunc(n / 80) * 40 + (n % 40)] ?? 255,
    );
    expect(apart(nearest)).toBeGreaterThan(10);
  });

  it('are bitmaps with their rows from the bottom, filled up to four bytes', () => {
    const bmp = asBmp({ ...BLANK, width: 3, height: 2, data: Uint8Array.from([1, 2, 3, 4, 5, 6]) });

    expect(bmp.toString('latin1', 0, 2)).toBe('BM');
    expect(bmp.readUInt32LE(2)).toBe(bmp.length);
    expect([...bmp.subarray(bmp.readUInt32LE(10))]).toEqual([4, 5, 6, 0, 1, 2, 3, 0]);
    expect(bmp.readInt32LE(38)).toBe(3937);
  });
});
