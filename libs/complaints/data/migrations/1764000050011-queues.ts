import type { MigrationInterface, QueryRunner } from 'typeorm';
import { BYTES, createTable } from '#persistence';

/** Those of open complaints hold nothing else: a desk has closed far more than it has open. */
const INDICES = {
  ix_complaints_state_received: '(state, received_at, id)',
  ix_complaints_must_read: '(human_must_read, received_at, id)',
  ix_complaints_open: "(received_at, id) WHERE state <> 'closed'",
  ix_complaints_owner: "(owner_id, received_at, id) WHERE state <> 'closed'",
  ix_complaints_team: "(team_id, received_at, id) WHERE state <> 'closed'",
  ix_complaints_callback: '(callback_at, id) WHERE callback_at IS NOT NULL',
} as const;

/** The team that a complaint is with, indices by which queues are read in order, and saved views. */
export class Queues1764000050011 implements MigrationInterface {
  name = 'Queues1764000050011';

  async up(runner: QueryRunner): Promise<void> {
    // By hand: TypeORM's addColumn copies the whole table on SQLite.
    await runner.query('ALTER TABLE complaints ADD COLUMN team_id text');
    await runner.query('DROP INDEX ix_complaints_state');
    for (const [name, on] of Object.entries(INDICES)) await runner.query(`CREATE INDEX ${name} ON complaints ${on}`);
    const text = { type: 'text' } as const;
    await createTable(
      runner,
      'saved_views',
      {
        id: { type: 'text', primary: true },
        user_id: text,
        key_id: text,
        queue: text,
        narrowing: text,
        sealed_name: { type: BYTES },
        created_at: text,
      },
      { indices: { ix_saved_views_user: ['user_id', 'id'] } },
    );
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.dropTable('saved_views');
    for (const name of Object.keys(INDICES)) await runner.query(`DROP INDEX ${name}`);
    await runner.query('ALTER TABLE complaints DROP COLUMN team_id');
    await runner.query('CREATE INDEX ix_complaints_state ON complaints (state, id)');
  }
}
