import { Inject, Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { CLOCK, nowInstant, type Clock } from '#kernel';
import { query, run, UnitOfWork } from '#persistence';
import { Vault } from '#vault';
import { packList } from '../domain/posting-page.js';

/** Pieces of text whose bucket is kept in memory at most. */
const MOST_KEPT = 200_000;

/** A complaint to be entered, with the pieces of its words. */
export interface Entry {
  complaintId: string;
  keyId: string;
  grams: ReadonlySet<string>;
}

interface Sealed {
  complaintId: string;
  keyId: string;
  digest: string;
  sealed: Buffer;
}

/**
 * The documents of the index. A piece of text stands there as 16 bits of its keyed digest; a complaint's buckets are
 * sealed under its own key until a segment takes them in ({@link Segments}).
 */
@Injectable()
export class SearchIndex {
  private readonly buckets = new Map<string, number>();

  constructor(
    private readonly uow: UnitOfWork,
    private readonly vault: Vault,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  /** 16 bits of the keyed digest of a piece of text. */
  bucketOf(gram: string): number {
    const known = this.buckets.get(gram);
    if (known !== undefined) return known;
    if (this.buckets.size > MOST_KEPT) this.buckets.clear();
    const bucket = Buffer.from(this.vault.lookup('search-gram', gram).slice(0, 4), 'base64url').readUInt16BE(0);
    this.buckets.set(gram, bucket);
    return bucket;
  }

  /** Enters complaints, or enters them anew where their words changed; answers how many were written. */
  async enter(entries: readonly Entry[]): Promise<number> {
    const sealed: Sealed[] = [];
    for (const entry of entries) sealed.push(await this.seal(entry));
    return this.uow.write(async (m) => {
      const gone = await this.erased(m, sealed);
      let [before, written] = [0, 0];
      for (const each of sealed) {
        if (gone.has(each.keyId) || !(await this.differs(m, each))) continue;
        if (written === 0) before = await this.lastSeq(m);
        written += 1;
        await this.put(m, each, before + written);
      }
      if (written > 0) await run(m, 'UPDATE search_progress SET last_seq = ? WHERE id = 1', [before + written]);
      return written;
    });
  }

  /**
   * Takes out what a key sealed, in the unit that erases it. Buckets of it that a segment holds go when the segment is
   * written anew under another key, which is asked for here; so do those of its earlier words, wherever they are.
   */
  async forget(keyId: string): Promise<void> {
    await this.uow.write(async (m) => {
      const rows = await query<{ seq: number }>(m, 'SELECT seq FROM search_docs WHERE key_id = ?', [keyId]);
      if (rows.length === 0) return;
      await run(m, 'DELETE FROM search_docs WHERE key_id = ?', [keyId]);
      for (const { seq } of rows) {
        await run(m, 'DELETE FROM search_fresh WHERE seq = ?', [seq]);
        await run(m, 'UPDATE search_segments SET purge = ? WHERE (first_seq <= ? AND last_seq >= ?) OR dead > 0', [
          true,
          seq,
          seq,
        ]);
      }
    });
  }

  /** Keys that were erased while nobody told the index: by another program, or from a copy put back. */
  async forgetErased(): Promise<void> {
    const rows = await query<{ key_id: string }>(
      this.uow.reads,
      `SELECT d.key_id AS key_id FROM search_docs d JOIN data_keys k ON k.id = d.key_id
       WHERE k.erased_at IS NOT NULL LIMIT 1000`,
    );
    for (const { key_id: keyId } of rows) await this.forget(keyId);
  }

  /**
   * Complaints that stand in no index though they can be opened: whatever kept them out. A few of them; the newest are
   * about to be entered anyway.
   */
  async missing(before: string): Promise<string[]> {
    const rows = await query<{ id: string }>(
      this.uow.reads,
      `SELECT c.id AS id FROM complaints c JOIN data_keys k ON k.id = c.key_id AND k.wrapped IS NOT NULL
       LEFT JOIN search_docs d ON d.complaint_id = c.id LEFT JOIN search_troubles t ON t.complaint_id = c.id
       WHERE d.complaint_id IS NULL AND t.complaint_id IS NULL AND c.id < ? ORDER BY c.id LIMIT 100`,
      [before],
    );
    return rows.map(({ id }) => id);
  }

  /** Empties the index; it fills itself again. Numbers go on: processes keep in memory what stood under the old ones. */
  async clear(): Promise<void> {
    await this.uow.write(async (m) => {
      const keys = await query<{ key_id: string }>(m, 'SELECT key_id FROM search_segments');
      for (const table of ['search_pages', 'search_segments', 'search_fresh', 'search_docs'])
        await run(m, `DELETE FROM ${table}`);
      await run(m, `UPDATE search_progress SET complaints_to = '', events_to = '' WHERE id = 1`);
      await run(m, `UPDATE search_troubles SET next_at = ''`);
      for (const { key_id: keyId } of keys) await this.vault.eraseKey(keyId);
    });
  }

  private async seal({ complaintId, keyId, grams }: Entry): Promise<Sealed> {
    const buckets = [...new Set([...grams].map((gram) => this.bucketOf(gram)))].sort((a, b) => a - b);
    const packed = packList(buckets);
    const key = await this.vault.openKey(keyId);
    return {
      complaintId,
      keyId,
      digest: this.vault.lookup('search-doc', `${complaintId}\u0000${packed.toString('base64')}`).slice(0, 22),
      sealed: this.vault.seal(key, packed, bucketsAt(complaintId)),
    };
  }

  /** A key may have gone since its complaint was opened. */
  private async erased(m: EntityManager, entries: readonly Sealed[]): Promise<Set<string>> {
    if (entries.length === 0) return new Set();
    const rows = await query<{ id: string }>(
      m,
      `SELECT id FROM data_keys WHERE id IN (${entries.map(() => '?').join(', ')}) AND erased_at IS NOT NULL`,
      entries.map(({ keyId }) => keyId),
    );
    return new Set(rows.map(({ id }) => id));
  }

  /** Under the lock of its row, where the database has such: two processes never give the same number. */
  private async lastSeq(m: EntityManager): Promise<number> {
    await run(m, 'UPDATE search_progress SET last_seq = last_seq WHERE id = 1');
    const [row] = await query<{ last_seq: number }>(m, 'SELECT last_seq FROM search_progress WHERE id = 1');
    return row?.last_seq ?? 0;
  }

  /** Whether the words are others than those that stand there; the segment that holds the old ones is told. */
  private async differs(m: EntityManager, { complaintId, digest }: Sealed): Promise<boolean> {
    const sql = 'SELECT seq, digest FROM search_docs WHERE complaint_id = ?';
    const [known] = await query<{ seq: number; digest: string }>(m, sql, [complaintId]);
    if (known?.digest === digest) return false;
    if (known !== undefined) {
      await run(m, 'DELETE FROM search_fresh WHERE seq = ?', [known.seq]);
      const stale = 'UPDATE search_segments SET dead = dead + 1 WHERE first_seq <= ? AND last_seq >= ?';
      await run(m, stale, [known.seq, known.seq]);
    }
    return true;
  }

  private async put(m: EntityManager, { complaintId, keyId, digest, sealed }: Sealed, seq: number): Promise<void> {
    await run(
      m,
      `INSERT INTO search_docs (complaint_id, seq, key_id, digest, indexed_at) VALUES (?, ?, ?, ?, ?)
       ON CONFLICT (complaint_id) DO UPDATE SET seq = excluded.seq, key_id = excluded.key_id,
         digest = excluded.digest, indexed_at = excluded.indexed_at`,
      [complaintId, seq, keyId, digest, nowInstant(this.clock)],
    );
    await run(m, 'INSERT INTO search_fresh (seq, sealed_buckets) VALUES (?, ?)', [seq, sealed]);
  }
}

/** Where a fresh document's buckets are sealed. */
export function bucketsAt(complaintId: string): { table: string; column: string; row: string } {
  return { table: 'search_fresh', column: 'sealed_buckets', row: complaintId };
}
