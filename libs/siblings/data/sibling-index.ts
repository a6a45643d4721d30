import { Injectable } from '@nestjs/common';
import type { Instant } from '#kernel';
import { query, run, UnitOfWork } from '#persistence';
import { Vault } from '#vault';

/** A part of a complaint by which others are found: of which kind it is, and its bucket. */
export interface IndexKey {
  kind: 'band' | 'text' | 'phone' | 'email' | 'name' | 'line' | 'kin';
  bucket: number;
}

/** Another complaint in one of the buckets. */
export interface Neighbour {
  bucket: number;
  seq: number;
  complaintId: string;
}

/** Newest entries that are taken out of one bucket: what a hundred share says nothing. */
const PER_BUCKET = 30;
/** Buckets of one statement, padded to this number, so that its prepared form is always the same. */
const AT_ONCE = 40;
const NO_BUCKET = -1;

const TAKE = `SELECT * FROM (SELECT bucket, seq FROM sibling_buckets WHERE bucket = ? AND seq <> ?
  ORDER BY seq DESC LIMIT ${String(PER_BUCKET)}) t`;
const FIND = `SELECT f.bucket AS bucket, f.seq AS seq, m.complaint_id AS complaint_id FROM
  (${Array.from({ length: AT_ONCE }, (_, n) => `${TAKE}${String(n)}`).join(' UNION ALL ')}) f
  JOIN sibling_marks m ON m.seq = f.seq`;

/** The index of complaints that share something. All that is stored are digests under the desk's key. */
@Injectable()
export class SiblingIndex {
  constructor(
    private readonly uow: UnitOfWork,
    private readonly vault: Vault,
  ) {}

  /** 48 bits of the keyed digest of a value. */
  keyOf(kind: IndexKey['kind'], value: string): IndexKey {
    const digest = Buffer.from(this.vault.lookup(`sibling-${kind}`, value), 'base64url');
    return { kind, bucket: digest.readUIntBE(0, 6) };
  }

  /** Enters a complaint, or adds keys to one that stands there; answers its `seq`. Inside a unit. */
  async enter(complaintId: string, keys: readonly IndexKey[]): Promise<number> {
    const m = this.uow.manager;
    const seq = (await this.seqOf(complaintId)) ?? (await this.mark(complaintId));
    const buckets = [...new Set(keys.map(({ bucket }) => bucket))];
    if (buckets.length === 0) return seq;
    const values = buckets.map(() => '(?, ?)').join(', ');
    await run(
      m,
      `INSERT INTO sibling_buckets (bucket, seq) VALUES ${values} ON CONFLICT DO NOTHING`,
      buckets.flatMap((bucket) => [bucket, seq]),
    );
    return seq;
  }

  /** Others that share a bucket, the newest of each. */
  async neighbours(seq: number, keys: readonly IndexKey[]): Promise<Neighbour[]> {
    const buckets = [...new Set(keys.map(({ bucket }) => bucket))];
    const found: Neighbour[] = [];
    for (let from = 0; from < buckets.length; from += AT_ONCE) {
      const some = buckets.slice(from, from + AT_ONCE);
      const padded = [...some, ...Array<number>(AT_ONCE - some.length).fill(NO_BUCKET)];
      const rows = await query<{ bucket: number | string; seq: number; complaint_id: string }>(
        this.uow.manager,
        FIND,
        padded.flatMap((bucket) => [bucket, seq]),
      );
      found.push(...rows.map((row) => ({ bucket: Number(row.bucket), seq: row.seq, complaintId: row.complaint_id })));
    }
    return found;
  }

  /** Complaints whose siblings were not looked for yet, or have to be looked for again; oldest first, from `floor` on. */
  async waiting(floor: string, limit: number): Promise<string[]> {
    const rows = await query<{ id: string }>(
      this.uow.reads,
      `SELECT id FROM (SELECT c.id AS id FROM complaints c LEFT JOIN sibling_marks s ON s.complaint_id = c.id
         WHERE c.id > ? AND s.complaint_id IS NULL ORDER BY c.id LIMIT ?) fresh
       UNION SELECT id FROM (SELECT complaint_id AS id FROM sibling_marks WHERE looked_at IS NULL
         ORDER BY complaint_id LIMIT ?) again ORDER BY id LIMIT ?`,
      [floor, limit, limit, limit],
    );
    return rows.map((row) => row.id);
  }

  /** Inside a unit. */
  async looked(complaintId: string, at: Instant): Promise<void> {
    await run(this.uow.manager, 'UPDATE sibling_marks SET looked_at = ? WHERE complaint_id = ?', [at, complaintId]);
  }

  /** The complaint's words or contact changed. Joins the caller's unit. */
  async lookAgain(complaintId: string): Promise<void> {
    await this.uow.write((m) =>
      run(m, 'UPDATE sibling_marks SET looked_at = NULL WHERE complaint_id = ?', [complaintId]),
    );
  }

  private async seqOf(complaintId: string): Promise<number | undefined> {
    const sql = 'SELECT seq FROM sibling_marks WHERE complaint_id = ?';
    return (await query<{ seq: number }>(this.uow.manager, sql, [complaintId]))[0]?.seq;
  }

  /** The write lock is held: nobody else counts at the same time. */
  private async mark(complaintId: string): Promise<number> {
    const [row] = await query<{ seq: number }>(
      this.uow.manager,
      `INSERT INTO sibling_marks (complaint_id, seq, looked_at)
       SELECT ?, COALESCE(MAX(seq), 0) + 1, NULL FROM sibling_marks RETURNING seq`,
      [complaintId],
    );
    if (!row) throw new Error('a complaint could not be entered in the index of siblings');
    return row.seq;
  }
}
