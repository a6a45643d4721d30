import { describe, expect, it } from '@jest/globals';
import { readFileSync } from 'node:fs';
import { despeckle } from './components.js';
import { inkShare, removeStreaks, skewDegrees, specksPerMegapixel } from './pixels.js';
import type { GreyPage } from './pixels.js';
import { tiffPages } from './tiff-tags.js';
import { parseTsv } from './tsv.js';

function blank(width = 400, height = 400): GreyPage {
  return { data: new Uint8Array(width * height).fill(255), width, height, x: 100, y: 100, bilevel: true };
}

function ink(page: GreyPage, points: [number, number][]): GreyPage {
  for (const [x, y] of points) page.data[y * page.width + x] = 0;
  return page;
}

describe('preparing a page', () => {
  const RULE = { near: 1, far: 4, reachX: 6, reachY: 6, keepRuns: true };

  it('removes dirt that lies alone, and keeps dots and strokes beside larger ink', () => {
    const stroke = Array.from({ length: 9 }, (_, n): [number, number] => [50, 50 + n]);
    const dot: [number, number][] = [
      [54, 50],
      [54, 51],
    ];
    const run = Array.from({ length: 3 }, (_, n): [number, number] => [45 + n, 56]);
    const dirt: [number, number][] = [
      [200, 200],
      [201, 200],
      [200, 201],
      [53, 58],
    ];
    const page = despeckle(ink(blank(), [...stroke, ...dot, ...run, ...dirt]), RULE);

    expect(Math.round(inkShare(page) * page.data.length)).toBe(stroke.length + dot.length + run.length);
    for (const [x, y] of dirt) expect(page.data[y * page.width + x]).toBe(255);
  });

  it('counts only pixels that stand alone as specks', () => {
    const page = ink(blank(), [
      [10, 10],
      [50, 50],
      [51, 51],
    ]);

    expect(specksPerMegapixel(page)).toBeCloseTo((1 / (400 * 400)) * 1e6);
  });

  it('removes a line down the whole page and keeps a short one', () => {
    const long = Array.from({ length: 400 }, (_, y): [number, number] => [100, y]);
    const short = Array.from({ length: 40 }, (_, y): [number, number] => [200, y]);
    const page = removeStreaks(ink(blank(), [...long, ...short]));

    expect(inkShare(page) * page.data.length).toBeCloseTo(short.length);
  });

  it('keeps what crosses the line', () => {
    const long = Array.from({ length: 400 }, (_, y): [number, number] => [100, y]);
    const stroke = Array.from({ length: 21 }, (_, n): [number, number] => [90 + n, 200]);
    const page = removeStreaks(ink(blank(), [...long, ...stroke]));

    expect(inkShare(page) * page.data.length).toBeCloseTo(stroke.length);
  });

  it.each([-2, 0, 1.5])('finds lines that lean by %d degrees', (degrees) => {
    const slope = Math.tan((degrees * Math.PI) / 180);
    const points: [number, number][] = [];
    for (let line = 60; line < 340; line += 20) {
      for (let x = 0; x < 400; x++) points.push([x, Math.round(line + x * slope)]);
    }

    expect(skewDegrees(ink(blank(), points))).toBeCloseTo(-degrees, 0);
  });
});

describe('the tags of a TIFF', () => {
  const whole = readFileSync(new URL('../../../test/fixtures/fax/fax-std-clean.tif', import.meta.url));

  it('tell both resolutions of every page', () => {
    const { resolutions, truncated } = tiffPages(whole);

    expect(resolutions).toHaveLength(4);
    expect(truncated).toBe(false);
    for (const { x, y } of resolutions) expect([Math.round(x), Math.round(y)]).toEqual([204, 98]);
  });

  it('show that the end is missing, and never throw', () => {
    for (let length = 8; length < whole.length; length += 997) {
      expect(tiffPages(whole.subarray(0, length)).truncated).toBe(true);
    }
  });
});

describe('the words of an engine', () => {
  const row = (line: number, confidence: number, text: string): string =>
    ['5', '1', '1', '1', line, 1, 10, 20, 30, 40, confidence, text].join('\t');

  it('are joined without blanks in Japanese and with blanks in Latin, confidence weighted by length', () => {
    const reading = parseTsv(
      ['level\tpage_num', row(1, 90, '苦情'), row(1, 60, 'です'), row(2, 90, 'call'), row(2, 90, 'me')].join('\n'),
    );

    expect(reading.text).toBe('苦情です\ncall me');
    expect(reading.confidence).toBeCloseTo((90 * 2 + 60 * 2 + 90 * 6) / 10);
    expect(reading.words[0]).toEqual({ text: '苦情', confidence: 90, left: 10, top: 20, width: 30, height: 40 });
  });

  it('are none on a page with nothing on it', () => {
    expect(parseTsv('level\tpage_num\n')).toEqual({ text: '', words: [], lines: [], confidence: 0 });
  });
});
