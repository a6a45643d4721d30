import type { MigrationInterface, QueryRunner } from 'typeorm';

/** What was promised for `callback_at`: a call, or another word. */
export class Promises1764000050021 implements MigrationInterface {
  name = 'Promises1764000050021';

  async up(runner: QueryRunner): Promise<void> {
    // By hand: TypeORM's addColumn copies the whole table on SQLite.
    await runner.query('ALTER TABLE complaints ADD COLUMN callback_kind text');
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('ALTER TABLE complaints DROP COLUMN callback_kind');
  }
}
