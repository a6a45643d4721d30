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

/** Rows of a SELECT by a kept statement. */
export async function allRows<T>(db: Database, sql: string, params: readonly unknown[]): Promise<T[]> {
  const { statement, kept } = await statementFor(db, sql);
  try {
    return await new Promise<T[]>((resolve, reject) => {
      statement.all<T>(bindable(params), (error, rows) => {
        if (error) reject(error);
        else resolve(rows);
      });
    });
  } finally {
    if (!kept) statement.finalize();
  }
}

/** Rows touched by an UPDATE, DELETE or INSERT by a kept statement. */
export async function runStatement(db: Database, sql: string, params: readonly unknown[]): Promise<number> {
  const { statement, kept } = await statementFor(db, sql);
  try {
    return await new Promise<number>((resolve, reject) => {
      statement.run(bindable(params), function (this: RunResult, error: Error | null) {
        if (error) reject(error);
        else resolve(this.changes);
      });
    });
  } finally {
    if (!kept) statement.finalize();
  }
}

async function statementFor(db: Database, sql: string): Promise<{ statement: Statement; kept: boolean }> {
  const known = prepared.get(db) ?? keepFor(db);
  const found = known.get(sql);
  if (found) return { statement: found, kept: true };
  const statement = await prepare(db, sql);
  const kept = known.size < KEPT && !known.has(sql);
  if (kept) known.set(sql, statement);
  return { statement, kept };
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

function bindable(params: readonly unknown[]): unknown[] {
  return params.map((value) => value ?? null);
}
