import type { MigrationInterface, QueryRunner } from 'typeorm';
import { createTable } from '#persistence';

const key = { type: 'text', primary: true };
const text = { type: 'text' };

/** Rulings by which an incident may close although somebody stands on no list. */
export class NoticeRulings1764000090045 implements MigrationInterface {
  name = 'NoticeRulings1764000090045';

  async up(runner: QueryRunner): Promise<void> {
    await createTable(
      runner,
      'notice_rulings',
      { about: key, subject: key, incident_id: text, ruled_by: text, ruled_at: text },
      { indices: { notice_rulings_incident: ['incident_id', 'about'] } },
    );
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.dropTable('notice_rulings');
  }
}
