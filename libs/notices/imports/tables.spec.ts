import { describe, expect, it, jest } from '@jest/globals';
import fc from 'fast-check';
import type { Readable } from 'node:stream';
import { buffer } from 'node:stream/consumers';
import { ZipFile } from 'yazl';
import { csvRecords } from '#imports';
import { CharsetWatch } from './charset-watch.js';
import { proposePartyColumns, partyWords } from './columns.js';
import { csvBatches } from './csv-table.js';
import { slices } from './list-desk.fixture.js';
import { RowJudge } from './judge-rows.js';
import { Table } from './open-table.js';
import { SourceBytes } from './source-file.js';
import { StringsOnDisk } from './strings-on-disk.js';
import { hasFurtherRows, xlsxBatches } from './xlsx-table.js';

jest.setTimeout(60_000);

async function all<T>(batches: AsyncIterable<T[]>): Promise<T[]> {
  const items: T[] = [];
  for await (const batch of batches) items.push(...batch);
  return items;
}

describe('a table in separated values', () => {
  it('reads the same however its bytes are cut', async () => {
    const cell = fc.stringMatching(/^[a見"\n\r, ]{0,4}$/);
    await fc.assert(
      fc.asyncProperty(
        fc.array(fc.array(cell, { minLength: 1, maxLength: 3 }), { maxLength: 8 }),
        fc.integer({ min: 1, max: 7 }),
        async (rows, size) => {
          const quoted = (text: string) => `"${text.replaceAll('"', '""')}"`;
          const text = rows.map((row) => row.map(quoted).join(',')).join('\r\n');
          const whole = Array.from(csvRecords([text], ','));
          const cut = await all(csvBatches(slices(Buffer.from(text), size), { charset: 'utf-8', delimiter: ',' }));
          expect(cut).toEqual(whole);
        },
      ),
      { numRuns: 200 },
    );
  });

  it('loses one row to a stray quotation mark, not the rest of the file', async () => {
    const rows = Array.from(
      { length: 5000 },
      (_, n) => `name${String(n)},${n === 2 ? '"' : ''}mail${String(n)}@example.jp`,
    );
    const records = await all(csvBatches(slices(Buffer.from(rows.join('\n'))), { charset: 'utf-8', delimiter: ',' }));
    expect(records).toHaveLength(5000);
    expect(records.filter(({ fault }) => fault !== null).map(({ line }) => line)).toEqual([3]);
    expect(records[4999]).toEqual({ line: 5000, cells: ['name4999', 'mail4999@example.jp'], fault: null });
  });

  it('is known by its Japanese, however late that comes', () => {
    const ascii = Buffer.from('a,b\r\n'.repeat(1000));
    const sjis = Buffer.from([0x93, 0xfa, 0x96, 0x7b, 0x8c, 0xea, 0x82, 0xcc, 0x96, 0xbc, 0x95, 0xeb]);
    const of = (...pieces: Buffer[]) => {
      const watch = new CharsetWatch();
      for (const piece of pieces) watch.feed(piece);
      return watch.charset();
    };
    expect(of(ascii)).toBe('utf-8');
    expect(of(ascii, sjis)).toBe('shift_jis');
    expect(of(ascii, Buffer.from('日本語').subarray(0, 4), Buffer.from('日本語').subarray(4))).toBe('utf-8');
  });
});

/** A stored file of several pieces, without a vault. */
function stored(bytes: Buffer, size: number): SourceBytes {
  const parts: { part: number; original_id: string; size: number }[] = [];
  for (let at = 0; at < bytes.length; at += size)
    parts.push({ part: parts.length, original_id: String(at), size: Math.min(size, bytes.length - at) });
  const read = (id: string) => Promise.resolve(bytes.subarray(Number(id), Number(id) + size));
  return new SourceBytes({ read } as unknown as ConstructorParameters<typeof SourceBytes>[0], parts);
}

async function workbook(sheet: string, strings: string, further: string[] = []): Promise<Buffer> {
  const zip = new ZipFile();
  const add = (name: string, text: string) => {
    zip.addBuffer(Buffer.from(`<?xml version="1.0" encoding="UTF-8"?>${text}`), name);
  };
  add(
    'xl/workbook.xml',
    `<workbook xmlns:r="r"><sheets><sheet name="名簿" sheetId="1" r:id="rId7"/>${further
      .map(
        (_, n) => `<sheet name="追加${String(n)}" sheetId="${String(n + 2)}" state="hidden" r:id="more${String(n)}"/>`,
      )
      .join('')}</sheets></workbook>`,
  );
  add(
    'xl/_rels/workbook.xml.rels',
    `<Relationships><Relationship Id="rId7" Target="worksheets/first.xml"/>${further
      .map((_, n) => `<Relationship Id="more${String(n)}" Target="/xl/worksheets/more${String(n)}.xml"/>`)
      .join('')}</Relationships>`,
  );
  add('xl/worksheets/first.xml', `<worksheet><sheetData>${sheet}</sheetData></worksheet>`);
  further.forEach((rows, n) => {
    add(`xl/worksheets/more${String(n)}.xml`, `<worksheet><sheetData>${rows}</sheetData></worksheet>`);
  });
  add('xl/sharedStrings.xml', `<sst>${strings}</sst>`);
  zip.end();
  return buffer(zip.outputStream as Readable);
}

describe('a workbook', () => {
  it('gives the rows of its first sheet: shared strings without their readings, inline strings, numbers, gaps', async () => {
    const strings =
      '<si><t>氏名</t><rPh sb="0" eb="1"><t>シメイ</t></rPh></si><si><r><t>見本</t></r><r><t xml:space="preserve"> 花子</t></r></si>';
    const sheet = `<row r="1"><c r="A1" t="s"><v>0</v></c><c r="C1" t="inlineStr"><is><t>電話</t></is></c></row>
      <row r="3"><c r="A3" t="s"><v>1</v></c><c r="C3"><v>9012345678</v></c><c r="D3" t="e"><v>#N/A</v></c></row><row r="4"/>`;
    const bytes = await workbook(sheet, strings);
    expect(await all(xlsxBatches(stored(bytes, 97)))).toEqual([
      { line: 1, cells: ['氏名', '', '電話'], fault: null },
      { line: 3, cells: ['見本 花子', '', '9012345678'], fault: null, numbers: [2] },
    ]);
  });

  it('with rows on a further sheet is refused, for nobody on it would be told', async () => {
    const row = '<row><c t="inlineStr"><is><t>見本</t></is></c></row>';
    const of = async (...further: string[]) => hasFurtherRows(stored(await workbook(row, '', further), 4096));
    expect(await of()).toBe(false);
    expect(await of('', '<row><c r="A1"/></row>')).toBe(false);
    expect(await of('', row)).toBe(true);
    const table = new Table(
      stored(await workbook(row, '', [row]), 4096),
      { kind: 'xlsx', charset: null, delimiter: null },
      true,
    );
    await expect(table.assertOneSheet()).rejects.toMatchObject({ code: 'notices.source-more-sheets' });
  });

  it('gives a postal code back the zeros that a number has lost, and no other', () => {
    const place = { prepare: (row: unknown) => row } as unknown as ConstructorParameters<typeof RowJudge>[0];
    const mapping = { columns: { name: ['氏名'], postalCode: ['〒'], address: ['住所'] }, header: true };
    const judge = new RowJudge(place, { ...mapping, role: 'subscriber', language: 'ja' }, ['氏名', '〒', '住所']);
    const judged = (code: string, numbers: number[]) =>
      judge.judge({ line: 2, row: 1, cells: ['見本', code, '見本町1'], fault: null, numbers }, true);
    expect(judged('600001', [1]).row?.draft.postal?.code).toBe('0600001');
    expect(judged('600001', []).faults).toEqual([{ field: 'postalCode', code: 'bad-postal-code' }]);
    expect(judged('6001', [1]).faults).toEqual([{ field: 'postalCode', code: 'bad-postal-code' }]);
  });

  it('of many strings is read row by row', async () => {
    const many = 3 * 4096 + 5;
    const strings = Array.from({ length: many }, (_, n) => `<si><t>値${String(n)}</t></si>`).join('');
    const rows = Array.from({ length: many }, (_, n) => `<row><c t="s"><v>${String(many - 1 - n)}</v></c></row>`).join(
      '',
    );
    const records = await all(xlsxBatches(stored(await workbook(rows, strings), 4096)));
    expect(records).toHaveLength(many);
    expect(records[0]?.cells).toEqual([`値${String(many - 1)}`]);
    expect(records[many - 1]?.cells).toEqual(['値0']);
  });

  it('that unpacks to more than it may, or is none, is refused', async () => {
    const bomb = await workbook(`<row><c t="inlineStr"><is><t>${'a'.repeat(5_000_000)}</t></is></c></row>`, '');
    await expect(all(xlsxBatches(stored(bomb, 4096)))).rejects.toMatchObject({
      code: expect.stringMatching(/^notices\.source-/),
    });
    await expect(all(xlsxBatches(stored(Buffer.from('PK\u0003\u0004 no workbook'), 64)))).rejects.toMatchObject({
      code: 'notices.source-unreadable',
    });
  });
});

describe('strings of a workbook', () => {
  it('are given back by number, from memory and from the sealed file', async () => {
    const strings = new StringsOnDisk();
    const many = 40 * 4096 + 3;
    for (let n = 0; n < many; n += 1) await strings.add(`文字${String(n)}`);
    for (const n of [0, 4095, 4096, 100_000, many - 1, 0]) expect(await strings.get(n)).toBe(`文字${String(n)}`);
    expect(await strings.get(many)).toBe('');
    await strings.close();
  });
});

describe('columns', () => {
  it('are proposed from the headings that customer systems write', () => {
    const names = [
      'お客様番号',
      '契約者氏名',
      '契約者名カナ',
      '連絡先電話番号',
      '携帯電話番号',
      'メールアドレス',
      '〒',
      '都道府県',
      '住所2',
      '回線番号',
      '備考',
      '登録日',
    ];
    expect(proposePartyColumns(names, partyWords())).toEqual({
      customerNo: ['お客様番号'],
      name: ['契約者氏名'],
      kana: ['契約者名カナ'],
      phone: ['連絡先電話番号'],
      email: ['メールアドレス'],
      postalCode: ['〒'],
      address: ['都道府県', '住所2'],
      line: ['回線番号'],
      note: ['備考'],
    });
  });
});
