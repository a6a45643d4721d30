import type { MigrationInterface, QueryRunner } from 'typeorm';
import { BYTES, createTable, type ColumnSpec } from '#persistence';

const text: ColumnSpec = { type: 'text' };
const maybeText: ColumnSpec = { type: 'text', nullable: true };
const maybeBytes: ColumnSpec = { type: BYTES, nullable: true };
const id: ColumnSpec = { type: 'text', primary: true };

/** Columns that obligations gain, in order. */
const OBLIGATION_COLUMNS = {
  proposed: `text NOT NULL DEFAULT 'undecided'`,
  sealed_basis: BYTES,
  ask_again_at: 'text',
  ask_again_why: 'text',
} as const;

const STAGE_COLUMNS =
  'id, obligation_id, stage_id, position, kind, anchor_at, legal_due, working_deadline, reported_at, means, sealed_receipt, recorded_by, recorded_at';
const STAGE_EXTRAS = {
  uniques: { ux_obligation_stages: ['obligation_id', 'stage_id'] },
  indices: { ix_obligation_stages_open: ['reported_at', 'working_deadline'] },
  foreignKeys: { obligation_id: 'obligations.id' },
};
const ALERT_COLUMNS = 'id, incident_id, stage_row_id, kind, due, raised_at';
const ALERT_EXTRAS = {
  uniques: { ux_clock_alerts: ['stage_row_id', 'kind', 'due'] },
  indices: { ix_clock_alerts_incident: ['incident_id', 'id'] },
  foreignKeys: { incident_id: 'incidents.id', stage_row_id: 'obligation_stages.id' },
};
const ALERT = { id, incident_id: text, stage_row_id: text, kind: text, due: text, raised_at: text };

/**
 * Decisions keep their facts and can be asked again; clocks have anchors other than knowledge, which may still lie
 * ahead; alerts are a ladder that is acknowledged; regimes are kept as they were. The tables of stages and alerts are
 * made anew, since SQLite takes no NOT NULL off a column; they have a few rows for each incident.
 */
export class WidenObligations1764000080011 implements MigrationInterface {
  name = 'WidenObligations1764000080011';

  async up(runner: QueryRunner): Promise<void> {
    for (const [name, type] of Object.entries(OBLIGATION_COLUMNS))
      await runner.query(`ALTER TABLE obligations ADD COLUMN ${name} ${type}`);
    await setAside(runner);
    await createTable(
      runner,
      'obligation_stages',
      {
        ...stage({ nullable: true }),
        anchor: text,
        anchor_stands_in: { type: 'boolean' },
        zone: text,
        target_at: maybeText,
        target_set_by: maybeText,
        target_set_at: maybeText,
        sealed_target_why: maybeBytes,
      },
      STAGE_EXTRAS,
    );
    await runner.query(
      `INSERT INTO obligation_stages (${STAGE_COLUMNS}, anchor, anchor_stands_in, zone)
       SELECT ${STAGE_COLUMNS}, 'known', FALSE, 'Asia/Tokyo' FROM obligation_stages_kept`,
    );
    const acknowledged = { standing: text, acknowledged_by: maybeText, acknowledged_at: maybeText };
    await createTable(runner, 'clock_alerts', { ...ALERT, ...acknowledged }, ALERT_EXTRAS);
    // What was due soon was so from 72 hours before a date on, from 24 hours before an instant.
    await runner.query(
      `INSERT INTO clock_alerts (${ALERT_COLUMNS}, standing)
       SELECT id, incident_id, stage_row_id,
              CASE WHEN kind = 'overdue' THEN kind WHEN length(due) = 10 THEN 'h72' ELSE 'h24' END,
              due, raised_at, 'raised' FROM clock_alerts_kept`,
    );
    await dropKept(runner);
    await createTable(
      runner,
      'regime_versions',
      { id, regime_id: text, version: text, sha256: text, data: text, first_used_at: text },
      { uniques: { ux_regime_versions: ['regime_id', 'version', 'sha256'] } },
    );
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.dropTable('regime_versions');
    await setAside(runner);
    await createTable(runner, 'obligation_stages', stage({ nullable: false }), STAGE_EXTRAS);
    // A clock that waits has no place in the older table.
    const running = 'anchor_at IS NOT NULL AND working_deadline IS NOT NULL';
    await runner.query(
      `INSERT INTO obligation_stages (${STAGE_COLUMNS}) SELECT ${STAGE_COLUMNS} FROM obligation_stages_kept WHERE ${running}`,
    );
    await createTable(runner, 'clock_alerts', ALERT, ALERT_EXTRAS);
    await runner.query(
      `INSERT INTO clock_alerts (${ALERT_COLUMNS})
       SELECT id, incident_id, stage_row_id, CASE WHEN kind = 'overdue' THEN kind ELSE 'due_soon' END, due, raised_at
       FROM clock_alerts_kept WHERE kind IN ('h72', 'overdue')
       AND stage_row_id IN (SELECT id FROM obligation_stages)`,
    );
    await dropKept(runner);
    for (const name of Object.keys(OBLIGATION_COLUMNS).reverse())
      await runner.query(`ALTER TABLE obligations DROP COLUMN ${name}`);
  }
}

function stage(clock: { nullable: boolean }): Record<string, ColumnSpec> {
  return {
    id,
    obligation_id: text,
    stage_id: text,
    position: { type: 'integer' },
    kind: text,
    anchor_at: { type: 'text', ...clock },
    legal_due: maybeText,
    working_deadline: { type: 'text', ...clock },
    reported_at: maybeText,
    means: maybeText,
    sealed_receipt: maybeBytes,
    recorded_by: maybeText,
    recorded_at: maybeText,
  };
}

async function setAside(runner: QueryRunner): Promise<void> {
  await runner.query('CREATE TABLE clock_alerts_kept AS SELECT * FROM clock_alerts');
  await runner.query('CREATE TABLE obligation_stages_kept AS SELECT * FROM obligation_stages');
  await runner.query('DROP TABLE clock_alerts');
  await runner.query('DROP TABLE obligation_stages');
}

async function dropKept(runner: QueryRunner): Promise<void> {
  await runner.query('DROP TABLE clock_alerts_kept');
  await runner.query('DROP TABLE obligation_stages_kept');
}
