import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { query, run, UnitOfWork } from '#persistence';
import { Vault, type DataKey } from '#vault';
import { insertMany } from '../data/insert-many.js';
import type { JudgedRow } from './judge-rows.js';
import type { PartyFault } from './read-row.js';

/** A row with a fault as people see it: no content. */
export interface SourceLineView {
  row: number;
  line: number;
  outcome: 'refused' | 'incomplete';
  faults: PartyFault[];
}

export type LinePhase = 'dry' | 'run';

interface LineRow {
  row_number: number;
  line_number: number;
  outcome: 'refused' | 'incomplete';
  faults: string;
  sealed_cells: Uint8Array | null;
}

/** Rows with faults. Their cells are kept sealed, so that they can be mended and brought again. */
@Injectable()
export class SourceLines {
  constructor(
    private readonly uow: UnitOfWork,
    private readonly vault: Vault,
  ) {}

  /** Inside a unit. */
  async keep(
    m: EntityManager,
    to: { sourceId: string; phase: LinePhase; key: DataKey },
    rows: readonly JudgedRow[],
  ): Promise<void> {
    const { sourceId, phase, key } = to;
    const values = rows.map(({ source, outcome, faults }) => {
      const sealed = this.vault.seal(key, JSON.stringify(source.cells), place(sourceId, phase, source.row));
      return [sourceId, phase, source.row, source.line, outcome, JSON.stringify(faults), sealed];
    });
    const columns = ['source_id', 'phase', 'row_number', 'line_number', 'outcome', 'faults', 'sealed_cells'];
    await insertMany(m, { table: 'party_source_lines', columns, rows: values });
  }

  /** Inside a unit. */
  async forget(m: EntityManager, sourceId: string, phase: LinePhase): Promise<void> {
    await run(m, 'DELETE FROM party_source_lines WHERE source_id = ? AND phase = ?', [sourceId, phase]);
  }

  /** In the order of the file, from the row after `after`. */
  async page(sourceId: string, phase: LinePhase, page: { after: number; limit: number }): Promise<SourceLineView[]> {
    return (await this.rows(sourceId, phase, page)).map(view);
  }

  /** The same with the cells, in clear. */
  async open(
    source: { id: string; key: DataKey },
    phase: LinePhase,
    page: { after: number; limit: number },
  ): Promise<(SourceLineView & { cells: string[] })[]> {
    const rows = await this.rows(source.id, phase, page);
    return rows.map((row) => {
      const at = place(source.id, phase, row.row_number);
      const text = row.sealed_cells === null ? '[]' : this.vault.openText(source.key, row.sealed_cells, at);
      return { ...view(row), cells: JSON.parse(text) as string[] };
    });
  }

  private rows(sourceId: string, phase: LinePhase, page: { after: number; limit: number }): Promise<LineRow[]> {
    return query<LineRow>(
      this.uow.reads,
      `SELECT row_number, line_number, outcome, faults, sealed_cells FROM party_source_lines
        WHERE source_id = ? AND phase = ? AND row_number > ? ORDER BY row_number LIMIT ?`,
      [sourceId, phase, page.after, page.limit],
    );
  }
}

function view(row: LineRow): SourceLineView {
  const { row_number: number, line_number: line, outcome, faults } = row;
  return { row: number, line, outcome, faults: JSON.parse(faults) as PartyFault[] };
}

function place(sourceId: string, phase: LinePhase, row: number): { table: string; column: string; row: string } {
  return { table: 'party_source_lines', column: 'sealed_cells', row: `${sourceId} ${phase} ${String(row)}` };
}
