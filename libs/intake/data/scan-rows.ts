import { Inject, Injectable } from '@nestjs/common';
import { CLOCK, nowInstant, type Clock, type Instant } from '#kernel';
import { query, run, UnitOfWork } from '#persistence';
import type { ScanState } from './original-scan.entity.js';

/** What is known of an original. */
export interface ScanLine {
  originalId: string;
  state: ScanState;
  finding: string | null;
  scannedAt: Instant;
}

interface Row {
  original_id: string;
  state: ScanState;
  finding: string | null;
  scanned_at: Instant;
}

const COLUMNS = 's.original_id, s.state, s.finding, s.scanned_at';
/** After so many tries an original that gets no verdict is left as it is; too large for the scanner, for one. */
const MOST_ATTEMPTS = 20;

/** Verdicts on originals, and what they mean for arrivals and complaints. */
@Injectable()
export class ScanRows {
  constructor(
    private readonly uow: UnitOfWork,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  async one(originalId: string): Promise<ScanLine | null> {
    const sql = `SELECT ${COLUMNS} FROM original_scans s WHERE s.original_id = ?`;
    const [row] = await query<Row>(this.uow.reads, sql, [originalId]);
    return row === undefined ? null : toLine(row);
  }

  /** Verdicts on everything that belongs to a complaint: its arrivals and their files. */
  async ofComplaint(complaintId: string): Promise<ScanLine[]> {
    const rows = await query<Row>(
      this.uow.reads,
      `SELECT ${COLUMNS} FROM original_scans s WHERE s.original_id IN (SELECT original_id FROM arrivals WHERE complaint_id = ?)
       OR s.original_id IN (SELECT f.id FROM arrival_files f JOIN arrivals a ON a.id = f.arrival_id WHERE a.complaint_id = ?)
       ORDER BY s.original_id`,
      [complaintId, complaintId],
    );
    return rows.map(toLine);
  }

  /** Originals without a verdict: those never tried first. */
  async waiting(limit: number): Promise<string[]> {
    const fresh = await query<{ id: string }>(
      this.uow.reads,
      `SELECT o.id FROM sealed_originals o LEFT JOIN original_scans s ON s.original_id = o.id
       WHERE s.original_id IS NULL ORDER BY o.id DESC LIMIT ?`,
      [limit],
    );
    if (fresh.length >= limit) return fresh.map(({ id }) => id);
    const again = await query<{ original_id: string }>(
      this.uow.reads,
      `SELECT original_id FROM original_scans WHERE state = 'not-scanned' AND attempts < ? ORDER BY original_id LIMIT ?`,
      [MOST_ATTEMPTS, limit - fresh.length],
    );
    return [...fresh.map(({ id }) => id), ...again.map((row) => row.original_id)];
  }

  /** Keeps a verdict and marks arrival and complaint. A finding stays, whatever is said later. Inside a unit. */
  async keep(originalId: string, state: ScanState, finding: string | null): Promise<void> {
    await this.uow.write(async (m) => {
      await run(
        m,
        `INSERT INTO original_scans (original_id, state, finding, attempts, scanned_at) VALUES (?, ?, ?, 1, ?)
         ON CONFLICT (original_id) DO UPDATE SET state = excluded.state, finding = excluded.finding,
         attempts = original_scans.attempts + 1, scanned_at = excluded.scanned_at WHERE original_scans.state <> 'found'`,
        [originalId, state, finding, nowInstant(this.clock)],
      );
      await this.mark(originalId, state);
    });
  }

  private async mark(originalId: string, state: ScanState): Promise<void> {
    const m = this.uow.manager;
    const arrivals = await query<{ id: string; warnings: string; complaint_id: string | null }>(
      m,
      `SELECT id, warnings, complaint_id FROM arrivals WHERE original_id = ?
       OR id IN (SELECT arrival_id FROM arrival_files WHERE id = ?)`,
      [originalId, originalId],
    );
    for (const { id, warnings, complaint_id: complaintId } of arrivals) {
      const before = JSON.parse(warnings) as string[];
      const after = withState(before, state);
      if (after.length === before.length && after.every((code, at) => code === before[at])) continue;
      await run(m, 'UPDATE arrivals SET warnings = ? WHERE id = ?', [JSON.stringify(after), id]);
      if (state !== 'found') continue;
      await run(m, 'UPDATE arrivals SET human_must_read = ? WHERE id = ?', [true, id]);
      await run(m, 'UPDATE complaints SET human_must_read = ? WHERE id = ?', [true, complaintId ?? '']);
    }
  }
}

function withState(warnings: string[], state: ScanState): string[] {
  const others = warnings.filter((code) => code !== 'not-scanned');
  if (state === 'clean') return others;
  const code = state === 'found' ? 'malware-found' : 'not-scanned';
  return others.includes(code) ? others : [...others, code];
}

function toLine(row: Row): ScanLine {
  return { originalId: row.original_id, state: row.state, finding: row.finding, scannedAt: row.scanned_at };
}
