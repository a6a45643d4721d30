import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { DataSource, type DataSourceOptions } from 'typeorm';
import type { Settings } from '#kernel';
import { profile } from './database-profile.js';
import { indexEntityColumns } from './entity-columns.js';
import { quietSqlite } from './quiet-sqlite.js';
import { CreateWriteLock } from './migrations/1764000000001-create-write-lock.js';

/** A class of an entity or a migration. */
export type AnyClass = new () => object;

/** What a feature keeps in the database. */
export interface FeatureSchema {
  entities: AnyClass[];
  migrations: AnyClass[];
}

const SQLITE_OPEN_READONLY = 0x1;
/** How long (ms) a write waits for another process's write on the same SQLite file. */
const BUSY_TIMEOUT_MS = 10_000;

/** Where SQLite's file lies. */
export function sqliteFile(settings: Pick<Settings, 'dataDir'>): string {
  return join(settings.dataDir, 'madoguchi.sqlite');
}

/** Every change of the database that the program knows, in their order. */
export function migrationsOf(schemas: readonly FeatureSchema[]): AnyClass[] {
  return [CreateWriteLock, ...schemas.flatMap((schema) => schema.migrations)];
}

/** The data source that writes; one connection, used by the unit of work alone. */
export function writerOptions(settings: Settings, schemas: readonly FeatureSchema[]): DataSourceOptions {
  const common = {
    entities: schemas.flatMap((schema) => schema.entities),
    migrations: migrationsOf(schemas),
    migrationsTransactionMode: 'each' as const,
    logging: false as const,
  };
  if (profile.kind === 'postgres') {
    return {
      ...common,

      type: 'postgres',
      url: databaseUrl(settings),
      poolSize: 2,
      extra: session('off'),
    };
  }
  mkdirSync(settings.dataDir, { recursive: true, mode: 0o700 });
  const database = sqliteFile(settings);
  return { ...common, type: 'sqlite', database, driver: quietSqlite, busyTimeout: BUSY_TIMEOUT_MS };
}

/** The data source that reads: read-only, so that nothing can write past the unit of work. */
export function readerOptions(settings: Settings, schemas: readonly FeatureSchema[]): DataSourceOptions {
  const common = { entities: schemas.flatMap((schema) => schema.entities), logging: false as const };
  if (profile.kind === 'postgres') {
    const poolSize = settings.databasePoolSize;
    return { ...common, type: 'postgres', url: databaseUrl(settings), poolSize, extra: session('on') };
  }
  const database = sqliteFile(settings);
  const flags = SQLITE_OPEN_READONLY;
  return { ...common, type: 'sqlite', database, flags, driver: quietSqlite, busyTimeout: BUSY_TIMEOUT_MS };
}

/** Sets what SQLite keeps per connection: durable commits, erasure that erases, foreign keys. */
export async function configureWriter(source: DataSource): Promise<DataSource> {
  if (profile.kind === 'sqlite') {
    for (const pragma of ['journal_mode=WAL', 'synchronous=FULL', 'secure_delete=ON', 'foreign_keys=ON']) {
      await source.query(`PRAGMA ${pragma}`);
    }
  }
  return source;
}

/** Opens the writer, brings the schema up to date, and answers it. */
export async function openWriter(options: DataSourceOptions): Promise<DataSource> {
  indexEntityColumns();
  const source = await configureWriter(await new DataSource(options).initialize());
  await source.runMigrations({ transaction: 'each' });
  return source;
}

/** Statements that would still be needed to make the database what the entities say; empty when nothing drifted. */
export async function schemaDrift(source: DataSource): Promise<string[]> {
  const pending = await source.driver.createSchemaBuilder().log();
  return pending.upQueries.map((statement) => statement.query);
}

function databaseUrl(settings: Settings): string {
  if (settings.databaseUrl === null) throw new Error('MADOGUCHI_DATABASE_URL was taken away after the start');
  return settings.databaseUrl;
}

function session(readOnly: 'on' | 'off'): { options: string; application_name: string } {
  return {
    options: `-c TimeZone=UTC -c default_transaction_read_only=${readOnly}`,
    application_name: 'madoguchi',
  };
}
