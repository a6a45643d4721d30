import type { MigrationInterface, QueryRunner } from 'typeorm';
import { BYTES, createTable } from '#persistence';

const id = { type: 'text', primary: true };
const text = { type: 'text' };
const maybe = { type: 'text', nullable: true };
const count = { type: 'integer' };
const maybeCount = { type: 'integer', nullable: true };

/** Added columns by hand: TypeORM's addColumn copies the whole table on SQLite. */
const COLUMNS: Record<string, string[]> = {
  notices: ["step text NOT NULL DEFAULT 'email'", 'batch_id text', 'due_at text', 'why text', 'sender text'],
  notice_campaigns: ['stage text', 'hold text', 'starts_at text', `sealed_texts ${BYTES}`],
};

/** A notice becomes one step towards one party; campaigns get their trial run, and senders sign for what they hold. */
export class NoticeSteps1764000090011 implements MigrationInterface {
  name = 'NoticeSteps1764000090011';

  async up(runner: QueryRunner): Promise<void> {
    for (const [table, columns] of Object.entries(COLUMNS)) {
      for (const column of columns) await runner.query(`ALTER TABLE ${table} ADD COLUMN ${column}`);
    }
    await runner.query(
      "UPDATE notices SET step = 'phone' WHERE party_id IN (SELECT id FROM affected_parties WHERE channel = 'other')",
    );
    await runner.query('DROP INDEX notices_once');
    await runner.query('CREATE UNIQUE INDEX notices_once ON notices (campaign_id, party_id, step)');
    await runner.query('DROP INDEX notices_due');
    await runner.query('CREATE INDEX notices_due ON notices (campaign_id, step, state, retry_at, id)');
    await this.createTables(runner);
  }

  async down(runner: QueryRunner): Promise<void> {
    for (const table of ['canary_mails', 'campaign_minutes', 'mail_senders']) await runner.dropTable(table);
    await runner.query('DROP INDEX notices_due');
    await runner.query('CREATE INDEX notices_due ON notices (campaign_id, state)');
    await runner.query('DROP INDEX notices_once');
    await runner.query('CREATE UNIQUE INDEX notices_once ON notices (campaign_id, party_id)');
    for (const [table, columns] of Object.entries(COLUMNS)) {
      for (const column of columns) {
        await runner.query(`ALTER TABLE ${table} DROP COLUMN ${column.split(' ')[0] ?? ''}`);
      }
    }
  }

  private async createTables(runner: QueryRunner): Promise<void> {
    await createTable(
      runner,
      'canary_mails',
      { id, campaign_id: text, place: count, state: text, token: text, smtp_code: maybeCount, updated_at: text },
      { indices: { canary_mails_campaign: ['campaign_id'] }, foreignKeys: { campaign_id: 'notice_campaigns.id' } },
    );
    await createTable(
      runner,
      'campaign_minutes',
      { campaign_id: id, minute: id, settled: count },
      { foreignKeys: { campaign_id: 'notice_campaigns.id' } },
    );
    await createTable(runner, 'mail_senders', {
      id,
      host: text,
      pid: count,
      started_at: text,
      seen_at: text,
      ended_at: maybe,
    });
  }
}
