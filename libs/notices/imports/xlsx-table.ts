import { SaxesParser, type SaxesTagPlain } from 'saxes';
import { DomainError } from '#kernel';
import type { CsvRecord } from '#imports';
import { noticeErrors } from '../domain/notice.errors.js';
import type { SourceBytes } from './source-file.js';
import { StringsOnDisk } from './strings-on-disk.js';
import { XlsxZip } from './xlsx-zip.js';

/** Text between two tags, and columns of a row; more is no list. */
const MOST_TEXT = 4_000_000;
const MOST_COLUMNS = 1_024;

/** A cell as the sheet holds it. */
interface RawCell {
  at: number;
  type: string;
  value: string;
}

interface RawRow {
  line: number;
  cells: RawCell[];
}

/** A row of a sheet. */
export interface SheetRecord extends CsvRecord {
  /** Places of cells that hold numbers: what they began with in zeros is gone. */
  numbers?: number[];
}

/** Rows of the first sheet in batches, the heading included; neither sheet nor strings are ever whole in memory. */
export async function* xlsxBatches(bytes: SourceBytes): AsyncGenerator<SheetRecord[]> {
  const zip = await XlsxZip.open(bytes);
  const strings = new StringsOnDisk();
  try {
    await readStrings(zip, strings);
    const [first = FIRST_SHEET] = await sheetsOf(zip);
    for await (const rows of sheetRows(zip, first)) {
      const records: SheetRecord[] = [];
      for (const row of rows) {
        const cells = await cellsOf(row, strings);
        const numbers = row.cells.flatMap(({ at, type, value }) => (type === 'n' && value !== '' ? at : []));
        if (cells.some((cell) => cell !== ''))
          records.push({ line: row.line, cells, fault: null, ...(numbers.length === 0 ? {} : { numbers }) });
      }
      if (records.length > 0) yield records;
    }
  } finally {
    await strings.close();
    zip.close();
  }
}

async function cellsOf(row: RawRow, strings: StringsOnDisk): Promise<string[]> {
  const cells: string[] = [];
  for (const { at, type, value } of row.cells) {
    while (cells.length < at) cells.push('');
    const shared = type === 's' ? Number(value) : null;
    cells[at] = shared === null ? value : (strings.ready(shared) ?? (await strings.get(shared)));
  }
  return cells;
}

/** Whether a workbook has rows on another sheet than its first one: nobody on it would be told. */
export async function hasFurtherRows(bytes: SourceBytes): Promise<boolean> {
  const zip = await XlsxZip.open(bytes);
  try {
    for (const part of (await sheetsOf(zip)).slice(1))
      for await (const rows of sheetRows(zip, part))
        if (rows.some(({ cells }) => cells.some(({ value }) => value.trim() !== ''))) return true;
    return false;
  } finally {
    zip.close();
  }
}

const FIRST_SHEET = 'xl/worksheets/sheet1.xml';

/** Names of the parts that hold the sheets, in the workbook's order, hidden ones too. */
async function sheetsOf(zip: XlsxZip): Promise<string[]> {
  const relations: string[] = [];
  for await (const tag of tagsOf(zip, 'xl/workbook.xml'))
    if (tag.name === 'sheet') relations.push(tag.attributes['r:id'] ?? '');
  const targets = new Map<string, string>();
  if (zip.has('xl/_rels/workbook.xml.rels'))
    for await (const tag of tagsOf(zip, 'xl/_rels/workbook.xml.rels')) {
      const target = tag.attributes['Target'] ?? '';
      const name = target.startsWith('/') ? target.slice(1) : `xl/${target}`;
      if (tag.name === 'Relationship' && zip.has(name)) targets.set(tag.attributes['Id'] ?? '', name);
    }
  const found = relations.map((relation, at) => targets.get(relation) ?? `xl/worksheets/sheet${String(at + 1)}.xml`);
  return found.filter((name, at) => at === 0 || zip.has(name));
}

async function* tagsOf(
  zip: XlsxZip,
  part: string,
): AsyncGenerator<{ name: string; attributes: Record<string, string> }> {
  const found: { name: string; attributes: Record<string, string> }[] = [];
  const xml = parser({
    open: (tag) => {
      found.push({ name: local(tag.name), attributes: tag.attributes });
    },
  });
  for await (const text of zip.text(part)) {
    xml.write(text);
    yield* found.splice(0);
  }
}

async function readStrings(zip: XlsxZip, strings: StringsOnDisk): Promise<void> {
  if (!zip.has('xl/sharedStrings.xml')) return;
  const done: string[] = [];
  let [item, inText, inReading] = ['', false, false];
  const xml = parser({
    open: ({ name }) => {
      const tag = local(name);
      if (tag === 'si') item = '';
      // Readings (furigana) stand beside the text and are no part of it.
      else if (tag === 'rPh') inReading = true;
      else if (tag === 't') inText = !inReading;
    },
    text: (text) => {
      if (inText) item += text;
    },
    close: ({ name }) => {
      const tag = local(name);
      if (tag === 'si') done.push(item);
      else if (tag === 'rPh') inReading = false;
      else if (tag === 't') inText = false;
    },
  });
  for await (const text of zip.text('xl/sharedStrings.xml')) {
    xml.write(text);
    for (const each of done.splice(0)) await strings.add(each);
  }
}

async function* sheetRows(zip: XlsxZip, part: string): AsyncGenerator<RawRow[]> {
  const reader = new SheetReader();
  const xml = parser(reader);
  for await (const text of zip.text(part)) {
    xml.write(text);
    const rows = reader.take();
    if (rows.length > 0) yield rows;
  }
}

/** Collects the rows that have closed. */
class SheetReader implements Handlers {
  private readonly done: RawRow[] = [];
  private row: RawRow = { line: 0, cells: [] };
  private cell: RawCell | null = null;
  private inValue = false;
  private inReading = false;

  take(): RawRow[] {
    return this.done.splice(0);
  }

  readonly open = ({ name, attributes }: SaxesTagPlain): void => {
    const tag = local(name);
    if (tag === 'row') this.row = { line: Number(attributes['r'] ?? this.row.line + 1), cells: [] };
    else if (tag === 'c') {
      const at = columnOf(attributes['r']) ?? (this.row.cells.at(-1)?.at ?? -1) + 1;
      this.cell = { at, type: attributes['t'] ?? 'n', value: '' };
    } else if (tag === 'rPh') this.inReading = true;
    else if (tag === 'v' || tag === 't') this.inValue = !this.inReading;
  };

  readonly text = (text: string): void => {
    if (this.inValue && this.cell !== null) this.cell.value += text;
  };

  readonly close = ({ name }: SaxesTagPlain): void => {
    const tag = local(name);
    if (tag === 'row') this.done.push(this.row);
    else if (tag === 'rPh') this.inReading = false;
    else if (tag === 'v' || tag === 't') this.inValue = false;
    else if (tag === 'c' && this.cell !== null) {
      if (this.cell.at < MOST_COLUMNS && this.cell.type !== 'e') this.row.cells.push(this.cell);
      this.cell = null;
    }
  };
}

interface Handlers {
  open: (tag: SaxesTagPlain) => void;
  text?: (text: string) => void;
  close?: (tag: SaxesTagPlain) => void;
}

/** A parser that refuses what is no XML, and text that never ends. */
function parser(handlers: Handlers): { write: (text: string) => void } {
  const xml = new SaxesParser();
  let since = 0;
  xml.on('opentag', (tag) => {
    since = 0;
    handlers.open(tag);
  });
  xml.on('text', handlers.text ?? (() => undefined));
  xml.on('cdata', handlers.text ?? (() => undefined));
  xml.on('closetag', (tag) => {
    since = 0;
    handlers.close?.(tag);
  });
  xml.on('error', (cause) => {
    throw new DomainError(noticeErrors['notices.source-unreadable'], { cause });
  });
  return {
    write: (text) => {
      since += text.length;
      xml.write(text);
      if (since > MOST_TEXT) throw new DomainError(noticeErrors['notices.source-unreadable']);
    },
  };
}

function local(name: string): string {
  return name.slice(name.indexOf(':') + 1);
}

/** Place of a cell in its row, from 0, by its name: `AB12` is 27. */
function columnOf(name: string | undefined): number | null {
  const letters = /^[A-Z]{1,3}/.exec(name ?? '')?.[0];
  if (letters === undefined) return null;
  return Array.from(letters).reduce((sum, letter) => sum * 26 + letter.charCodeAt(0) - 64, 0) - 1;
}
