import type { MigrationInterface, QueryRunner } from 'typeorm';
import { BYTES, createTable } from '#persistence';

/** Answers to complainants by mail. */
export class CreateMailReplies1764000091001 implements MigrationInterface {
  name = 'CreateMailReplies1764000091001';

  async up(runner: QueryRunner): Promise<void> {
    const text = { type: 'text' } as const;
    const maybe = { type: 'text', nullable: true } as const;
    const count = { type: 'integer' } as const;
    await createTable(
      runner,
      'mail_replies',
      {
        id: { type: 'text', primary: true },
        ...{ complaint_id: text, state: text, stop_reason: maybe, token: text, request_key: maybe },
        ...{ author_id: text, author_role: maybe, template: maybe, findings: count },
        ...{ sealed_letter: { type: BYTES }, sealed_reason: { type: BYTES, nullable: true } },
        ...{ send_at: text, attempts: count, handed_over_at: maybe, sender: maybe, retry_at: maybe },
        ...{ smtp_code: { type: 'integer', nullable: true }, message_id: maybe, created_at: text, updated_at: text },
      },
      {
        uniques: { mail_replies_token: ['token'], mail_replies_request: ['request_key'] },
        indices: { mail_replies_complaint: ['complaint_id', 'id'], mail_replies_state: ['state', 'send_at'] },
      },
    );
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.dropTable('mail_replies');
  }
}
