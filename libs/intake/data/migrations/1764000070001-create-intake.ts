import type { MigrationInterface, QueryRunner } from 'typeorm';
import { BYTES, createTable } from '#persistence';

const text = { type: 'text' } as const;
const maybe = { type: 'text', nullable: true } as const;
const primary = { type: 'text', primary: true } as const;

/** The arrival ledger and the positions in watched mailboxes. */
export class CreateIntake implements MigrationInterface {
  name = 'CreateIntake1764000070001';

  async up(runner: QueryRunner): Promise<void> {
    await createTable(
      runner,
      'arrivals',
      {
        id: primary,
        channel: text,
        transport_hash: text,
        sha256: text,
        size: { type: 'integer' },
        media_type: text,
        received_at: text,
        recorded_at: text,
        settled_at: maybe,
        outcome: text,
        parked_reason: maybe,
        complaint_id: maybe,
        repeat_of: maybe,
        original_id: text,
        key_id: text,
        sealed_meta: { type: BYTES },
        human_must_read: { type: 'boolean' },
        warnings: text,
        attempts: { type: 'integer' },
      },
      {
        indices: {
          ix_arrivals_transport: ['transport_hash'],
          ix_arrivals_outcome: ['outcome', 'id'],
          ix_arrivals_received: ['received_at', 'id'],
          ix_arrivals_complaint: ['complaint_id'],
        },
      },
    );
    await createTable(runner, 'mailbox_positions', {
      mailbox: primary,
      uid_validity: text,
      last_uid: { type: 'integer' },
      updated_at: text,
    });
  }

  async down(runner: QueryRunner): Promise<void> {
    for (const table of ['mailbox_positions', 'arrivals']) await runner.dropTable(table);
  }
}
