import { inflateSync } from 'node:zlib';
import { describe, expect, it } from '@jest/globals';
import { loadYaml } from '#kernel';
import { code128Bars, customerBars, LetterDocument, widthOf, type LetterLayout, type LetterSheet } from './index.js';

const { layout } = loadYaml<{ layout: LetterLayout }>('letters.yaml');
const createdAt = new Date('2026-11-25T00:00:00.000Z');
const letter: LetterSheet = {
  proof: '000012-0034-5',
  address: ['〒263-0023', '千葉県千葉市稲毛区緑町3丁目30-8', '見本ビル403号'],
  addressee: '見本 花子 様',
  sender: ['見本テレコム株式会社', '通信の秘密 担当'],
  date: '2026年11月25日',
  subject: 'お客様の通信に関する情報の取扱いについてのお詫びとお知らせ',
  body: '見本 花子 様\n\n■ 概要\n2026年11月20日、試験用の事象がありました。',
  barcode: '26300233-30-8-403',
};
const document = (duplex = false) => new LetterDocument(layout, { title: '試験', createdAt, duplex });

function pagesOf(pdf: Buffer): number {
  const text = pdf.toString('latin1');
  const streams = [...text.matchAll(/stream\r?\n/g)].map((match) => {
    const start = match.index + match[0].length;
    try {
      return inflateSync(pdf.subarray(start, pdf.indexOf('endstream', start))).toString('latin1');
    } catch {
      return '';
    }
  });
  return [...(text + streams.join('\n')).matchAll(/\/Type \/Page\b/g)].length;
}

describe('letters for window envelopes', () => {
  it('are one file: a sheet for each letter, and more sheets for a long one', async () => {
    const file = document();
    expect(file.add(letter)).toEqual({ pages: 1, missing: [], overflow: false });
    const long = `${letter.body}\n`.repeat(30);
    expect(file.add({ ...letter, proof: '000012-0035-3', body: long }).pages).toBe(3);
    expect(pagesOf(await file.bytes())).toBe(4);
  });

  it('begin on the front of a sheet when both sides are printed', async () => {
    const file = document(true);
    file.add(letter);
    file.add(letter);
    expect(pagesOf(await file.bytes())).toBe(4);
  });

  it('say which characters of a name the font lacks, for somebody to write them by hand', () => {
    expect(document().add({ ...letter, addressee: '𪚥\u{E0100} 様' }).missing).toEqual(['𪚥']);
  });

  it('say so too when only the greeting has such a character', () => {
    expect(document().add({ ...letter, body: '𪚥 様\n\nお知らせ' }).missing).toEqual(['𪚥']);
  });

  it('say when an address is taller than the window in the smallest letters', () => {
    const of = (lines: number) => document().add({ ...letter, address: Array.from({ length: lines }, () => '見本町') });
    expect(of(6).overflow).toBe(false);
    expect(of(20).overflow).toBe(true);
  });

  it('are the same file for the same letters', async () => {
    const make = () => {
      const file = document();
      file.add(letter);
      return file.bytes();
    };
    expect((await make()).equals(await make())).toBe(true);
  });

  it('keep the window clear of everything but the address', () => {
    const { address, sender, bodyTop } = layout;
    // The sheet slides by 23 mm and 17 mm: see config/letters.yaml.
    const seen = { left: 110, below: 57 };
    expect(sender.left).toBeGreaterThan(seen.left);
    expect(bodyTop).toBeGreaterThan(seen.below);
    expect(address.left + address.width).toBeLessThanOrEqual(seen.left - 23);
    expect(address.top + address.height).toBeLessThanOrEqual(seen.below - 17 - 2);
  });
});

describe('bars', () => {
  it('of the post are 67, of three heights, and fit the window at eight points', () => {
    const bars = customerBars('26300233-30-8-403', 8);
    expect(bars).toHaveLength(67);
    expect(new Set(bars.map((bar) => bar.height.toFixed(2)))).toEqual(new Set(['2.88', '1.80', '0.72']));
    expect(widthOf(bars)).toBeLessThan(layout.address.width);
  });

  it('of the proof number end as they begin: dark', () => {
    const bars = code128Bars('000012-0034-5');
    expect(bars[0]?.x).toBe(0);
    expect(widthOf(bars)).toBeGreaterThan(20);
  });
});
