import type { MigrationInterface, QueryRunner } from 'typeorm';
import { BYTES, createTable, profile } from '#persistence';

const text = { type: 'text' } as const;
const primary = { type: 'text', primary: true } as const;
const maybe = { type: 'text', nullable: true } as const;

/** How a schema says true and false: what TypeORM compares the entities with. */
const [YES, NO] = profile.kind === 'sqlite' ? ['1', '0'] : ['true', 'false'];

/** Columns that decisions gain, in order. Earlier decisions were made by one reader who saw everything. */
const DECISION_COLUMNS = {
  assessment_id: 'text',
  stage: `text NOT NULL DEFAULT 'single'`,
  settles: `boolean NOT NULL DEFAULT ${YES}`,
  blind: `boolean NOT NULL DEFAULT ${NO}`,
  sealed_evidence: BYTES,
} as const;

/** Readings as tasks, who opened what, lead classes of an assessment, and what a decision rests on. */
export class CreateReviewTasks implements MigrationInterface {
  name = 'CreateReviewTasks1764000060002';

  async up(runner: QueryRunner): Promise<void> {
    await createTable(
      runner,
      'review_tasks',
      {
        id: primary,
        complaint_id: text,
        purpose: text,
        blind: { type: 'boolean' },
        state: text,
        opened_at: text,
        answered_at: maybe,
        answered_by: maybe,
        decision_id: maybe,
        round_id: maybe,
        barred: { type: 'text', default: `''` },
      },
      {
        indices: {
          ix_review_tasks_open: ['state', 'opened_at', 'complaint_id'],
          ix_review_tasks_complaint: ['complaint_id', 'state'],
          ix_review_tasks_round: ['round_id'],
        },
      },
    );
    await createTable(
      runner,
      'review_openings',
      {
        id: primary,
        complaint_id: text,
        reader: text,
        opened_at: text,
        blind: { type: 'boolean' },
        assessment_id: maybe,
      },
      { indices: { ix_review_openings_reader: ['complaint_id', 'reader', 'id'] } },
    );
    // By hand: TypeORM's addColumn copies the whole table on SQLite.
    await runner.query(`ALTER TABLE assessments ADD COLUMN leads text NOT NULL DEFAULT '[]'`);
    for (const [name, type] of Object.entries(DECISION_COLUMNS))
      await runner.query(`ALTER TABLE review_decisions ADD COLUMN ${name} ${type}`);
    // What already waits goes on waiting, in its place.
    await runner.query(
      `INSERT INTO review_tasks (id, complaint_id, purpose, blind, state, opened_at)
       SELECT MIN(id), complaint_id, 'signal', FALSE, 'open', MIN(created_at) FROM signals WHERE state = 'open'
       GROUP BY complaint_id`,
    );
  }

  async down(runner: QueryRunner): Promise<void> {
    for (const name of Object.keys(DECISION_COLUMNS).reverse())
      await runner.query(`ALTER TABLE review_decisions DROP COLUMN ${name}`);
    await runner.query('ALTER TABLE assessments DROP COLUMN leads');
    for (const table of ['review_openings', 'review_tasks']) await runner.dropTable(table);
  }
}
