import type { MigrationInterface, QueryRunner } from 'typeorm';
import { BYTES, createTable, REAL } from '#persistence';

const text = { type: 'text' } as const;
const primary = { type: 'text', primary: true } as const;

/** Assessments, signals and the decisions on them. */
export class CreateTriage implements MigrationInterface {
  name = 'CreateTriage1764000060001';

  async up(runner: QueryRunner): Promise<void> {
    await createTable(
      runner,
      'assessments',
      {
        id: primary,
        complaint_id: text,
        assessed_at: text,
        source: text,
        score: { type: REAL },
        flagged: { type: 'boolean' },
        engine: text,
        kinds: text,
        clauses: text,
        category: text,
        severity: text,
        sealed_reasons: { type: BYTES },
      },
      { indices: { ix_assessments_complaint: ['complaint_id', 'id'] } },
    );
    await createTable(
      runner,
      'signals',
      {
        id: primary,
        complaint_id: text,
        kind: text,
        state: text,
        created_at: text,
        decided_at: { type: 'text', nullable: true },
      },
      {
        uniques: { ux_signals_complaint_kind: ['complaint_id', 'kind'] },
        indices: { ix_signals_state: ['state', 'created_at'] },
      },
    );
    await createTable(
      runner,
      'review_decisions',
      {
        id: primary,
        complaint_id: text,
        decision: text,
        reason_code: text,
        decided_by: text,
        decided_at: text,
        engine: text,
        kinds: text,
        incident_id: { type: 'text', nullable: true },
        sealed_note: { type: BYTES, nullable: true },
      },
      { indices: { ix_review_decisions_complaint: ['complaint_id', 'id'], ix_review_decisions_at: ['decided_at'] } },
    );
  }

  async down(runner: QueryRunner): Promise<void> {
    for (const table of ['review_decisions', 'signals', 'assessments']) await runner.dropTable(table);
  }
}
