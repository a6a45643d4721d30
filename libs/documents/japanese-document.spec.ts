import { inflateSync } from 'node:zlib';
import { describe, expect, it } from '@jest/globals';
import { JapaneseDocument } from './index.js';
import { printable, takeFitting } from './text-fitting.js';

const createdAt = new Date('2026-11-25T00:00:00.000Z');

/** Everything in the file that is readable once its streams are inflated. */
function uncompressed(pdf: Buffer): string {
  const text = pdf.toString('latin1');
  const streams = [...text.matchAll(/stream\r?\n/g)].map((match) => {
    const start = match.index + match[0].length;
    try {
      return inflateSync(pdf.subarray(start, pdf.indexOf('endstream', start))).toString('latin1');
    } catch {
      return '';
    }
  });
  return text + streams.join('\n');
}

function pages(pdf: Buffer): number {
  return [...uncompressed(pdf).matchAll(/\/Type \/Page\b/g)].length;
}

describe('a Japanese document', () => {
  it('is a tagged PDF in Japanese with an embedded font and a character map, so that text can be searched', async () => {
    const pdf = await new JapaneseDocument({ title: '試験', createdAt })
      .heading('見出し', 1)
      .paragraph('通信の秘密の漏えい')
      .bytes();
    const inside = uncompressed(pdf);
    expect(pdf.subarray(0, 5).toString()).toBe('%PDF-');
    expect(inside).toContain('/Marked true');
    expect(inside).toContain('/Lang (ja)');
    expect(inside).toContain('/FontFile2');
    expect(inside).toContain('/ToUnicode');
    expect(inside).toContain('[0 0 595.28 841.89]');
  });

  it('is the same file for the same input, byte for byte', async () => {
    const make = (text: string) => new JapaneseDocument({ title: '試験', createdAt }).paragraph(text).bytes();
    expect((await make('同じ')).equals(await make('同じ'))).toBe(true);
    expect((await make('同じ')).equals(await make('違う'))).toBe(false);
  });

  it('breaks a long table over pages and repeats nothing else', async () => {
    const rows = Array.from({ length: 120 }, (_, index) => [String(index), '行の本文']);
    const columns = [
      { title: '番号', width: 1 },
      { title: '本文', width: 3 },
    ];
    const long = await new JapaneseDocument({ title: '表', createdAt }).table({ columns, rows }).bytes();
    const short = await new JapaneseDocument({ title: '表', createdAt })
      .table({ columns, rows: rows.slice(0, 3) })
      .bytes();
    expect(pages(long)).toBeGreaterThan(3);
    expect(pages(short)).toBe(1);
  });

  it('carries one cell that is longer than a page over to the next pages', async () => {
    const value = '長い説明文が続きます。'.repeat(600);
    const pdf = await new JapaneseDocument({ title: '表', createdAt }).keyValues([{ key: '概要', value }]).bytes();
    expect(pages(pdf)).toBeGreaterThan(2);
  });
});

describe('fitting text', () => {
  const tenPerLine = (text: string) => Math.ceil(Array.from(text).length / 10) * 12;

  it('gives back every character, in order', () => {
    let rest = '😀あいうえお'.repeat(50);
    const whole = rest;
    let joined = '';
    while (rest !== '') {
      const [head, tail] = takeFitting(rest, 36, tenPerLine);
      expect(head).not.toBe('');
      joined += head;
      rest = tail;
    }
    expect(joined).toBe(whole);
  });

  it('makes control characters blanks and keeps line ends', () => {
    expect(printable('a\r\nb\u0000c\td')).toBe('a\nb c d');
  });
});
