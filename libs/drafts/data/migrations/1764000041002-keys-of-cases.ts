import type { MigrationInterface, QueryRunner } from 'typeorm';

/** What a browser's copies under a key are about: with a case that is erased its copies go too. */
export class KeysOfCases1764000041002 implements MigrationInterface {
  name = 'KeysOfCases1764000041002';

  async up(runner: QueryRunner): Promise<void> {
    // By hand: TypeORM's addColumn copies the whole table on SQLite.
    await runner.query("ALTER TABLE draft_browser_keys ADD COLUMN about text NOT NULL DEFAULT ''");
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('ALTER TABLE draft_browser_keys DROP COLUMN about');
  }
}
