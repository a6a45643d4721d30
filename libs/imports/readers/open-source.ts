import { DomainError } from '#kernel';
import { columnNames, FAULT_COLUMN, LINE_COLUMN } from '../domain/columns.js';
import { csvRecords, delimiterOf, type Delimiter } from '../domain/csv-records.js';
import { charsetOf, decoded, type TableCharset } from '../domain/decode-table.js';
import { importErrors } from '../domain/imports.errors.js';
import type { ImportKind, SourceRow } from '../domain/import.js';
import { looksLikeMbox, mboxMessages } from '../domain/mbox-messages.js';
import { xlsxRows } from './xlsx-rows.js';

/** How the bytes of a file are to be read; holds no content. */
export interface SourceFormat {
  kind: ImportKind;
  charset: TableCharset | null;
  delimiter: Delimiter | null;
}

/** A file that can be read row by row, as often as wanted. */
export interface Source {
  /** Names of the columns; empty for a mailbox. */
  names: string[];
  /** Columns that an earlier list of failed rows added. */
  ignored: ReadonlySet<number>;
  rows(): Iterable<SourceRow>;
}

/** Text that is looked at to find delimiter and heading. */
const START = 256 * 1024;

/** What kind of file it is, by its bytes. Error: `imports.unreadable`. */
export function formatOf(bytes: Buffer): SourceFormat {
  if (bytes.subarray(0, 4).equals(Buffer.from([0x50, 0x4b, 3, 4])))
    return { kind: 'xlsx', charset: null, delimiter: null };
  if (looksLikeMbox(bytes)) return { kind: 'mbox', charset: null, delimiter: null };
  const charset = charsetOf(bytes);
  const start = startOf(bytes, charset);
  // Text has hardly any control characters; pictures, PDFs and old workbooks have.
  const controls = start.match(/[\u0000-\u0008\u000e-\u001a\u001c-\u001f\uFFFD]/g)?.length ?? 0;
  if (start.trim() === '' || controls > start.length / 50) throw new DomainError(importErrors['imports.unreadable']);
  return { kind: 'csv', charset, delimiter: delimiterOf(start) };
}

/** Opens the file. `header` says whether its first row names the columns. Errors: `imports.unreadable`, `imports.too-large`. */
export async function openSource(bytes: Buffer, format: SourceFormat, header: boolean): Promise<Source> {
  switch (format.kind) {
    case 'mbox':
      return { names: [], ignored: new Set(), rows: () => mailRows(bytes) };
    case 'xlsx': {
      const rows = await xlsxRows(bytes);
      return table(() => rows, header);
    }
    case 'csv':
      return table(() => csvRows(bytes, format), header);
  }
}

function table(read: () => Iterable<Omit<SourceRow, 'row'>>, header: boolean): Source {
  const [first] = read();
  if (first === undefined) throw new DomainError(importErrors['imports.unreadable']);
  const names = columnNames(header ? first.cells : null, first.cells.length);
  const ignored = new Set([LINE_COLUMN, FAULT_COLUMN].map((name) => names.indexOf(name)).filter((at) => at >= 0));
  return { names, ignored, rows: () => numbered(read(), header) };
}

function* numbered(rows: Iterable<Omit<SourceRow, 'row'>>, header: boolean): Generator<SourceRow> {
  let row = header ? -1 : 0;
  for (const each of rows) {
    row += 1;
    if (row > 0) yield { ...each, row };
  }
}

function* csvRows(bytes: Buffer, { charset, delimiter }: SourceFormat): Generator<Omit<SourceRow, 'row'>> {
  yield* csvRecords(decoded(bytes, charset ?? 'utf-8'), delimiter ?? ',');
}

function* mailRows(bytes: Buffer): Generator<SourceRow> {
  let row = 0;
  for (const { line, ...mail } of mboxMessages(bytes)) {
    row += 1;
    yield { row, line, cells: [], fault: null, mail };
  }
}

function startOf(bytes: Buffer, charset: TableCharset): string {
  let start = '';
  for (const part of decoded(bytes, charset)) {
    start += part;
    if (start.length >= START) break;
  }
  return start;
}
