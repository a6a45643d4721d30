import type { MigrationInterface, QueryRunner } from 'typeorm';
import { BYTES, createTable } from '#persistence';

const text = { type: 'text' } as const;
const maybe = { type: 'text', nullable: true } as const;
const primary = { type: 'text', primary: true } as const;

/** Endpoints that are told of events, and every delivery to them. */
export class CreateWebhooks implements MigrationInterface {
  name = 'CreateWebhooks1764000096001';

  async up(runner: QueryRunner): Promise<void> {
    await createTable(runner, 'webhook_endpoints', {
      id: primary,
      key_id: text,
      sealed_url: { type: BYTES },
      sealed_secrets: { type: BYTES },
      events: text,
      is_active: { type: 'boolean' },
      failing_since: maybe,
      created_at: text,
      created_by: text,
    });
    await createTable(
      runner,
      'webhook_deliveries',
      {
        id: primary,
        endpoint_id: text,
        event: text,
        body: text,
        state: text,
        attempts: { type: 'integer' },
        next_at: text,
        last_status: { type: 'integer', nullable: true },
        last_error: maybe,
        created_at: text,
        delivered_at: maybe,
      },
      {
        indices: { ix_webhook_deliveries_state: ['endpoint_id', 'state', 'id'] },
        foreignKeys: { endpoint_id: 'webhook_endpoints.id' },
      },
    );
  }

  async down(runner: QueryRunner): Promise<void> {
    for (const table of ['webhook_deliveries', 'webhook_endpoints']) await runner.dropTable(table);
  }
}
