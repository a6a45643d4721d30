import type { MigrationInterface, QueryRunner } from 'typeorm';
import { BYTES, createTable, type ColumnSpec } from '#persistence';

const text: ColumnSpec = { type: 'text' };
const maybeText: ColumnSpec = { type: 'text', nullable: true };
const maybeBytes: ColumnSpec = { type: BYTES, nullable: true };
const id: ColumnSpec = { type: 'text', primary: true };

/** Walls round incidents, whom they name, from whom they hid when they were raised, and who looked all the same. */
export class CreateWalls1764000080041 implements MigrationInterface {
  name = 'CreateWalls1764000080041';

  async up(runner: QueryRunner): Promise<void> {
    await createTable(
      runner,
      'walls',
      {
        id,
        incident_id: text,
        state: text,
        sealed_reason: { type: BYTES },
        raised_by: text,
        raised_at: text,
        decided_by: maybeText,
        decided_at: maybeText,
        sealed_lift_reason: maybeBytes,
        lift_by: maybeText,
        lift_at: maybeText,
        lifted_by: maybeText,
        lifted_at: maybeText,
      },
      {
        indices: { ix_walls_incident: ['incident_id', 'id'], ix_walls_state: ['state'] },
        foreignKeys: { incident_id: 'incidents.id' },
      },
    );
    await createTable(
      runner,
      'wall_subjects',
      { id, wall_id: text, kind: text, user_id: maybeText, sealed_name: maybeBytes, name_lookup: maybeText },
      { indices: { ix_wall_subjects_wall: ['wall_id'] }, foreignKeys: { wall_id: 'walls.id' } },
    );
    await createTable(
      runner,
      'wall_shadows',
      { wall_id: { ...text, primary: true }, user_id: { ...text, primary: true } },
      { indices: { ix_wall_shadows_user: ['user_id'] }, foreignKeys: { wall_id: 'walls.id' } },
    );
    await createTable(
      runner,
      'glass_breaks',
      {
        id,
        incident_id: text,
        user_id: text,
        sealed_reason: { type: BYTES },
        broken_at: text,
        until_at: text,
        verdict: maybeText,
        sealed_note: maybeBytes,
        reviewed_by: maybeText,
        reviewed_at: maybeText,
      },
      {
        indices: { ix_glass_breaks_user: ['user_id', 'until_at'], ix_glass_breaks_incident: ['incident_id', 'id'] },
        foreignKeys: { incident_id: 'incidents.id' },
      },
    );
  }

  async down(runner: QueryRunner): Promise<void> {
    for (const table of ['glass_breaks', 'wall_shadows', 'wall_subjects', 'walls']) await runner.dropTable(table);
  }
}
