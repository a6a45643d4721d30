import type { MigrationInterface, QueryRunner } from 'typeorm';
import { BYTES, createTable } from '#persistence';

const primary = { type: 'text', primary: true } as const;
const text = { type: 'text' } as const;
const whole = { type: 'integer' } as const;

/** The index for search, and how far it has come. It fills itself from what stands there already. */
export class CreateSearch1764000055001 implements MigrationInterface {
  name = 'CreateSearch1764000055001';

  async up(runner: QueryRunner): Promise<void> {
    await createTable(
      runner,
      'search_docs',
      {
        complaint_id: primary,
        seq: whole,
        key_id: text,
        digest: text,
        indexed_at: text,
      },
      { uniques: { ux_search_docs_seq: ['seq'] }, indices: { ix_search_docs_key: ['key_id'] } },
    );
    await createTable(runner, 'search_fresh', {
      seq: { type: 'integer', primary: true },
      sealed_buckets: { type: BYTES },
    });
    await createTable(
      runner,
      'search_segments',
      {
        id: primary,
        first_seq: whole,
        last_seq: whole,
        level: whole,
        key_id: text,
        docs: whole,
        dead: whole,
        purge: { type: 'boolean' },
      },
      { uniques: { ux_search_segments_first: ['first_seq'] } },
    );
    await createTable(runner, 'search_pages', {
      segment_id: primary,
      page: { type: 'integer', primary: true },
      sealed: { type: BYTES },
    });
    await createTable(runner, 'search_progress', {
      id: { type: 'integer', primary: true },
      complaints_to: text,
      events_to: text,
    });
    await runner.query(`INSERT INTO search_progress (id, complaints_to, events_to) VALUES (1, '', '')`);
  }

  async down(runner: QueryRunner): Promise<void> {
    for (const table of ['search_progress', 'search_pages', 'search_segments', 'search_fresh', 'search_docs'])
      await runner.dropTable(table);
  }
}
