import { Table, TableForeignKey, TableIndex, type QueryRunner } from 'typeorm';

/** One column of a migration. Not null unless said; `default` is SQL text. */
export interface ColumnSpec {
  type: string;
  primary?: boolean;
  nullable?: boolean;
  default?: string;
}

/** Indices, unique indices and foreign keys of a table made by {@link createTable}. */
export interface TableExtras {
  /** name → columns */
  indices?: Record<string, string[]>;
  /** name → columns */
  uniques?: Record<string, string[]>;
  /** column → `table.column`; deletes are restricted */
  foreignKeys?: Record<string, string>;
}

/** Creates a table on both databases; entities name the same indices, so that the drift check stays silent. */
export async function createTable(
  runner: QueryRunner,
  name: string,
  columns: Record<string, ColumnSpec>,
  extras: TableExtras = {},
): Promise<void> {
  const table = new Table({
    name,
    columns: Object.entries(columns).map(([column, spec]) => ({
      name: column,
      type: spec.type,
      isPrimary: spec.primary ?? false,
      isNullable: spec.nullable ?? false,
      ...(spec.default === undefined ? {} : { default: spec.default }),
    })),
    indices: [
      ...Object.entries(extras.indices ?? {}).map(([index, on]) => new TableIndex({ name: index, columnNames: on })),
      ...Object.entries(extras.uniques ?? {}).map(
        ([index, on]) => new TableIndex({ name: index, columnNames: on, isUnique: true }),
      ),
    ],
    foreignKeys: Object.entries(extras.foreignKeys ?? {}).map(([column, target]) => {
      const [referencedTableName = '', referencedColumn = 'id'] = target.split('.');
      return new TableForeignKey({
        columnNames: [column],
        referencedTableName,
        referencedColumnNames: [referencedColumn],
        onDelete: 'RESTRICT',
      });
    }),
  });
  await runner.createTable(table, false, true, true);
}
