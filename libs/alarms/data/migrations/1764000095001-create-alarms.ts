import type { MigrationInterface, QueryRunner } from 'typeorm';
import { createTable } from '#persistence';

const text = { type: 'text' } as const;
const maybe = { type: 'text', nullable: true } as const;

/** Alarms of the desk's own running. */
export class CreateAlarms implements MigrationInterface {
  name = 'CreateAlarms1764000095001';

  async up(runner: QueryRunner): Promise<void> {
    await createTable(
      runner,
      'alarms',
      {
        id: { type: 'text', primary: true },
        code: text,
        about: text,
        facts: text,
        since: text,
        last_at: text,
        times: { type: 'integer' },
        calmed_at: maybe,
        acknowledged_at: maybe,
        acknowledged_by: maybe,
        mailed_at: maybe,
      },
      { indices: { ix_alarms_open: ['code', 'about', 'calmed_at'] } },
    );
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.dropTable('alarms');
  }
}
