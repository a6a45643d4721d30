import type { MigrationInterface, QueryRunner } from 'typeorm';
import { BYTES, createTable, type ColumnSpec } from '#persistence';

const text: ColumnSpec = { type: 'text' };
const maybeText: ColumnSpec = { type: 'text', nullable: true };

/** Ends of incidents that one person asks for and another one decides on. */
export class CreateEndProposals1764000080051 implements MigrationInterface {
  name = 'CreateEndProposals1764000080051';

  async up(runner: QueryRunner): Promise<void> {
    await createTable(
      runner,
      'incident_end_proposals',
      {
        id: { ...text, primary: true },
        incident_id: text,
        to_state: text,
        state: text,
        sealed_reason: { type: BYTES },
        proposed_by: text,
        proposed_at: text,
        decided_by: maybeText,
        decided_at: maybeText,
      },
      {
        indices: { ix_incident_end_proposals: ['incident_id', 'id'] },
        foreignKeys: { incident_id: 'incidents.id' },
      },
    );
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.dropTable('incident_end_proposals');
  }
}
