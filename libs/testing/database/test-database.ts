import { DataSource, type EntityManager } from 'typeorm';
import { readSettings, Settings, type SettingValues } from '#kernel';
import {
  openWriter,
  profile,
  readerOptions,
  sqliteFile,
  UnitOfWork,
  writerOptions,
  type FeatureSchema,
} from '#persistence';
import { temporaryFolder } from '../temporary-folder.js';
import { dropDatabase, makeDatabase } from './postgres-template.js';
import { copyTemplate } from './sqlite-template.js';

/** A fresh, migrated database of a test's own. */
export interface TestDatabase {
  uow: UnitOfWork;
  /** The read path; never sees uncommitted rows. */
  reads: EntityManager;
  /** The one connection that writes; for assertions about the database itself. */
  writer: DataSource;
  /** Settings whose data folder is the test's own. */
  settings: Settings;
  /** SQLite's file; on PostgreSQL a path where nothing is. */
  file: string;
  /** Closes the connections and takes database and data folder away. */
  close(): Promise<void>;
}

/**
 * Opens a fresh database with the tables of `schemas` (and of nobody else): a copy of a migrated SQLite file, or, where
 * the process runs on PostgreSQL (MADOGUCHI_DATABASE_URL), a database made from a migrated template.
 */
export async function openTestDatabase(schemas: readonly FeatureSchema[]): Promise<TestDatabase> {
  const place = await freshDatabase(schemas);
  const settings = Settings.from(place.values);
  const writer = await openWriter(writerOptions(settings, schemas));
  const reader = await new DataSource(readerOptions(settings, schemas)).initialize();
  const uow = new UnitOfWork(writer, reader);
  return {
    uow,
    reads: uow.reads,
    writer,
    settings,
    file: sqliteFile(settings),
    close: async () => {
      await uow.onApplicationShutdown();
      await place.remove();
    },
  };
}

/** A place for a desk to run on: settings with a data folder and a database of its own. */
export interface FreshDatabase {
  values: SettingValues;
  remove(): Promise<void>;
}

/** Makes a data folder and a migrated database and opens neither. */
export async function freshDatabase(schemas: readonly FeatureSchema[]): Promise<FreshDatabase> {
  const folder = temporaryFolder();
  const values = (dataDir: string, databaseUrl: string | null): SettingValues => ({
    ...readSettings({}),
    logLevel: 'silent',
    dataDir,
    databaseUrl,
  });
  if (profile.kind === 'sqlite') {
    await copyTemplate((dataDir) => Settings.from(values(dataDir, null)), folder.path, schemas);
    return { values: values(folder.path, null), remove: async () => folder.remove() };
  }
  const url = await makeDatabase((databaseUrl) => Settings.from(values(folder.path, databaseUrl)), schemas);
  return {
    values: values(folder.path, url),
    remove: async () => {
      await dropDatabase(url);
      folder.remove();
    },
  };
}
