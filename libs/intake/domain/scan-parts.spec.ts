import { describe, expect, it } from '@jest/globals';
import { emptyPageReading, type PageReading } from '../child/messages.js';
import { emptyResult, type ReadWarning } from '../readers/read-result.js';
import { scanParts } from './scan-parts.js';
import type { Understood } from './understood.js';

const page = (n: number, text: string, more: Partial<PageReading> = {}): PageReading => ({
  ...emptyPageReading(n, 'ocr'),
  text,
  confidence: 90,
  band: 'good',
  ...more,
});
const sheet = (n: number) => page(n, '区切り用紙 窓口', { separator: true });
const blank = (n: number) => emptyPageReading(n, 'blank');

function scan(pages: PageReading[], total = pages.length, warnings: ReadWarning[] = []): Understood {
  const humanMustRead = warnings.length > 0;
  return {
    reading: { ...emptyResult('application/pdf'), pageReadings: pages, pages: total, warnings, humanMustRead },
    documents: [{ source: 'original', pages, total }],
    unread: 'nothing',
  };
}
const texts = (of: Understood) => scanParts(of).map(({ reading }) => reading.text);
const numbers = (of: Understood) => scanParts(of).map(({ documents }) => documents[0]?.pages.map((each) => each.page));

describe('a scanned stack', () => {
  it('without a separator sheet is one letter, left as it is', () => {
    const stack = scan([page(1, '一'), page(2, '二')]);
    expect(scanParts(stack)).toEqual([stack]);
  });

  it('is as many letters as the sheets part, each page in exactly one', () => {
    const stack = scan([page(1, '一'), page(2, '一の続き'), sheet(3), page(4, '二'), sheet(5), page(6, '三')]);
    expect(texts(stack)).toEqual(['一\n\n一の続き', '二', '三']);
    expect(numbers(stack)).toEqual([[1, 2, 3], [4, 5], [6]]);
  });

  it('with a sheet on top, at the end, or two in a row makes no empty letter', () => {
    const stack = scan([sheet(1), page(2, '一'), sheet(3), blank(4), sheet(5), page(6, '二'), sheet(7)]);
    expect(texts(stack)).toEqual(['一', '二']);
    expect(numbers(stack).flat()).toEqual([1, 2, 3, 4, 5, 6, 7]);
  });

  it('of one letter between two sheets stays one letter', () => {
    expect(texts(scan([sheet(1), page(2, '一'), sheet(3)]))).toHaveLength(1);
  });

  it('has a person read only the letter with the bad page', () => {
    const poor = page(3, '？', { band: 'transcribe', confidence: 40 });
    const parts = scanParts(scan([page(1, '一'), sheet(2), poor], 3, ['page-low-confidence']));
    expect(parts.map(({ reading }) => [reading.humanMustRead, reading.warnings])).toEqual([
      [false, ['scan-split']],
      [true, ['page-low-confidence', 'scan-split']],
    ]);
  });

  it('gives a page that nobody could read to the letter around it', () => {
    const parts = scanParts(scan([page(1, '一'), sheet(2), page(3, '二')], 4, ['page-unreadable']));
    expect(parts.map(({ documents }) => documents[0]?.missing)).toEqual([[], [4]]);
    expect(parts.map(({ reading }) => reading.humanMustRead)).toEqual([false, true]);
  });

  it('that is cut off has every letter of it looked at', () => {
    const parts = scanParts(scan([page(1, '一'), sheet(2), page(3, '二')], 3, ['truncated']));
    expect(parts.map(({ reading }) => reading.humanMustRead)).toEqual([true, true]);
  });
});
