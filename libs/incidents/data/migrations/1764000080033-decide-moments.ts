import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Columns that changes of moments gain, in order. */
const COLUMNS = { moment: `text NOT NULL DEFAULT 'known'`, ended_by: 'text', ended_at: 'text' } as const;

/** Changes of a moment name which one, and can be refused or withdrawn. */
export class DecideMoments1764000080033 implements MigrationInterface {
  name = 'DecideMoments1764000080033';

  async up(runner: QueryRunner): Promise<void> {
    for (const [name, type] of Object.entries(COLUMNS)) {
      await runner.query(`ALTER TABLE known_at_changes ADD COLUMN ${name} ${type}`);
    }
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`DELETE FROM known_at_changes WHERE moment <> 'known' OR state IN ('refused', 'withdrawn')`);
    for (const name of Object.keys(COLUMNS)) await runner.query(`ALTER TABLE known_at_changes DROP COLUMN ${name}`);
  }
}
