import type { MigrationInterface, QueryRunner } from 'typeorm';

/** The queue of the readers is in the order of receipt: tasks keep it, so that nobody sorts all that wait for one page. */
export class ReviewOrder1764000060012 implements MigrationInterface {
  name = 'ReviewOrder1764000060012';

  async up(runner: QueryRunner): Promise<void> {
    // By hand: TypeORM's addColumn copies the whole table on SQLite.
    await runner.query("ALTER TABLE review_tasks ADD COLUMN received_at text NOT NULL DEFAULT ''");
    await runner.query(
      `UPDATE review_tasks SET received_at = COALESCE(
         (SELECT c.received_at FROM complaints c WHERE c.id = review_tasks.complaint_id), opened_at)`,
    );
    await runner.query('CREATE INDEX ix_review_tasks_queue ON review_tasks (state, received_at, complaint_id, barred)');
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('DROP INDEX ix_review_tasks_queue');
    await runner.query('ALTER TABLE review_tasks DROP COLUMN received_at');
  }
}
