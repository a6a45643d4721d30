import { DomainError } from '#kernel';
import { columnNames, delimiterOf, FAULT_COLUMN, LINE_COLUMN, type Delimiter, type TableCharset } from '#imports';
import { noticeErrors } from '../domain/notice.errors.js';
import { csvBatches } from './csv-table.js';
import type { SourceBytes, StoredFile } from './source-file.js';
import { hasFurtherRows, xlsxBatches, type SheetRecord } from './xlsx-table.js';

/** How the bytes of a file are read; holds no content. */
export interface TableFormat {
  kind: 'csv' | 'xlsx';
  charset: TableCharset | null;
  delimiter: Delimiter | null;
}

/** One row, the heading left out. */
export interface TableRow extends SheetRecord {
  /** From 1. */
  row: number;
}

/** Text that is looked at to find the delimiter. */
const START = 256 * 1024;

/** What kind of file it is. Error: `notices.source-unreadable`. */
export function tableFormat({ start, charset }: StoredFile): TableFormat {
  if (start.subarray(0, 4).equals(Buffer.from([0x50, 0x4b, 3, 4])))
    return { kind: 'xlsx', charset: null, delimiter: null };
  const text = new TextDecoder(charset).decode(start.subarray(0, START), { stream: true });
  // Text has hardly any control characters; pictures, PDFs and old workbooks have.
  const controls = text.match(/[\u0000-\u0008\u000e-\u001a\u001c-\u001f\uFFFD]/g)?.length ?? 0;
  if (text.trim() === '' || controls > text.length / 50)
    throw new DomainError(noticeErrors['notices.source-unreadable']);
  return { kind: 'csv', charset, delimiter: delimiterOf(text) };
}

/** A stored file as a table; read anew each time it is asked for its rows. */
export class Table {
  constructor(
    private readonly bytes: SourceBytes,
    private readonly format: TableFormat,
    private readonly header: boolean,
  ) {}

  /** Names of the columns and the first rows. Error: `notices.source-unreadable` (no row). */
  async top(rows: number): Promise<{ names: string[]; rows: TableRow[] }> {
    const top: TableRow[] = [];
    let names: string[] | null = null;
    for await (const batch of this.records()) {
      for (const record of batch) {
        names ??= columnNames(this.header ? record.cells : null, record.cells.length);
        top.push({ ...record, row: top.length });
        if (top.length > rows) break;
      }
      if (top.length > rows) break;
    }
    if (names === null) throw new DomainError(noticeErrors['notices.source-unreadable']);
    const first = this.header ? 1 : 0;
    return { names, rows: top.slice(first, first + rows).map((row, index) => ({ ...row, row: index + 1 })) };
  }

  /** Refuses a workbook of several filled sheets: only its first one is read. Error: `notices.source-more-sheets`. */
  async assertOneSheet(): Promise<void> {
    if (this.format.kind === 'xlsx' && (await hasFurtherRows(this.bytes)))
      throw new DomainError(noticeErrors['notices.source-more-sheets']);
  }

  /** All rows in batches. */
  async *rows(): AsyncGenerator<TableRow[]> {
    let row = this.header ? -1 : 0;
    for await (const batch of this.records()) {
      const rows: TableRow[] = [];
      for (const record of batch) {
        row += 1;
        if (row > 0) rows.push({ ...record, row });
      }
      if (rows.length > 0) yield rows;
    }
  }

  private records(): AsyncGenerator<SheetRecord[]> {
    if (this.format.kind === 'xlsx') return xlsxBatches(this.bytes);
    const { charset, delimiter } = this.format;
    return csvBatches(this.bytes.range(0, this.bytes.size), {
      charset: charset ?? 'utf-8',
      delimiter: delimiter ?? ',',
    });
  }
}

/** Columns that an earlier list of faulty rows added; they are no part of a row. */
export const ADDED_COLUMNS: readonly string[] = [LINE_COLUMN, FAULT_COLUMN];
