import type { MigrationInterface, QueryRunner } from 'typeorm';
import { BYTES, createTable } from '#persistence';

const text = { type: 'text' } as const;
const maybe = { type: 'text', nullable: true } as const;

/** Complaints, their look-ups, history and messages, and the slip counters. */
export class CreateComplaints implements MigrationInterface {
  name = 'CreateComplaints1764000050001';

  async up(runner: QueryRunner): Promise<void> {
    await createTable(
      runner,
      'complaints',
      {
        id: { type: 'text', primary: true },
        slip_number: text,
        arrival_id: text,
        key_id: text,
        channel: text,
        language: text,
        received_at: text,
        registered_at: text,
        occurred_on: maybe,
        state: text,
        category: text,
        severity: text,
        flagged: { type: 'boolean' },
        human_must_read: { type: 'boolean' },
        via_relay: { type: 'boolean' },
        callback_at: maybe,
        owner_id: maybe,
        version: { type: 'integer' },
        sealed_text: { type: BYTES },
        sealed_details: { type: BYTES },
        secret_hash: maybe,
        acknowledged_at: maybe,
        first_reply_at: maybe,
        closed_at: maybe,
        outcome: maybe,
        secrecy_involved: { type: 'boolean', nullable: true },
      },
      {
        uniques: { ux_complaints_slip: ['slip_number'] },
        indices: { ix_complaints_received: ['received_at', 'id'], ix_complaints_state: ['state', 'id'] },
      },
    );
    await this.createParts(runner);
  }

  private async createParts(runner: QueryRunner): Promise<void> {
    const primary = { type: 'text', primary: true } as const;
    const foreignKeys = { complaint_id: 'complaints.id' };
    await createTable(
      runner,
      'complaint_lookups',
      { complaint_id: primary, kind: primary, hash: primary },
      { indices: { ix_complaint_lookups: ['kind', 'hash'] }, foreignKeys },
    );
    await createTable(
      runner,
      'complaint_events',
      {
        id: primary,
        complaint_id: text,
        at: text,
        actor_id: text,
        action: text,
        facts: text,
        sealed_note: { type: BYTES, nullable: true },
      },
      { indices: { ix_complaint_events: ['complaint_id', 'id'] }, foreignKeys },
    );
    await createTable(
      runner,
      'complaint_messages',
      {
        id: primary,
        complaint_id: text,
        direction: text,
        at: text,
        channel: text,
        actor_id: text,
        arrival_id: maybe,
        sealed_text: { type: BYTES },
      },
      { indices: { ix_complaint_messages: ['complaint_id', 'id'] }, foreignKeys },
    );
    await createTable(runner, 'slip_counters', { month: primary, last: { type: 'integer' } });
  }

  async down(runner: QueryRunner): Promise<void> {
    for (const table of [
      'slip_counters',
      'complaint_messages',
      'complaint_events',
      'complaint_lookups',
      'complaints',
    ]) {
      await runner.dropTable(table);
    }
  }
}
