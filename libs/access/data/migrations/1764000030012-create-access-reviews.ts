import { createTable } from '#persistence';
import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Reviews of who has access, a quarter each. */
export class CreateAccessReviews1764000030012 implements MigrationInterface {
  name = 'CreateAccessReviews1764000030012';

  async up(runner: QueryRunner): Promise<void> {
    const text = { type: 'text' };
    const maybe = { type: 'text', nullable: true };
    await createTable(
      runner,
      'access_reviews',
      {
        id: { type: 'text', primary: true },
        quarter: text,
        opened_at: text,
        opened_by: text,
        signed_at: maybe,
        signed_by: maybe,
      },
      { uniques: { ux_access_reviews: ['quarter'] } },
    );
    await createTable(
      runner,
      'access_review_lines',
      {
        id: { type: 'text', primary: true },
        review_id: text,
        subject_kind: text,
        subject_id: text,
        role: text,
        active: { type: 'boolean' },
        last_used_on: maybe,
        looks: { type: 'integer' },
        spans: text,
        verdict: maybe,
        answered_at: maybe,
        answered_by: maybe,
      },
      {
        uniques: { ux_access_review_lines: ['review_id', 'subject_id'] },
        foreignKeys: { review_id: 'access_reviews.id' },
      },
    );
  }

  async down(runner: QueryRunner): Promise<void> {
    for (const table of ['access_review_lines', 'access_reviews']) await runner.dropTable(table);
  }
}
