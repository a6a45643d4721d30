import type { MigrationInterface, QueryRunner } from 'typeorm';
import { createTable } from '#persistence';

const text = { type: 'text' } as const;
const maybe = { type: 'text', nullable: true } as const;
const primary = { type: 'text', primary: true } as const;

/** Watched mailboxes, and which of their mails stand in the ledger. */
export class CreateMailboxes implements MigrationInterface {
  name = 'CreateMailboxes1764000070002';

  async up(runner: QueryRunner): Promise<void> {
    await createTable(runner, 'mailboxes', {
      mailbox: primary,
      name: text,
      look: maybe,
      accepted_at: maybe,
      accepted_by: maybe,
      start_validity: maybe,
      start_uid: { type: 'bigint' },
      start_from: maybe,
      reconciled: maybe,
    });
    await createTable(runner, 'mailbox_messages', {
      mailbox: primary,
      uid_validity: primary,
      uid: { type: 'bigint', primary: true },
      arrival_id: text,
    });
  }

  async down(runner: QueryRunner): Promise<void> {
    for (const table of ['mailbox_messages', 'mailboxes']) await runner.dropTable(table);
  }
}
