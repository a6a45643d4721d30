import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Who somebody answers to, and for which shop or contractor they work. */
export class StaffPlaces1764000040011 implements MigrationInterface {
  name = 'StaffPlaces1764000040011';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query('ALTER TABLE users ADD COLUMN supervisor_id text');
    await runner.query('ALTER TABLE users ADD COLUMN organisation text');
    await runner.query('CREATE INDEX users_supervisor ON users (supervisor_id)');
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('DROP INDEX users_supervisor');
    for (const column of ['supervisor_id', 'organisation']) {
      await runner.query(`ALTER TABLE users DROP COLUMN ${column}`);
    }
  }
}
