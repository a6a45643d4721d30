import type { MigrationInterface, QueryRunner } from 'typeorm';
import { BYTES } from '#persistence';

/** Columns that arrivals gain, in order. */
const COLUMNS = {
  source: `text NOT NULL DEFAULT ''`,
  content_hash: 'text',
  attachments_since: 'text',
  reviewed_at: 'text',
  reviewed_by: 'text',
  sealed_review: BYTES,
} as const;

/** Arrivals tell who brought them, by what a copy on another way is known, what is still unread, and who looked at them. */
export class ExtendArrivals implements MigrationInterface {
  name = 'ExtendArrivals1764000070004';

  async up(runner: QueryRunner): Promise<void> {
    // By hand: TypeORM's addColumn copies the whole table on SQLite.
    for (const [name, type] of Object.entries(COLUMNS))
      await runner.query(`ALTER TABLE arrivals ADD COLUMN ${name} ${type}`);
    await runner.query(
      'CREATE INDEX ix_arrivals_attachments ON arrivals (attachments_since) WHERE attachments_since IS NOT NULL',
    );
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('DROP INDEX ix_arrivals_attachments');
    for (const name of Object.keys(COLUMNS).reverse()) await runner.query(`ALTER TABLE arrivals DROP COLUMN ${name}`);
  }
}
