import { Inject, Injectable } from '@nestjs/common';
import { CLOCK, type Clock } from '#kernel';
import { query, UnitOfWork } from '#persistence';
import { BlobStore, type StoredBlob } from '../data/blob-store.js';

/** Files younger than this (ms) may belong to a unit of work that is still running. */
const GRACE_MS = 60 * 60 * 1000;
const PAGE = 500;

/** What a crash may have left, as paths within the blob store, and what must never happen. */
export interface BlobReport {
  /** Half-written files. Harmless: their arrival was never acknowledged. */
  temporary: string[];
  /** Whole files whose unit of work never committed. Harmless likewise. */
  withoutRow: string[];
  /** Originals whose file is gone: a loss, to be answered from a backup. */
  missing: { originalId: string; path: string }[];
}

/** Compares the blob store with the rows of sealed originals. */
@Injectable()
export class CheckBlobs {
  constructor(
    private readonly uow: UnitOfWork,
    private readonly blobs: BlobStore,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  /** Reports; files younger than `graceMs` are not looked at. */
  async execute(graceMs = GRACE_MS): Promise<BlobReport> {
    const before = this.clock.now().getTime() - graceMs;
    const report: BlobReport = { temporary: [], withoutRow: [], missing: await this.missing() };
    let page: string[] = [];
    for await (const blob of this.blobs.list()) {
      if (blob.modifiedMs > before) continue;
      if (blob.temporary) report.temporary.push(blob.path);
      else page.push(blob.path);
      if (page.length >= PAGE) {
        report.withoutRow.push(...(await this.unknown(page)));
        page = [];
      }
    }
    report.withoutRow.push(...(await this.unknown(page)));
    return report;
  }

  /** Removes half-written files and files without a row; answers how many. Rows are never touched. */
  async removeLeftovers(graceMs = GRACE_MS): Promise<number> {
    const { temporary, withoutRow } = await this.execute(graceMs);
    const paths: StoredBlob['path'][] = [...temporary, ...withoutRow];
    for (const path of paths) await this.blobs.remove(path);
    return paths.length;
  }

  private async unknown(paths: readonly string[]): Promise<string[]> {
    if (paths.length === 0) return [];
    const marks = paths.map(() => '?').join(', ');
    const sql = `SELECT blob_path FROM sealed_originals WHERE blob_path IN (${marks})`;
    const rows = await query<{ blob_path: string }>(this.uow.reads, sql, paths);
    const known = new Set(rows.map((row) => row.blob_path));
    return paths.filter((path) => !known.has(path));
  }

  private async missing(): Promise<BlobReport['missing']> {
    const missing: BlobReport['missing'] = [];
    let after = '';
    for (;;) {
      const sql = `SELECT id, blob_path FROM sealed_originals
        WHERE blob_path IS NOT NULL AND id > ? ORDER BY id LIMIT ${String(PAGE)}`;
      const rows = await query<{ id: string; blob_path: string }>(this.uow.reads, sql, [after]);
      for (const row of rows) {
        if (!(await this.blobs.has(row.blob_path))) missing.push({ originalId: row.id, path: row.blob_path });
      }
      const last = rows.at(-1);
      if (!last) return missing;
      after = last.id;
    }
  }
}
