import { getDataSourceToken } from '@nestjs/typeorm';
import type { DataSource } from 'typeorm';
import { profile } from '#persistence';
import type { TestDesk } from '#testing';

/** A text that needs new pages in any database: 15,000 characters, 45 kB. */
export const LONG_TEXT = '回線が何度も切れて仕事になりません。'.repeat(833);

/**
 * Fills the database's storage up, runs `work`, and makes room again. SQLite gets no further page (SQLITE_FULL, as on a
 * full disk; the limit belongs to the connection, which the desk opens anew after the failure); PostgreSQL answers
 * every new ledger line with `disk_full` (53100).
 */
export async function whileFull<T>(desk: TestDesk, work: () => Promise<T>): Promise<T> {
  if (profile.kind === 'sqlite') {
    // Pages that deleted rows left behind would be room.
    await writerOf(desk).query('VACUUM');
    const [pages] = await writerOf(desk).query<{ page_count: number }[]>('PRAGMA page_count');
    await writerOf(desk).query(`PRAGMA max_page_count=${String(pages?.page_count ?? 0)}`);
    return work();
  }
  await writerOf(desk).query(`
    CREATE FUNCTION full_disk() RETURNS trigger LANGUAGE plpgsql AS
    $$ BEGIN RAISE EXCEPTION 'could not extend file' USING ERRCODE = '53100'; END $$`);
  await writerOf(desk).query(
    'CREATE TRIGGER full_disk BEFORE INSERT ON arrivals FOR EACH ROW EXECUTE FUNCTION full_disk()',
  );
  try {
    return await work();
  } finally {
    await writerOf(desk).query('DROP TRIGGER full_disk ON arrivals');
    await writerOf(desk).query('DROP FUNCTION full_disk()');
  }
}

/** The data source that writes; asked for each time, because the desk closes and opens it. */
function writerOf(desk: TestDesk): DataSource {
  return desk.app.get<DataSource>(getDataSourceToken(), { strict: false });
}
