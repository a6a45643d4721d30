import type { MigrationInterface, QueryRunner } from 'typeorm';

/** When an alarm was last handed to the mail server, whatever came of it. */
export class AlarmTries1764000095002 implements MigrationInterface {
  name = 'AlarmTries1764000095002';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query('ALTER TABLE alarms ADD COLUMN tried_at text');
    await runner.query('UPDATE alarms SET tried_at = mailed_at');
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('ALTER TABLE alarms DROP COLUMN tried_at');
  }
}
