import type { MigrationInterface, QueryRunner } from 'typeorm';

/** What waits for a reader is found without reading the tasks themselves. */
export class ReviewWaiting1764000060011 implements MigrationInterface {
  name = 'ReviewWaiting1764000060011';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(
      "CREATE INDEX ix_review_tasks_waiting ON review_tasks (complaint_id, barred) WHERE state = 'open'",
    );
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('DROP INDEX ix_review_tasks_waiting');
  }
}
