import { Inject, Injectable } from '@nestjs/common';
import { CLOCK, nowInstant, type Clock } from '#kernel';
import { query, run, UnitOfWork } from '#persistence';
import { FileMasterKey } from '../data/file-master-key.js';
import { MasterKey } from '../data/master-key.js';
import type { KeyScope } from '../domain/data-key.js';

const ROWS_PER_UNIT = 500;

/** How many data keys each master key wraps. */
export interface KeyStatus {
  active: string;
  keys: { masterKeyId: string; dataKeys: number; inRing: boolean }[];
  erased: number;
}

interface WrappedRow {
  id: string;
  scope: KeyScope;
  wrapped: Buffer;
  master_key_id: string;
}

/** Gives the desk a new master key and wraps every data key with it. Sealed content stays as it is. */
@Injectable()
export class RotateMasterKey {
  constructor(
    private readonly uow: UnitOfWork,
    private readonly master: MasterKey,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  /** A new active key, then {@link rewrap}. The new key is durable in the ring before the first row needs it. */
  async execute(): Promise<{ active: string; rewrapped: number }> {
    if (!(this.master instanceof FileMasterKey)) throw new Error('this master key is not kept in a file');
    this.master.addKey(nowInstant(this.clock));
    return this.rewrap();
  }

  /** Wraps with the active key what another one still wraps; may be repeated after a crash. */
  async rewrap(): Promise<{ active: string; rewrapped: number }> {
    let rewrapped = 0;
    let moved: number;
    do {
      moved = await this.rewrapSome();
      rewrapped += moved;
    } while (moved > 0);
    return { active: this.master.activeId(), rewrapped };
  }

  /** What the ring and the data keys look like now. */
  async status(): Promise<KeyStatus> {
    const rows = await query<{ id: string; n: number | string }>(
      this.uow.reads,
      'SELECT master_key_id AS id, COUNT(*) AS n FROM data_keys WHERE wrapped IS NOT NULL GROUP BY master_key_id',
    );
    const [gone] = await query<{ n: number | string }>(
      this.uow.reads,
      'SELECT COUNT(*) AS n FROM data_keys WHERE wrapped IS NULL',
    );
    const keys = rows.map(({ id, n }) => ({ masterKeyId: id, dataKeys: Number(n), inRing: this.master.holds(id) }));
    return { active: this.master.activeId(), keys, erased: Number(gone?.n ?? 0) };
  }

  private async rewrapSome(): Promise<number> {
    return this.uow.write(async (m) => {
      const sql = `SELECT id, scope, wrapped, master_key_id FROM data_keys
        WHERE master_key_id <> ? AND wrapped IS NOT NULL ORDER BY id LIMIT ${String(ROWS_PER_UNIT)}`;
      const rows = await query<WrappedRow>(m, sql, [this.master.activeId()]);
      for (const row of rows) {
        const bytes = this.master.unwrap({ masterKeyId: row.master_key_id, wrapped: row.wrapped }, row.id, row.scope);
        const next = this.master.wrap(bytes, row.id, row.scope);
        await run(m, 'UPDATE data_keys SET wrapped = ?, master_key_id = ? WHERE id = ?', [
          next.wrapped,
          next.masterKeyId,
          row.id,
        ]);
      }
      return rows.length;
    });
  }
}
