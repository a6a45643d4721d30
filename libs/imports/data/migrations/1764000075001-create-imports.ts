import type { MigrationInterface, QueryRunner } from 'typeorm';
import { BYTES, createTable } from '#persistence';

const text = { type: 'text' } as const;
const maybe = { type: 'text', nullable: true } as const;
const whole = { type: 'integer' } as const;
const primary = { type: 'text', primary: true } as const;

/** Imported files, what became of their rows, and mappings that are proposed again. */
export class CreateImports implements MigrationInterface {
  name = 'CreateImports1764000075001';

  async up(runner: QueryRunner): Promise<void> {
    await createTable(
      runner,
      'imports',
      {
        id: primary,
        kind: text,
        charset: maybe,
        delimiter: maybe,
        sha256: text,
        size: whole,
        state: text,
        key_id: text,
        sealed_name: { type: BYTES },
        sealed_mapping: { type: BYTES, nullable: true },
        rows_total: { type: 'integer', nullable: true },
        rows_done: whole,
        created_at: text,
        created_by: text,
        changed_at: text,
      },
      { indices: { ix_imports_sha256: ['sha256'] } },
    );
    await createTable(
      runner,
      'import_lines',
      {
        import_id: primary,
        phase: primary,
        row_number: { type: 'integer', primary: true },
        line_number: whole,
        outcome: text,
        faults: text,
        row_hash: maybe,
        arrival_id: maybe,
        complaint_id: maybe,
      },
      {
        indices: {
          ix_import_lines_outcome: ['import_id', 'phase', 'outcome', 'row_number'],
          ix_import_lines_hash: ['row_hash'],
          ix_import_lines_arrival: ['arrival_id'],
        },
        foreignKeys: { import_id: 'imports.id' },
      },
    );
    await createTable(runner, 'import_mappings', {
      heading_hash: primary,
      key_id: text,
      sealed_mapping: { type: BYTES },
      changed_at: text,
    });
  }

  async down(runner: QueryRunner): Promise<void> {
    for (const table of ['import_mappings', 'import_lines', 'imports']) await runner.dropTable(table);
  }
}
