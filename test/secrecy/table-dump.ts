import { createWriteStream } from 'node:fs';
import { once } from 'node:events';
import type { EntityManager } from 'typeorm';
import { query } from '#persistence';

/** Writes every value of every table of a PostgreSQL database to `file`, bytes as they are. */
export async function writeTables(reads: EntityManager, file: string): Promise<void> {
  const out = createWriteStream(file);
  const tables = await query<{ schema: string; name: string }>(
    reads,
    `SELECT table_schema AS schema, table_name AS name FROM information_schema.tables
     WHERE table_type = 'BASE TABLE' AND table_schema NOT IN ('pg_catalog', 'information_schema')`,
  );
  for (const { schema, name } of tables) {
    for (const row of await query<object>(reads, `SELECT * FROM "${schema}"."${name}"`)) {
      for (const value of Object.values(row)) {
        out.write(Buffer.isBuffer(value) ? value : `${typeof value === 'string' ? value : JSON.stringify(value)}\n`);
      }
    }
  }
  out.end();
  await once(out, 'finish');
}
