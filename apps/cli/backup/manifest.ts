import { createHash } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { stat } from 'node:fs/promises';
import { join } from 'node:path';
import { DataSource } from 'typeorm';
import type { Instant, Settings } from '#kernel';
import { query, readerOptions } from '#persistence';
import { ENGINE_FOLDER, engineFileName } from '#triage';

/** The file that makes a folder a whole backup; written last. */
export const MANIFEST = 'manifest.json';
/** Name of the copied database: a restored data folder needs no renaming. */
export const DATABASE = 'madoguchi.sqlite';

/** One file of a backup; `path` is relative to its folder, with `/`. */
export interface BackedUpFile {
  path: string;
  bytes: number;
  /** SHA-256 in hex of the file as it lies there (sealed, where it is). */
  sha256: string;
}

/** What a backup consists of. */
export interface Manifest {
  format: 'madoguchi-backup';
  version: 1;
  madeAt: Instant;
  /** `madoguchi.sqlite` stands in the folder, or the database has a dump of its own. */
  database: 'sqlite' | 'pg_dump';
  /** Where the audit log stood: `audit verify --anchor SEQ:HASH` after a restore. Null on PostgreSQL. */
  auditHead: { seq: number; hash: string } | null;
  /** Master keys (their names) without which this backup cannot be read. They are not in it. */
  masterKeysNeeded: string[];
  files: BackedUpFile[];
}

/** Opens a database that stands in `folder`, or the desk's own on PostgreSQL, for reading only. */
export function openForReading(settings: Settings, folder: string): Promise<DataSource> {
  return new DataSource(
    readerOptions(Object.assign(Object.create(settings) as Settings, { dataDir: folder }), []),
  ).initialize();
}

/** Paths, relative to the blob store, of the originals that the database names. */
export async function namedBlobs(source: DataSource): Promise<string[]> {
  const sql = 'SELECT blob_path FROM sealed_originals WHERE blob_path IS NOT NULL ORDER BY blob_path';
  return (await query<{ blob_path: string }>(source.manager, sql)).map((row) => row.blob_path);
}

/** Paths of the models and lexicons that the database names: without them no earlier engine comes back. */
export async function engineFiles(source: DataSource): Promise<string[]> {
  // A desk that was not migrated yet has none; its backup before the upgrade must not fail on that.
  if (!(await source.createQueryRunner().hasTable('engine_files'))) return [];
  const sql = 'SELECT sha256, key_id FROM engine_files ORDER BY sha256';
  const rows = await query<{ sha256: string; key_id: string | null }>(source.manager, sql);
  return rows.map(({ sha256, key_id }) => `${ENGINE_FOLDER}/${engineFileName(sha256, key_id)}`);
}

/** Size and digest of a file of the backup. */
export async function describeFile(folder: string, path: string): Promise<BackedUpFile> {
  const file = join(folder, path);
  const hash = createHash('sha256');
  for await (const chunk of createReadStream(file)) hash.update(chunk as Buffer);
  return { path, bytes: (await stat(file)).size, sha256: hash.digest('hex') };
}
