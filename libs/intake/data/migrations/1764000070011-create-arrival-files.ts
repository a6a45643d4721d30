import type { MigrationInterface, QueryRunner } from 'typeorm';
import { BYTES, createTable } from '#persistence';

const text = { type: 'text' } as const;
const whole = { type: 'integer' } as const;

/** Files that came with web forms. */
export class CreateArrivalFiles implements MigrationInterface {
  name = 'CreateArrivalFiles1764000070011';

  async up(runner: QueryRunner): Promise<void> {
    await createTable(
      runner,
      'arrival_files',
      {
        id: { type: 'text', primary: true },
        arrival_id: text,
        position: whole,
        key_id: text,
        sealed_name: { type: BYTES },
        media_type: text,
        size: whole,
        sha256: text,
        readable: { type: 'boolean' },
      },
      { indices: { ix_arrival_files_arrival: ['arrival_id', 'position'] } },
    );
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.dropTable('arrival_files');
  }
}
