import type { MigrationInterface, QueryRunner } from 'typeorm';
import { BYTES, createTable } from '#persistence';

/** People besides the complainant whose mail may join a case. */
export class CreateParticipants1764000050002 implements MigrationInterface {
  name = 'CreateParticipants1764000050002';

  async up(runner: QueryRunner): Promise<void> {
    const text = { type: 'text' } as const;
    const maybe = { type: 'text', nullable: true } as const;
    await createTable(
      runner,
      'case_participants',
      {
        id: { type: 'text', primary: true },
        complaint_id: text,
        hash: text,
        sealed_address: { type: BYTES },
        added_at: text,
        added_by: text,
        removed_at: maybe,
        removed_by: maybe,
      },
      {
        indices: { ix_case_participants: ['complaint_id', 'hash'] },
        foreignKeys: { complaint_id: 'complaints.id' },
      },
    );
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.dropTable('case_participants');
  }
}
