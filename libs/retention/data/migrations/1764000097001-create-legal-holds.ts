import type { MigrationInterface, QueryRunner } from 'typeorm';
import { BYTES, createTable } from '#persistence';

/** Legal holds. */
export class CreateLegalHolds1764000097001 implements MigrationInterface {
  name = 'CreateLegalHolds1764000097001';

  async up(runner: QueryRunner): Promise<void> {
    const text = { type: 'text' };
    const maybe = { type: 'text', nullable: true };
    await createTable(
      runner,
      'legal_holds',
      {
        id: { type: 'text', primary: true },
        complaint_id: maybe,
        incident_id: maybe,
        state: text,
        key_id: text,
        sealed_reason: { type: BYTES },
        asked_by: text,
        asked_at: text,
        decided_by: maybe,
        decided_at: maybe,
        sealed_lift_reason: { type: BYTES, nullable: true },
        lift_by: maybe,
        lift_at: maybe,
        lifted_by: maybe,
        lifted_at: maybe,
      },
      {
        indices: {
          ix_legal_holds_state: ['state', 'id'],
          ix_legal_holds_complaint: ['complaint_id'],
          ix_legal_holds_incident: ['incident_id'],
        },
      },
    );
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.dropTable('legal_holds');
  }
}
