import type { MigrationInterface, QueryRunner } from 'typeorm';

const KEY = 'stage_row_id, kind, due';

/** A clock that comes back, with its duty or its incident, climbs its ladder of alerts once more. */
export class AlertEras1764000080018 implements MigrationInterface {
  name = 'AlertEras1764000080018';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`ALTER TABLE obligation_stages ADD COLUMN era text NOT NULL DEFAULT ''`);
    await runner.query(`ALTER TABLE clock_alerts ADD COLUMN era text NOT NULL DEFAULT ''`);
    await runner.query('DROP INDEX ux_clock_alerts');
    await runner.query(`CREATE UNIQUE INDEX ux_clock_alerts ON clock_alerts (${KEY}, era)`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('DROP INDEX ux_clock_alerts');
    await runner.query(`DELETE FROM clock_alerts WHERE era <> ''`);
    await runner.query(`CREATE UNIQUE INDEX ux_clock_alerts ON clock_alerts (${KEY})`);
    for (const table of ['clock_alerts', 'obligation_stages']) {
      await runner.query(`ALTER TABLE ${table} DROP COLUMN era`);
    }
  }
}
