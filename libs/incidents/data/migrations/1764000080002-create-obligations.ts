import type { MigrationInterface, QueryRunner } from 'typeorm';
import { BYTES, createTable, type ColumnSpec } from '#persistence';

const text: ColumnSpec = { type: 'text' };
const maybeText: ColumnSpec = { type: 'text', nullable: true };
const maybeBytes: ColumnSpec = { type: BYTES, nullable: true };
const id: ColumnSpec = { type: 'text', primary: true };

/** Obligations, their stages with the clocks, and the alerts that the sweep raised. */
export class CreateObligations1764000080002 implements MigrationInterface {
  name = 'CreateObligations1764000080002';

  async up(runner: QueryRunner): Promise<void> {
    await createTable(
      runner,
      'obligations',
      {
        id,
        incident_id: text,
        regime_id: text,
        recipient_id: text,
        rule_version: text,
        decision: text,
        decided_by: maybeText,
        decided_at: maybeText,
        sealed_why: maybeBytes,
        created_at: text,
      },
      {
        uniques: { ux_obligations: ['incident_id', 'regime_id', 'recipient_id'] },
        foreignKeys: { incident_id: 'incidents.id' },
      },
    );
    await createTable(
      runner,
      'obligation_stages',
      {
        id,
        obligation_id: text,
        stage_id: text,
        position: { type: 'integer' },
        kind: text,
        anchor_at: text,
        legal_due: maybeText,
        working_deadline: text,
        reported_at: maybeText,
        means: maybeText,
        sealed_receipt: maybeBytes,
        recorded_by: maybeText,
        recorded_at: maybeText,
      },
      {
        uniques: { ux_obligation_stages: ['obligation_id', 'stage_id'] },
        indices: { ix_obligation_stages_open: ['reported_at', 'working_deadline'] },
        foreignKeys: { obligation_id: 'obligations.id' },
      },
    );
    await createTable(
      runner,
      'clock_alerts',
      { id, incident_id: text, stage_row_id: text, kind: text, due: text, raised_at: text },
      {
        uniques: { ux_clock_alerts: ['stage_row_id', 'kind', 'due'] },
        indices: { ix_clock_alerts_incident: ['incident_id', 'id'] },
        foreignKeys: { incident_id: 'incidents.id', stage_row_id: 'obligation_stages.id' },
      },
    );
  }

  async down(runner: QueryRunner): Promise<void> {
    for (const table of ['clock_alerts', 'obligation_stages', 'obligations']) await runner.dropTable(table);
  }
}
