import type { MigrationInterface, QueryRunner } from 'typeorm';
import { createTable } from '#persistence';

/** The last number given in the index, so that none is given twice; and complaints that could not be entered. */
export class SearchTroubles1764000055002 implements MigrationInterface {
  name = 'SearchTroubles1764000055002';

  async up(runner: QueryRunner): Promise<void> {
    // By hand: TypeORM's addColumn copies the whole table on SQLite.
    await runner.query('ALTER TABLE search_progress ADD COLUMN last_seq integer NOT NULL DEFAULT 0');
    for (const known of ['SELECT MAX(seq) FROM search_docs', 'SELECT MAX(last_seq) FROM search_segments'])
      await runner.query(
        `UPDATE search_progress SET last_seq = COALESCE((${known}), 0) WHERE last_seq < COALESCE((${known}), 0)`,
      );
    await createTable(
      runner,
      'search_troubles',
      {
        complaint_id: { type: 'text', primary: true },
        code: { type: 'text' },
        tries: { type: 'integer' },
        next_at: { type: 'text' },
      },
      { indices: { ix_search_troubles_next: ['next_at'] } },
    );
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.dropTable('search_troubles');
    await runner.query('ALTER TABLE search_progress DROP COLUMN last_seq');
  }
}
