import type { MigrationInterface, QueryRunner } from 'typeorm';
import { createTable } from '#persistence';

const text = { type: 'text' } as const;
const maybe = { type: 'text', nullable: true } as const;

/** Who works on what. */
export class CreateClaims1764000056001 implements MigrationInterface {
  name = 'CreateClaims1764000056001';

  async up(runner: QueryRunner): Promise<void> {
    await createTable(runner, 'work_claims', {
      kind: { type: 'text', primary: true },
      object_id: { type: 'text', primary: true },
      holder_id: text,
      claimed_at: text,
      beat_at: text,
      asked_by: maybe,
      asked_at: maybe,
      kept_for: maybe,
      kept_word: maybe,
      kept_at: maybe,
    });
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.dropTable('work_claims');
  }
}
