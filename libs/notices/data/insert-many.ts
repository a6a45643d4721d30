import type { EntityManager } from 'typeorm';
import { run } from '#persistence';

/** Rows in one statement; few sizes, so that the prepared statements stay few. */
const GROUPS = [64, 16, 4, 1] as const;

export interface ManyRows {
  table: string;
  columns: readonly string[];
  /** Values in the order of the columns. */
  rows: readonly (readonly unknown[])[];
}

/** Inserts rows by few statements; a row whose key stands there already is passed over. Inside a unit. */
export async function insertMany(m: EntityManager, { table, columns, rows }: ManyRows): Promise<number> {
  let done = 0;
  let inserted = 0;
  const marks = `(${columns.map(() => '?').join(', ')})`;
  for (const size of GROUPS) {
    while (rows.length - done >= size) {
      const group = rows.slice(done, done + size);
      const sql = `INSERT INTO ${table} (${columns.join(', ')}) VALUES ${group.map(() => marks).join(', ')} ON CONFLICT DO NOTHING`;
      inserted += await run(m, sql, group.flat());
      done += size;
    }
  }
  return inserted;
}
