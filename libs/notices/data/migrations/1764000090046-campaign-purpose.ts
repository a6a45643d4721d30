import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Campaigns say whether they tell people for the first time or correct what was told. */
export class CampaignPurpose1764000090046 implements MigrationInterface {
  name = 'CampaignPurpose1764000090046';

  async up(runner: QueryRunner): Promise<void> {
    // By hand: TypeORM's addColumn copies the whole table on SQLite.
    await runner.query("ALTER TABLE notice_campaigns ADD COLUMN purpose text NOT NULL DEFAULT 'first'");
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('ALTER TABLE notice_campaigns DROP COLUMN purpose');
  }
}
