import { describe, expect, it } from '@jest/globals';
import Encoding from 'encoding-japanese';
import fc from 'fast-check';
import { csvRecords, delimiterOf } from './csv-records.js';
import { charsetOf, decoded } from './decode-table.js';

const TEXT = '受付日,内容\n2026/11/5,①㈱髙﨑 ﾃｽﾄ様の通話明細が届いた\n';

function encode(text: string, to: 'SJIS' | 'EUCJP' | 'JIS' | 'UTF16LE' | 'UTF16BE'): Buffer {
  return Buffer.from(Encoding.convert(Encoding.stringToCode(text), { from: 'UNICODE', to }));
}

function utf16(text: string): Buffer {
  return Buffer.from(text, 'utf16le');
}

describe('the charset of a table', () => {
  // encoding-japanese knows no IBM extensions; these bytes are CP932 for ①㈱髙﨑.
  const cp932 = Buffer.concat([
    encode('受付日,内容\n2026/11/5,', 'SJIS'),
    Buffer.from([0x87, 0x40, 0x87, 0x8a, 0xfb, 0xfc, 0xfa, 0xb1]),
    encode(' ﾃｽﾄ様の通話明細が届いた\n', 'SJIS'),
  ]);
  const plain = '受付日,内容\n2026/11/5,隣人の通話明細が届いた\n';
  it.each([
    ['UTF-8', Buffer.from(TEXT), 'utf-8', TEXT],
    ['UTF-8 with a mark', Buffer.from(`\uFEFF${TEXT}`), 'utf-8', TEXT],
    ['CP932', cp932, 'shift_jis', TEXT],
    ['EUC-JP', encode(plain, 'EUCJP'), 'euc-jp', plain],
    ['ISO-2022-JP', encode(plain, 'JIS'), 'iso-2022-jp', plain],
    ['UTF-16LE with a mark', utf16(`\uFEFF${TEXT}`), 'utf-16le', TEXT],
    ['UTF-16BE with a mark', utf16(`\uFEFF${TEXT}`).swap16(), 'utf-16be', TEXT],
    ['UTF-16LE without a mark', utf16(TEXT), 'utf-16le', TEXT],
    ['UTF-16BE without a mark', utf16(TEXT).swap16(), 'utf-16be', TEXT],
    ['ASCII', Buffer.from('date,text\n'), 'utf-8', 'date,text\n'],
  ])('is found: %s', (_name, bytes, charset, text) => {
    expect(charsetOf(bytes)).toBe(charset);
    expect([...decoded(bytes, charset as 'utf-8')].join('')).toBe(text);
  });

  it('is still CP932 when a byte is broken, and the place shows', () => {
    const broken = Buffer.concat([cp932, Buffer.from([0x82, 0x0a])]);
    expect(charsetOf(broken)).toBe('shift_jis');
    expect([...decoded(broken, 'shift_jis')].join('')).toContain('\uFFFD');
  });

  it('decodes across the edges of slices', () => {
    const long = '漏えい,🙂\n'.repeat(20_000);
    for (const bytes of [Buffer.from(long), utf16(long)]) {
      expect([...decoded(bytes, charsetOf(bytes))].join('')).toBe(long);
    }
  });
});

describe('the records of a table', () => {
  const read = (text: string, size = text.length || 1) => {
    const chunks = Array.from({ length: Math.ceil(text.length / size) }, (_, i) =>
      text.slice(i * size, (i + 1) * size),
    );
    return [...csvRecords(chunks, ',')];
  };

  it('keep line breaks and doubled quotation marks inside quotations, and count lines as an editor does', () => {
    expect(read('a,b\r\n"x\r\ny","he said ""no"""\r\n\r\nlast,1\r\n')).toEqual([
      { line: 1, cells: ['a', 'b'], fault: null },
      { line: 2, cells: ['x\ny', 'he said "no"'], fault: null },
      { line: 5, cells: ['last', '1'], fault: null },
    ]);
  });

  it('lose only the line on which a quotation opens and never closes', () => {
    const records = read('a,b\n1,"open\n2,fine\n3,fine\n');
    expect(records.map(({ line, fault }) => [line, fault])).toEqual([
      [1, null],
      [2, 'quote-not-closed'],
      [3, null],
      [4, null],
    ]);
    expect(records[1]?.cells).toEqual(['1', '"open']);
  });

  it('take quotation marks inside a plain cell as they are', () => {
    expect(read('5" pipe,x\n"a"b,c\n').map(({ cells }) => cells)).toEqual([
      ['5" pipe', 'x'],
      ['ab', 'c'],
    ]);
  });

  it('are the same wherever the text is cut, and come back as they were written', () => {
    const cell = fc.string({ unit: fc.constantFrom('a', '漏', '"', ',', '\n', ' ', ';') });
    const table = fc.array(fc.array(cell, { minLength: 2, maxLength: 4 }), { minLength: 1, maxLength: 8 });
    fc.assert(
      fc.property(table, fc.integer({ min: 1, max: 7 }), (rows, size) => {
        const text = rows.map((row) => row.map((each) => `"${each.replaceAll('"', '""')}"`).join(',')).join('\r\n');
        expect(read(text, size).map(({ cells }) => cells)).toEqual(rows);
        expect(read(text, size)).toEqual(read(text));
      }),
    );
  });

  it('that never close a quotation are all listed, one by one, in time', () => {
    const records = read(
      Array.from({ length: 30_000 }, (_, i) => `${String(i)},"open ${String(i)} `.padEnd(20)).join('\n') + '\n"',
    );
    const lines = new Set(records.map(({ line }) => line));
    expect(records.length).toBe(lines.size);
    expect(records.length).toBeGreaterThan(14_000);
  });

  it.each([
    ['a,b,c\n1,2,3\n', ','],
    ['a\tb\tc\n1,5\t2\t3\n', '\t'],
    ['a;b;c\n1,5;2;"x;y"\n', ';'],
    ['single\nvalue\n', ','],
    ['日付,内容\n"2026/1/1","a;b;c"\n2026/1/2,d;e\n', ','],
  ])('are told apart by their delimiter: %j', (text, delimiter) => {
    expect(delimiterOf(text)).toBe(delimiter);
  });
});
