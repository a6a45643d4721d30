import type { MigrationInterface, QueryRunner } from 'typeorm';

const COLUMNS = ['purpose', 'next_contact_at'] as const;

/** Mails that only tell how far things are, and when the complainant hears again. */
export class InterimReplies1764000091011 implements MigrationInterface {
  name = 'InterimReplies1764000091011';

  async up(runner: QueryRunner): Promise<void> {
    for (const column of COLUMNS) await runner.query(`ALTER TABLE mail_replies ADD COLUMN ${column} text`);
  }

  async down(runner: QueryRunner): Promise<void> {
    for (const column of COLUMNS) await runner.query(`ALTER TABLE mail_replies DROP COLUMN ${column}`);
  }
}
