import type { MigrationInterface, QueryRunner } from 'typeorm';
import { BYTES, createTable } from '#persistence';

/** Data keys and sealed originals. */
export class CreateVault1764000010001 implements MigrationInterface {
  name = 'CreateVault1764000010001';

  async up(runner: QueryRunner): Promise<void> {
    await createTable(
      runner,
      'data_keys',
      {
        id: { type: 'text', primary: true },
        scope: { type: 'text' },
        wrapped: { type: BYTES, nullable: true },
        master_key_id: { type: 'text' },
        created_at: { type: 'text' },
        erased_at: { type: 'text', nullable: true },
        hold: { type: 'boolean' },
      },
      { indices: { data_keys_master: ['master_key_id'] } },
    );
    await createTable(
      runner,
      'sealed_originals',
      {
        id: { type: 'text', primary: true },
        key_id: { type: 'text' },
        sha256: { type: 'text' },
        size: { type: 'integer' },
        inline: { type: BYTES, nullable: true },
        blob_path: { type: 'text', nullable: true },
        stored_at: { type: 'text' },
      },
      {
        indices: { sealed_originals_key: ['key_id'], sealed_originals_blob: ['blob_path'] },
        foreignKeys: { key_id: 'data_keys.id' },
      },
    );
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.dropTable('sealed_originals');
    await runner.dropTable('data_keys');
  }
}
