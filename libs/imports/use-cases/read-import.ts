import { Injectable } from '@nestjs/common';
import { stringify } from 'csv-stringify/sync';
import { loadYaml, type Actor } from '#kernel';
import { AuditLog } from '#audit';
import { ImportLines, type LineCounts, type LineView } from '../data/import-lines.js';
import { ImportRows } from '../data/import-rows.js';
import type { Import } from '../data/import.entity.js';
import { FAULT_COLUMN, LINE_COLUMN, proposeColumns } from '../domain/columns.js';
import { emptyMapping, type ImportMapping, type SourceRow } from '../domain/import.js';
import type { ImportWords } from '../domain/import-words.js';
import { escaped } from '../domain/map-row.js';
import { openSource, type Source } from '../readers/open-source.js';
import { formatOfRow } from './control-import.js';

/** Rows shown beside the mapping. */
const SAMPLE_ROWS = 5;
const LISTED = 500;

/** An import as people see it; the file's name, and nothing else of what stands in it. */
export interface ImportView {
  id: string;
  kind: Import['kind'];
  charset: string | null;
  delimiter: string | null;
  fileName: string;
  size: number;
  sha256: string;
  state: Import['state'];
  rowsTotal: number | null;
  rowsDone: number;
  createdAt: string;
  createdBy: string;
  changedAt: string;
  mapping: ImportMapping | null;
  /** What the dry run found; `taken` is what would be taken. Null before it is through. */
  check: LineCounts | null;
  /** What became of the rows so far. */
  counts: LineCounts;
}

/** Columns, the first rows, and how the columns will probably be read. */
export interface ImportColumns {
  names: string[];
  rows: string[][];
  mapping: ImportMapping;
}

/** Shows imports and hands out the rows that failed. */
@Injectable()
export class ReadImport {
  constructor(
    private readonly rows: ImportRows,
    private readonly lines: ImportLines,
    private readonly audit: AuditLog,
  ) {}

  /** Error: `imports.not-found`. */
  async one(id: string): Promise<ImportView> {
    return this.view(await this.rows.row(id));
  }

  /** Newest first. */
  async page(limit: number, beforeId: string | null): Promise<ImportView[]> {
    return Promise.all((await this.rows.list(limit, beforeId)).map((row) => this.view(row)));
  }

  /** Content: the look is in the audit log before anything leaves. */
  async columns(id: string, actor: Actor): Promise<ImportColumns> {
    const row = await this.rows.row(id);
    await this.audit.append({ actor, action: 'import.columns-read', object: `import:${id}` });
    const bytes = await this.rows.bytes(row);
    const source = await openSource(bytes, formatOfRow(row), true);
    const mapping = (await this.rows.mapping(row)) ?? (await this.proposal(source));
    const shown = mapping.header ? source : await openSource(bytes, formatOfRow(row), false);
    const rows: string[][] = [];
    for (const { cells } of shown.rows()) {
      if (rows.push(cells.map((cell) => cell.slice(0, 200))) === SAMPLE_ROWS) break;
    }
    return { names: shown.names, rows, mapping };
  }

  /** The mapping that was last used for this heading, else what the words of the heading say. */
  async proposal(source: Source): Promise<ImportMapping> {
    const saved = source.names.length === 0 ? null : await this.rows.savedMapping(source.names);
    const words = loadYaml<ImportWords>('import-columns.yaml');
    return saved ?? { ...emptyMapping(), columns: proposeColumns(source.names, words) };
  }

  /** Rows with fields and codes, no content; of the import once it runs, else of its dry run. */
  async linesOf(
    id: string,
    outcomes: readonly LineView['outcome'][],
    limit: number,
    afterRow: number,
  ): Promise<LineView[]> {
    return this.lines.page(id, { phase: this.phaseOf(await this.rows.row(id)), outcomes }, limit, afterRow);
  }

  /**
   * The rows that were not taken because of errors, as they stand in the file, as CSV (UTF-8 with mark) with line and codes
   * in front: to be mended and imported again. Audited. Repeats are not in it.
   */
  async failedRows(id: string, actor: Actor): Promise<Buffer> {
    const row = await this.rows.row(id);
    await this.audit.append({ actor, action: 'import.failed-rows-read', object: `import:${id}` });
    const mapping = (await this.rows.mapping(row)) ?? emptyMapping();
    const source = await openSource(await this.rows.bytes(row), formatOfRow(row), mapping.header);
    const kept = source.names.map((_, at) => at).filter((at) => !source.ignored.has(at));
    const parts = [`\uFEFF${csvLine([LINE_COLUMN, FAULT_COLUMN, ...kept.map((at) => source.names[at] ?? '')])}`];
    for await (const { source: each, line } of this.failed(row, source)) {
      const faults = line.faults.map(({ field, code }) => `${field}: ${code}`).join('; ');
      parts.push(csvLine([String(line.line), faults, ...cellsOf(each, kept)]));
    }
    return Buffer.from(parts.join(''), 'utf8');
  }

  private async *failed(row: Import, source: Source): AsyncGenerator<{ source: SourceRow; line: LineView }> {
    const phase = this.phaseOf(row);
    const rows = source.rows()[Symbol.iterator]();
    let after = 0;
    for (;;) {
      const lines = await this.lines.page(row.id, { phase, outcomes: ['error'] }, LISTED, after);
      for (const line of lines) {
        for (let next = rows.next(); next.done !== true; next = rows.next()) {
          if (next.value.row < line.row) continue;
          yield { source: next.value, line };
          break;
        }
        after = line.row;
      }
      if (lines.length < LISTED) return;
    }
  }

  private phaseOf(row: Import): 'dry' | 'run' {
    return ['uploaded', 'checking', 'checked'].includes(row.state) ? 'dry' : 'run';
  }

  private async view(row: Import): Promise<ImportView> {
    const { id, kind, charset, delimiter, size, sha256, state, rowsTotal, rowsDone, createdAt, createdBy, changedAt } =
      row;
    const dry = await this.lines.counts(id, 'dry');
    return {
      ...{ id, kind, charset, delimiter, size, sha256, state, rowsTotal, rowsDone, createdAt, createdBy, changedAt },
      fileName: await this.rows.fileName(row),
      mapping: await this.rows.mapping(row),
      check: rowsTotal === null ? null : { ...dry, taken: rowsTotal - dry.repeat - dry.error },
      counts: await this.lines.counts(id, 'run'),
    };
  }
}

/** A row may have more cells than the heading; none is left out. */
function cellsOf({ cells }: SourceRow, kept: readonly number[]): string[] {
  const further = cells.slice((kept.at(-1) ?? -1) + 1);
  return [...kept.map((at) => cells[at] ?? ''), ...further];
}

function csvLine(cells: readonly string[]): string {
  return stringify([cells.map(escaped)], { record_delimiter: '\r\n' });
}
