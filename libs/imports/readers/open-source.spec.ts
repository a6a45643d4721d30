import { crc32, deflateRawSync } from 'node:zlib';
import { describe, expect, it } from '@jest/globals';
import { importErrors } from '../domain/imports.errors.js';
import { formatOf, openSource } from './open-source.js';

const MAIN = 'http://schemas.openxmlformats.org/spreadsheetml/2006/main';
const REL = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';
const PACKAGE = 'http://schemas.openxmlformats.org/package/2006';

/** A ZIP archive of these files; `claimed` lies about their unpacked sizes. */
function zip(files: Record<string, Buffer>, claimed?: number): Buffer {
  const local: Buffer[] = [];
  const central: Buffer[] = [];
  let offset = 0;
  for (const [name, bytes] of Object.entries(files)) {
    const packed = deflateRawSync(bytes);
    const fixed = Buffer.alloc(26);
    fixed.writeUInt16LE(20, 0);
    fixed.writeUInt16LE(8, 4);
    fixed.writeUInt32LE(crc32(bytes), 10);
    fixed.writeUInt32LE(packed.length, 14);
    fixed.writeUInt32LE(claimed ?? bytes.length, 18);
    fixed.writeUInt16LE(Buffer.byteLength(name), 22);
    const entry = Buffer.concat([Buffer.from('PK\u0003\u0004'), fixed, Buffer.from(name), packed]);
    const tail = Buffer.alloc(14);
    tail.writeUInt32LE(offset, 10);
    central.push(Buffer.concat([Buffer.from('PK\u0001\u0002'), Buffer.from([20, 0]), fixed, tail, Buffer.from(name)]));
    local.push(entry);
    offset += entry.length;
  }
  const directory = Buffer.concat(central);
  const end = Buffer.alloc(18);
  end.writeUInt16LE(central.length, 4);
  end.writeUInt16LE(central.length, 6);
  end.writeUInt32LE(directory.length, 8);
  end.writeUInt32LE(offset, 12);
  return Buffer.concat([...local, directory, Buffer.from('PK\u0005\u0006'), end]);
}

function workbook(rows: string): Record<string, Buffer> {
  const parts = {
    '[Content_Types].xml': `<Types xmlns="${PACKAGE}/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Override PartName="/xl/workbook.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml"/><Override PartName="/xl/worksheets/sheet1.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.worksheet+xml"/><Override PartName="/xl/styles.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.styles+xml"/></Types>`,
    '_rels/.rels': `<Relationships xmlns="${PACKAGE}/relationships"><Relationship Id="rId1" Type="${REL}/officeDocument" Target="xl/workbook.xml"/></Relationships>`,
    'xl/workbook.xml': `<workbook xmlns="${MAIN}" xmlns:r="${REL}"><sheets><sheet name="S" sheetId="1" r:id="rId1"/></sheets></workbook>`,
    'xl/_rels/workbook.xml.rels': `<Relationships xmlns="${PACKAGE}/relationships"><Relationship Id="rId1" Type="${REL}/worksheet" Target="worksheets/sheet1.xml"/><Relationship Id="rId2" Type="${REL}/styles" Target="styles.xml"/></Relationships>`,
    'xl/styles.xml': `<styleSheet xmlns="${MAIN}"><cellXfs count="2"><xf numFmtId="0"/><xf numFmtId="22" applyNumberFormat="1"/></cellXfs></styleSheet>`,
    'xl/worksheets/sheet1.xml': `<worksheet xmlns="${MAIN}"><sheetData>${rows}</sheetData></worksheet>`,
  };
  return Object.fromEntries(
    Object.entries(parts).map(([name, xml]) => [name, Buffer.from(`<?xml version="1.0"?>${xml}`)]),
  );
}

const text = (at: string, value: string): string => `<c r="${at}" t="inlineStr"><is><t>${value}</t></is></c>`;
const HEAD = `<row r="1">${text('A1', '受付日時')}${text('B1', '内容')}</row>`;

describe('a file to import', () => {
  it('may be a workbook: dates as they are shown, numbers as text, empty rows passed over, rows numbered as in the sheet', async () => {
    const bytes = zip(
      workbook(
        `${HEAD}<row r="2"><c r="A2" s="1"><v>46331.395833333336</v></c>${text('B2', '料金')}</row><row r="4"><c r="A4"><v>20261105</v></c>${text('B4', '通話')}</row>`,
      ),
    );
    const format = formatOf(bytes);
    expect(format.kind).toBe('xlsx');
    const source = await openSource(bytes, format, true);
    expect(source.names).toEqual(['受付日時', '内容']);
    expect([...source.rows()]).toEqual([
      { row: 1, line: 2, cells: ['2026-11-05 09:30:00', '料金'], fault: null },
      { row: 2, line: 4, cells: ['20261105', '通話'], fault: null },
    ]);
    expect([...source.rows()]).toHaveLength(2);
  });

  it('that unpacks to far more than it weighs is refused, also when it lies about its size', async () => {
    const bomb = { ...workbook(HEAD), 'xl/media/zero.bin': Buffer.alloc(210 << 20) };
    for (const bytes of [zip(bomb), zip(bomb, 10)]) {
      const opened = openSource(bytes, formatOf(bytes), true);
      await expect(opened).rejects.toMatchObject({ code: expect.stringMatching(/^imports\.(too-large|unreadable)$/) });
    }
    await expect(
      openSource(zip(workbook(HEAD)), { kind: 'xlsx', charset: null, delimiter: null }, true),
    ).resolves.toBeDefined();
  });

  it('that is no workbook inside is refused', async () => {
    const bytes = zip({ 'a.txt': Buffer.from('x') });
    await expect(openSource(bytes, formatOf(bytes), true)).rejects.toMatchObject({ code: 'imports.unreadable' });
  });

  it.each([
    ['a picture', Buffer.from([0x89, 0x50, 0x4e, 0x47, 13, 10, 26, 10, 0, 0, 0, 1, 2, 3])],
    ['an old workbook', Buffer.concat([Buffer.from('d0cf11e0a1b11ae1', 'hex'), Buffer.alloc(64, 3)])],
    ['nothing', Buffer.alloc(0)],
    ['blanks', Buffer.from(' \n\n ')],
  ])('that is %s is refused', (_name, bytes) => {
    expect(() => formatOf(bytes)).toThrow(importErrors['imports.unreadable'].en);
  });

  it('without a heading names its columns by number', async () => {
    const bytes = Buffer.from('2026/1/1\t料金\n2026/1/2\t通話\n');
    const source = await openSource(bytes, formatOf(bytes), false);
    expect(source.names).toEqual(['#1', '#2']);
    expect([...source.rows()].map(({ row, line }) => [row, line])).toEqual([
      [1, 1],
      [2, 2],
    ]);
  });
});
