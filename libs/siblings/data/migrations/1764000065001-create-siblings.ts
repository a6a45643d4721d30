import type { MigrationInterface, QueryRunner } from 'typeorm';
import { createTable } from '#persistence';

const primary = { type: 'text', primary: true } as const;
const text = { type: 'text' } as const;
const maybe = { type: 'text', nullable: true } as const;

/** The index of alike complaints, suggestions, groups. */
export class CreateSiblings1764000065001 implements MigrationInterface {
  name = 'CreateSiblings1764000065001';

  async up(runner: QueryRunner): Promise<void> {
    await createTable(
      runner,
      'sibling_marks',
      { complaint_id: primary, seq: { type: 'integer' }, looked_at: maybe },
      {
        uniques: { ux_sibling_marks_seq: ['seq'] },
        indices: { ix_sibling_marks_looked: ['looked_at'] },
      },
    );
    await createTable(
      runner,
      'sibling_buckets',
      { bucket: { type: 'bigint', primary: true }, seq: { type: 'integer', primary: true } },
      { indices: { ix_sibling_buckets_seq: ['seq'] } },
    );
    await this.createSuggestions(runner);
    await createTable(runner, 'sibling_groups', {
      id: primary,
      primary_id: text,
      created_at: text,
      created_by: text,
      ended_at: maybe,
    });
    await createTable(
      runner,
      'sibling_members',
      {
        id: primary,
        group_id: text,
        complaint_id: text,
        joined_at: text,
        joined_by: text,
        left_at: maybe,
        left_by: maybe,
      },
      {
        indices: { ix_sibling_members_complaint: ['complaint_id'], ix_sibling_members_group: ['group_id'] },
        foreignKeys: { group_id: 'sibling_groups.id' },
      },
    );
  }

  private async createSuggestions(runner: QueryRunner): Promise<void> {
    await createTable(
      runner,
      'sibling_suggestions',
      {
        id: primary,
        low_id: text,
        high_id: text,
        score: { type: 'integer' },
        reasons: text,
        state: text,
        created_at: text,
        decided_at: maybe,
        decided_by: maybe,
      },
      {
        uniques: { ux_sibling_suggestions_pair: ['low_id', 'high_id'] },
        indices: { ix_sibling_suggestions_high: ['high_id'] },
      },
    );
  }

  async down(runner: QueryRunner): Promise<void> {
    for (const table of [
      'sibling_members',
      'sibling_groups',
      'sibling_suggestions',
      'sibling_buckets',
      'sibling_marks',
    ])
      await runner.dropTable(table);
  }
}
