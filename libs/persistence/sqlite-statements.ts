import type { EntityManager } from 'typeorm';
import type { Database, RunResult, Statement } from 'sqlite3';
import { profile } from './database-profile.js';

/** Statements kept prepared per connection; further ones are prepared for one use. */
const KEPT = 300;

const prepared = new WeakMap<Database, Map<string, Statement>>();

/** The driver's connection of a manager on SQLite; null on PostgreSQL. */
export function sqliteConnection(m: EntityManager): Database | null {
  if (profile.kind !== 'sqlite') return null;
  return (m.connection.driver as { databaseConnection?: Database }).databaseConnection ?? null;
}

/** Rows of a SELECT (or of a statement with RETURNING) by a kept statement. */
export function allRows<T>(db: Database, sql: string, params: readonly unknown[]): Promise<T[]> {
  return withStatement(
    db,
    sql,
    (statement) =>
      new Promise<T[]>((resolve, reject) => {
        statement.all<T>(bindable(params), (error, rows) => {
          if (error) reject(error);
          else resolve(rows);
        });
      }),
  );
}

/** Rows touched by an UPDATE, DELETE or INSERT by a kept statement. */
export function runStatement(db: Database, sql: string, params: readonly unknown[]): Promise<number> {
  return withStatement(
    db,
    sql,
    (statement) =>
      new Promise<number>((resolve, reject) => {
        statement.run(bindable(params), function (this: RunResult, error: Error | null) {
          if (error) reject(error);
          else resolve(this.changes);
        });
      }),
  );
}

/** The kept statement without a detour; another one is prepared first, and kept while there is room. */
function withStatement<T>(db: Database, sql: string, use: (statement: Statement) => Promise<T>): Promise<T> {
  const known = prepared.get(db) ?? keepFor(db);
  const found = known.get(sql);
  return found ? use(found) : prepareAndUse(db, sql, known, use);
}

async function prepareAndUse<T>(
  db: Database,
  sql: string,
  known: Map<string, Statement>,
  use: (statement: Statement) => Promise<T>,
): Promise<T> {
  const statement = await prepare(db, sql);
  const kept = known.size < KEPT && !known.has(sql);
  if (kept) known.set(sql, statement);
  try {
    return await use(statement);
  } finally {
    if (!kept) statement.finalize();
  }
}

function prepare(db: Database, sql: string): Promise<Statement> {
  return new Promise((resolve, reject) => {
    const statement = db.prepare(sql, (error: Error | null) => {
      if (error) reject(error);
      else resolve(statement);
    });
  });
}

/** A connection with unfinalized statements does not close, so they go first. */
function keepFor(db: Database): Map<string, Statement> {
  const kept = new Map<string, Statement>();
  prepared.set(db, kept);
  const close = db.close.bind(db);
  db.close = (callback) => {
    for (const statement of kept.values()) statement.finalize();
    kept.clear();
    close(callback);
  };
  return kept;
}

/** The driver refuses `undefined`. */
function bindable(params: readonly unknown[]): readonly unknown[] {
  return params.includes(undefined) ? params.map((value) => value ?? null) : params;
}
