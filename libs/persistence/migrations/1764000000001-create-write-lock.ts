import type { MigrationInterface, QueryRunner } from 'typeorm';
import { createTable } from '../create-table.js';

/** The row that every write transaction takes first, so that processes write one after another. */
export class CreateWriteLock implements MigrationInterface {
  name = 'CreateWriteLock1764000000001';

  async up(runner: QueryRunner): Promise<void> {
    await createTable(runner, 'write_lock', { id: { type: 'integer', primary: true } });
    await runner.query('INSERT INTO write_lock (id) VALUES (1)');
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.dropTable('write_lock');
  }
}
