import type { MigrationInterface, QueryRunner } from 'typeorm';
import { BYTES, createTable, type ColumnSpec } from '#persistence';

const text: ColumnSpec = { type: 'text' };
const maybeText: ColumnSpec = { type: 'text', nullable: true };

/** Every decision about an obligation stays, with its facts; and what a decision was made under is known by its content. */
export class KeepDecisions1764000080019 implements MigrationInterface {
  name = 'KeepDecisions1764000080019';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query('ALTER TABLE obligations ADD COLUMN rule_sha256 text');
    await createTable(
      runner,
      'obligation_decisions',
      {
        id: { type: 'text', primary: true },
        obligation_id: text,
        decision: text,
        decided_by: text,
        decided_at: text,
        rule_version: text,
        rule_sha256: maybeText,
        sealed_why: { type: BYTES, nullable: true },
        sealed_basis: { type: BYTES, nullable: true },
      },
      {
        indices: { ix_obligation_decisions: ['obligation_id', 'id'] },
        foreignKeys: { obligation_id: 'obligations.id' },
      },
    );
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.dropTable('obligation_decisions');
    await runner.query('ALTER TABLE obligations DROP COLUMN rule_sha256');
  }
}
