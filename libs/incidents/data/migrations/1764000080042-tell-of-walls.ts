import type { MigrationInterface, QueryRunner } from 'typeorm';

/** When the alarm was raised that nobody decides about a wall. */
export class TellOfWalls1764000080042 implements MigrationInterface {
  name = 'TellOfWalls1764000080042';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query('ALTER TABLE walls ADD COLUMN alarmed_at text');
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('ALTER TABLE walls DROP COLUMN alarmed_at');
  }
}
