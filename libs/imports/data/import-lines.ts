import { Injectable } from '@nestjs/common';
import { query, run, UnitOfWork } from '#persistence';
import { Vault } from '#vault';
import { normaliseFor } from '#complaints';
import type { LineOutcome, RowFault } from '../domain/import.js';
import type { LineToKeep } from './import-rows.js';

/** Rows by outcome. */
export type LineCounts = Record<LineOutcome, number>;

/** A row as people see it: no content. */
export interface LineView {
  row: number;
  line: number;
  outcome: LineOutcome;
  faults: RowFault[];
  arrivalId: string | null;
  complaintId: string | null;
  slipNumber: string | null;
}

interface LineRow {
  row_number: number;
  line_number: number;
  outcome: LineOutcome;
  faults: string;
  arrival_id: string | null;
  complaint_id: string | null;
  slip_number: string | null;
}

/** What is known already of the rows of a chunk. */
export interface KnownRows {
  /** Hashes of rows that an import has taken. */
  taken: ReadonlySet<string>;
  /** Hashes of external references and slip numbers that stand in the desk. */
  references: ReadonlySet<string>;
  /** Message-IDs that belong to a complaint. */
  messageIds: ReadonlySet<string>;
}

/** What became of each row of an import. */
@Injectable()
export class ImportLines {
  constructor(
    private readonly uow: UnitOfWork,
    private readonly vault: Vault,
  ) {}

  /** Keeps rows; one that is kept already stays as it is. Joins the running unit. */
  async keep(importId: string, lines: readonly LineToKeep[]): Promise<void> {
    if (lines.length === 0) return;
    await this.uow.write((m) =>
      run(
        m,
        `INSERT INTO import_lines
         (import_id, phase, row_number, line_number, outcome, faults, row_hash, arrival_id, complaint_id)
         VALUES ${lines.map(() => '(?, ?, ?, ?, ?, ?, ?, ?, ?)').join(', ')} ON CONFLICT DO NOTHING`,
        lines.flatMap((line) => [
          importId,
          line.phase,
          line.row,
          line.line,
          line.outcome,
          JSON.stringify(line.faults ?? []),
          line.rowHash ?? null,
          line.arrivalId ?? null,
          line.complaintId ?? null,
        ]),
      ),
    );
  }

  /** Forgets the findings of an earlier dry run. Inside a unit. */
  async forgetDryRun(importId: string): Promise<void> {
    await this.uow.write((m) => run(m, "DELETE FROM import_lines WHERE import_id = ? AND phase = 'dry'", [importId]));
  }

  /** How the import decided the rows between two numbers that it is through with. */
  async done(importId: string, from: number, to: number): Promise<Map<number, LineOutcome>> {
    const rows = await query<{ row_number: number; outcome: LineOutcome }>(
      this.uow.reads,
      `SELECT row_number, outcome FROM import_lines
       WHERE import_id = ? AND phase = 'run' AND row_number >= ? AND row_number <= ?`,
      [importId, from, to],
    );
    return new Map(rows.map((row) => [row.row_number, row.outcome]));
  }

  async counts(importId: string, phase: 'dry' | 'run'): Promise<LineCounts> {
    const rows = await query<{ outcome: LineOutcome; n: number | string }>(
      this.uow.reads,
      'SELECT outcome, COUNT(*) AS n FROM import_lines WHERE import_id = ? AND phase = ? GROUP BY outcome',
      [importId, phase],
    );
    const counts: LineCounts = { taken: 0, repeat: 0, error: 0 };
    for (const { outcome, n } of rows) counts[outcome] = Number(n);
    return counts;
  }

  /** Rows in the order of the file, from the one after `afterRow`. */
  async page(
    importId: string,
    filter: { phase: 'dry' | 'run'; outcomes: readonly LineOutcome[] },
    limit: number,
    afterRow = 0,
  ): Promise<LineView[]> {
    const rows = await query<LineRow>(
      this.uow.reads,
      `SELECT l.row_number, l.line_number, l.outcome, l.faults, l.arrival_id, c.id AS complaint_id, c.slip_number
       FROM import_lines l LEFT JOIN arrivals a ON a.id = l.arrival_id
       LEFT JOIN complaints c ON c.id = COALESCE(l.complaint_id, a.complaint_id)
       WHERE l.import_id = ? AND l.phase = ? AND l.outcome IN (${filter.outcomes.map(() => '?').join(', ')})
       AND l.row_number > ? ORDER BY l.row_number LIMIT ?`,
      [importId, filter.phase, ...filter.outcomes, afterRow, limit],
    );
    return rows.map((row) => ({
      row: row.row_number,
      line: row.line_number,
      outcome: row.outcome,
      faults: JSON.parse(row.faults) as RowFault[],
      arrivalId: row.arrival_id,
      complaintId: row.complaint_id,
      slipNumber: row.slip_number,
    }));
  }

  /** The import that a complaint came with; null when it came by another way. */
  async ofComplaint(complaintId: string): Promise<{ importId: string; row: number } | null> {
    const rows = await query<{ import_id: string; row_number: number }>(
      this.uow.reads,
      `SELECT l.import_id, l.row_number FROM arrivals a JOIN import_lines l ON l.arrival_id = a.id
       WHERE a.complaint_id = ? AND l.outcome = 'taken' ORDER BY l.import_id LIMIT 1`,
      [complaintId],
    );
    const [row] = rows;
    return row === undefined ? null : { importId: row.import_id, row: row.row_number };
  }

  rowHash(identity: string): string {
    return this.vault.lookup('import-row', identity);
  }

  /** The hash under which an external reference is found; null for an empty one. */
  referenceHash(reference: string): string | null {
    const folded = normaliseFor('reference', reference);
    return folded === null ? null : this.vault.lookup('reference', folded);
  }

  /** What the desk knows of these rows; of those taken, what `except` took is left out. */
  async known(asked: {
    rowHashes: string[];
    references: string[];
    messageIds: string[];
    except: string | null;
  }): Promise<KnownRows> {
    const byHash = new Map<string, string>();
    for (const id of asked.messageIds) byHash.set(this.vault.lookup('message-id', id), id);
    const references = asked.references.flatMap((text) => this.referenceHash(text) ?? []);
    const found = await this.lookups('reference', references);
    const mails = await this.lookups('message-id', [...byHash.keys()]);
    return {
      taken: await this.takenHashes(asked.rowHashes, asked.except),
      references: new Set([...found, ...(await this.ownSlips(asked.references))]),
      messageIds: new Set(mails.flatMap((hash) => byHash.get(hash) ?? [])),
    };
  }

  private async takenHashes(hashes: string[], except: string | null): Promise<Set<string>> {
    if (hashes.length === 0) return new Set();
    const rows = await query<{ row_hash: string }>(
      this.uow.reads,
      `SELECT row_hash FROM import_lines
       WHERE outcome = 'taken' AND phase = 'run' AND import_id <> ? AND row_hash IN (${marks(hashes)})`,
      [except ?? '', ...hashes],
    );
    return new Set(rows.map((row) => row.row_hash));
  }

  private async lookups(kind: string, hashes: string[]): Promise<string[]> {
    if (hashes.length === 0) return [];
    const rows = await query<{ hash: string }>(
      this.uow.reads,
      `SELECT DISTINCT hash FROM complaint_lookups WHERE kind = ? AND hash IN (${marks(hashes)})`,
      [kind, ...hashes],
    );
    return rows.map((row) => row.hash);
  }

  /** References that are slip numbers of this desk. */
  private async ownSlips(references: string[]): Promise<string[]> {
    const slips = new Map(references.map((text) => [normaliseFor('slip', text) ?? '', text]));
    if (slips.size === 0) return [];
    const rows = await query<{ slip_number: string }>(
      this.uow.reads,
      `SELECT slip_number FROM complaints WHERE slip_number IN (${marks([...slips.keys()])})`,
      [...slips.keys()],
    );
    return rows.flatMap((row) => this.referenceHash(slips.get(row.slip_number) ?? '') ?? []);
  }
}

function marks(values: readonly unknown[]): string {
  return values.map(() => '?').join(', ');
}
