import { createTable } from '#persistence';
import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Users, sessions, API tokens and set-up links. */
export class CreateAccess implements MigrationInterface {
  name = 'CreateAccess1764000030001';

  async up(runner: QueryRunner): Promise<void> {
    const text = { type: 'text' };
    const maybe = { type: 'text', nullable: true };
    await createTable(
      runner,
      'users',
      {
        id: { type: 'text', primary: true },
        email: text,
        email_folded: text,
        name: text,
        role: text,
        password_hash: text,
        active: { type: 'boolean' },
        failed_logins: { type: 'integer' },
        last_login_at: maybe,
        password_changed_at: text,
        created_at: text,
      },
      { uniques: { users_email: ['email_folded'] } },
    );
    await createTable(
      runner,
      'sessions',
      {
        id: { type: 'text', primary: true },
        secret_hash: text,
        user_id: text,
        created_at: text,
        last_seen_at: text,
        address: text,
      },
      { uniques: { sessions_secret: ['secret_hash'] }, indices: { sessions_user: ['user_id'] } },
    );
    await createTable(
      runner,
      'api_tokens',
      {
        id: { type: 'text', primary: true },
        name: text,
        role: text,
        secret_hash: text,
        created_by: maybe,
        created_at: text,
        last_used_on: maybe,
        expires_at: maybe,
        revoked_at: maybe,
      },
      { uniques: { api_tokens_secret: ['secret_hash'] } },
    );
    await createTable(runner, 'setup_links', {
      id: { type: 'text', primary: true },
      secret_hash: text,
      created_at: text,
      expires_at: text,
      used_at: maybe,
    });
  }

  async down(runner: QueryRunner): Promise<void> {
    for (const table of ['setup_links', 'api_tokens', 'sessions', 'users']) await runner.dropTable(table);
  }
}
