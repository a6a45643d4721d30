import type { MigrationInterface, QueryRunner } from 'typeorm';
import { BYTES, createTable } from '#persistence';

const text = { type: 'text' } as const;

/** Drafts, and the keys of the browsers' own copies. */
export class CreateDrafts1764000041001 implements MigrationInterface {
  name = 'CreateDrafts1764000041001';

  async up(runner: QueryRunner): Promise<void> {
    await createTable(
      runner,
      'drafts',
      {
        id: { type: 'text', primary: true },
        user_id: text,
        kind: text,
        about: text,
        version: { type: 'integer' },
        saved_at: text,
        key_id: text,
        sealed_value: { type: BYTES },
      },
      { uniques: { ux_drafts_place: ['user_id', 'kind', 'about'] }, indices: { ix_drafts_saved: ['saved_at'] } },
    );
    await createTable(
      runner,
      'draft_browser_keys',
      {
        id: { type: 'text', primary: true },
        user_id: text,
        session_id: text,
        created_at: text,
        key_id: text,
        sealed_key: { type: BYTES },
      },
      {
        indices: {
          ix_draft_browser_keys_user: ['user_id', 'session_id'],
          ix_draft_browser_keys_made: ['created_at'],
        },
      },
    );
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.dropTable('draft_browser_keys');
    await runner.dropTable('drafts');
  }
}
