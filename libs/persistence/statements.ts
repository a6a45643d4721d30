import type { EntityManager, EntityTarget, ObjectLiteral, QueryRunner } from 'typeorm';
import type { ColumnMetadata } from 'typeorm/metadata/ColumnMetadata.js';
import { profile } from './database-profile.js';
import { allRows, runStatement, sqliteConnection } from './sqlite-statements.js';

/** The manager's own runner, or a borrowed one that is given back. */
async function withRunner<T>(m: EntityManager, use: (runner: QueryRunner) => Promise<T>): Promise<T> {
  if (m.queryRunner) return use(m.queryRunner);
  const runner = m.connection.createQueryRunner();
  try {
    return await use(runner);
  } finally {
    await runner.release();
  }
}

/** `?` placeholders become `$1…` on PostgreSQL. Statements here hold no literal question mark. */
export function portable(sql: string): string {
  if (profile.kind === 'sqlite') return sql;
  let n = 0;
  return sql.replace(/\?/g, () => `$${String((n += 1))}`);
}

/** Rows of a SELECT written once for both databases, with `?` placeholders. */
export async function query<T>(m: EntityManager, sql: string, params: readonly unknown[] = []): Promise<T[]> {
  const sqlite = sqliteConnection(m);
  if (sqlite) return allRows<T>(sqlite, sql, params);
  return withRunner(m, async (runner) => (await runner.query(portable(sql), [...params])) as T[]);
}

/** Runs an UPDATE, DELETE or INSERT; answers how many rows it touched, on both databases. */
export async function run(m: EntityManager, sql: string, params: readonly unknown[] = []): Promise<number> {
  const sqlite = sqliteConnection(m);
  if (sqlite) return runStatement(sqlite, sql, params);
  return withRunner(m, async (runner) => (await runner.query(portable(sql), [...params], true)).affected ?? 0);
}

interface InsertPlan {
  sql: string;
  columns: ColumnMetadata[];
}

const plans = new WeakMap<object, Map<string, InsertPlan>>();

/**
 * Inserts rows by one prepared form per entity and set of columns: no reload, no cascade. About a quarter of the
 * processor time of `manager.insert()`, which matters on the intake path. Absent properties take the column's default.
 */
export async function insert<E extends ObjectLiteral>(
  m: EntityManager,
  entity: EntityTarget<E>,
  rows: Partial<E> | readonly Partial<E>[],
): Promise<void> {
  for (const row of Array.isArray(rows) ? (rows as readonly Partial<E>[]) : [rows as Partial<E>]) {
    const plan = planFor(m, entity, row);
    const driver = m.connection.driver;
    const values = plan.columns.map(
      (column) => driver.preparePersistentValue(column.getEntityValue(row as ObjectLiteral), column) as unknown,
    );
    const sqlite = sqliteConnection(m);
    if (sqlite) await runStatement(sqlite, plan.sql, values);
    else await withRunner(m, (runner) => runner.query(plan.sql, values));
  }
}

function planFor<E extends ObjectLiteral>(m: EntityManager, entity: EntityTarget<E>, row: Partial<E>): InsertPlan {
  const metadata = m.connection.getMetadata(entity);
  const columns = metadata.columns.filter((column) => column.getEntityValue(row as ObjectLiteral) !== undefined);
  const key = columns.map((column) => column.databaseName).join();
  const known = plans.get(metadata) ?? new Map<string, InsertPlan>();
  plans.set(metadata, known);
  let plan = known.get(key);
  if (!plan) {
    const names = columns.map((column) => `"${column.databaseName}"`).join(', ');
    const marks = columns.map(() => '?').join(', ');
    plan = { sql: portable(`INSERT INTO "${metadata.tableName}" (${names}) VALUES (${marks})`), columns };
    known.set(key, plan);
  }
  return plan;
}

interface SelectPlan {
  sql: string;
  columns: ColumnMetadata[];
}

const selects = new WeakMap<object, SelectPlan>();

/**
 * One row by its identifier, or null: the same entity as `findOneBy({ id })` gives, for entities of plain columns, by one
 * kept statement and without the query builder. For the roads that are walked for every complaint.
 */
export async function rowById<E extends ObjectLiteral>(
  m: EntityManager,
  entity: EntityTarget<E>,
  id: string,
): Promise<E | null> {
  const metadata = m.connection.getMetadata(entity);
  let plan = selects.get(metadata);
  if (!plan) {
    const names = metadata.columns.map((column) => `"${column.databaseName}"`).join(', ');
    plan = { sql: `SELECT ${names} FROM "${metadata.tableName}" WHERE "id" = ?`, columns: metadata.columns };
    selects.set(metadata, plan);
  }
  const [found] = await query<Record<string, unknown>>(m, plan.sql, [id]);
  if (!found) return null;
  const row = metadata.create() as E;
  for (const column of plan.columns)
    column.setEntityValue(row, m.connection.driver.prepareHydratedValue(found[column.databaseName], column));
  return row;
}

/** How many rows an UPDATE or DELETE by query builder touched. */
export function affected(result: { affected?: number | null | undefined }): number {
  return result.affected ?? 0;
}
