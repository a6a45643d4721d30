import { describe, expect, it } from '@jest/globals';
import { loadYaml } from '#kernel';
import { columnNames, proposeColumns, resolveColumns } from './columns.js';
import { emptyMapping, IMPORT_FIELDS, type ImportMapping } from './import.js';
import type { ImportWords } from './import-words.js';
import { escaped, mapRow, rowIdentity } from './map-row.js';

const words = loadYaml<ImportWords>('import-columns.yaml');
const NOW = '2026-11-25T00:00:00.000Z';
const HEADING = [
  '受付日時',
  '受付経路',
  'お客様名',
  '電話番号',
  '件名',
  '申出内容',
  '状態',
  '対応結果',
  '完了日',
  '管理番号',
];

function map(cells: string[], more: Partial<ImportMapping> = {}, heading = HEADING): ReturnType<typeof mapRow> {
  const mapping = { ...emptyMapping(), columns: proposeColumns(heading, words), ...more };
  const columns = resolveColumns(mapping, heading);
  if ('missing' in columns) throw new Error(columns.missing.join());
  return mapRow({ row: 1, line: 2, cells, fault: null }, { mapping, columns, words, now: NOW });
}

const row = (more: Partial<Record<(typeof HEADING)[number], string>> = {}): string[] => {
  const usual: Record<string, string> = { 受付日時: '令和8年11月5日', 申出内容: '料金の説明がない。' };
  return HEADING.map((name) => more[name] ?? usual[name] ?? '');
};

describe('the proposed mapping', () => {
  it('knows the headings of a usual register', () => {
    expect(proposeColumns(HEADING, words)).toEqual({
      receivedAt: ['受付日時'],
      channel: ['受付経路'],
      name: ['お客様名'],
      phone: ['電話番号'],
      subject: ['件名'],
      text: ['申出内容'],
      status: ['状態'],
      outcome: ['対応結果'],
      closedAt: ['完了日'],
      externalRef: ['管理番号'],
    });
  });

  it('knows English headings and call logs', () => {
    expect(proposeColumns(['Call ID', 'Call Start', 'Caller Number', 'Notes', 'Video'], words)).toEqual({
      callId: ['Call ID'],
      receivedAt: ['Call Start'],
      phone: ['Caller Number'],
      text: ['Notes'],
    });
    expect(proposeColumns(['通話開始日時', '発信者番号', '応対メモ（詳細）'], words)).toEqual({
      receivedAt: ['通話開始日時'],
      phone: ['発信者番号'],
      text: ['応対メモ（詳細）'],
    });
  });

  it('gives no column to two fields, and names the nameless', () => {
    expect(columnNames(['内容', '', '内容'], 4)).toEqual(['内容', '#2', '内容 (2)', '#4']);
    const proposed = proposeColumns(columnNames(['内容', '内容'], 2), words);
    expect(proposed).toEqual({ text: ['内容'] });
  });

  it('has words for every field', () => {
    expect(Object.keys(words.fields).sort()).toEqual([...IMPORT_FIELDS].sort());
  });

  it('is refused when a needed field has no column, or a column is not there', () => {
    expect(resolveColumns({ columns: { text: ['内容'] } }, ['内容'])).toEqual({ missing: ['receivedAt'] });
    expect(resolveColumns({ columns: { text: ['本文'], receivedAt: ['#1'] } }, ['日付', '内容'])).toEqual({
      missing: ['text'],
    });
    expect(resolveColumns({ columns: { text: ['#2'], receivedAt: ['日 付'] } }, ['日付', '内容'])).toEqual(
      new Map([
        ['receivedAt', [0]],
        ['text', [1]],
      ]),
    );
  });
});

describe('a row', () => {
  it('becomes a complaint with everything that it says', () => {
    const result = map(
      row({
        受付日時: '２０２６／１１／５　９：３０',
        受付経路: 'ＦＡＸ',
        お客様名: '試験 花子',
        電話番号: "'+819000000000",
        状態: '対応済',
        対応結果: '返金',
        完了日: 'R8.11.10',
        管理番号: 'K-0012',
      }),
    );
    expect(result).toEqual({
      complaint: {
        channel: 'fax',
        text: '料金の説明がない。',
        subject: undefined,
        contact: { name: '試験 花子', phone: '+819000000000' },
        receivedAt: '2026-11-05T00:30:00.000Z',
        occurredOn: undefined,
        language: undefined,
        callId: undefined,
        viaRelay: false,
        callbackAt: undefined,
        externalRef: 'K-0012',
        closed: { at: '2026-11-09T15:00:00.000Z', outcome: '返金' },
        warnings: [],
      },
    });
  });

  it.each([
    [{ 受付日時: '' }, [{ field: 'receivedAt', code: 'empty' }]],
    [{ 受付日時: '2026/2/30' }, [{ field: 'receivedAt', code: 'bad-date' }]],
    [{ 受付日時: '2026/11/26' }, [{ field: 'receivedAt', code: 'in-the-future' }]],
    [{ 受付日時: '昭和20年1月1日' }, [{ field: 'receivedAt', code: 'too-old' }]],
    [{ 受付経路: '伝書鳩' }, [{ field: 'channel', code: 'unknown-channel' }]],
    [{ 申出内容: '　' }, [{ field: 'text', code: 'empty-text' }]],
    [{ 状態: '謎' }, [{ field: 'status', code: 'unknown-status' }]],
    [
      { 受付日時: 'きのう', 申出内容: '', 受付経路: '?' },
      [
        { field: 'receivedAt', code: 'bad-date' },
        { field: 'channel', code: 'unknown-channel' },
        { field: 'text', code: 'empty-text' },
      ],
    ],
  ])('with %j is listed with everything that is wrong', (cells, faults) => {
    expect(map(row(cells))).toEqual({ faults });
  });

  it('takes its own words for channel and state from the mapping', () => {
    const values = { channel: { 店頭: 'letter' as const }, status: { 謎: 'open' as const } };
    expect(map(row({ 受付経路: '店頭', 状態: '謎' }), { values })).toMatchObject({
      complaint: { channel: 'letter', closed: null },
    });
  });

  it('with unreadable characters is taken, for a person to read', () => {
    expect(map(row({ 申出内容: '漏\uFFFD' }))).toMatchObject({ complaint: { warnings: ['undecodable-characters'] } });
  });

  it('joins the columns of one field', () => {
    const columns = { receivedAt: ['受付日時'], text: ['件名', '申出内容'] };
    expect(map(row({ 件名: '料金' }), { columns })).toMatchObject({ complaint: { text: '料金\n料金の説明がない。' } });
  });

  it('is the same row after it went through the list of failed rows', () => {
    const cells = ['=SUM(A1)', '-5', '普通', ''];
    const listed = ['3', 'bad-date', ...cells.map(escaped)];
    expect(listed[2]).toBe("'=SUM(A1)");
    expect(rowIdentity(listed, new Set([0, 1]))).toBe(rowIdentity(cells, new Set()));
    expect(rowIdentity(cells, new Set())).not.toBe(rowIdentity(['=SUM(A2)', '-5', '普通'], new Set()));
  });
});
