import type { MigrationInterface, QueryRunner } from 'typeorm';
import { createTable } from '#persistence';

const text = { type: 'text' } as const;

/** What a scanner for malware said of each original. */
export class CreateScans implements MigrationInterface {
  name = 'CreateScans1764000070012';

  async up(runner: QueryRunner): Promise<void> {
    await createTable(
      runner,
      'original_scans',
      {
        original_id: { type: 'text', primary: true },
        state: text,
        finding: { type: 'text', nullable: true },
        attempts: { type: 'integer' },
        scanned_at: text,
      },
      { indices: { ix_original_scans_state: ['state', 'original_id'] } },
    );
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.dropTable('original_scans');
  }
}
