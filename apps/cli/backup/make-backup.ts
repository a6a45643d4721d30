import { chmod, copyFile, mkdir, open, readdir } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { nowInstant, SettingsError, type Clock, type Settings } from '#kernel';
import { profile, query } from '#persistence';
import { writeDurably } from '#vault';
import type { DataSource } from 'typeorm';
import {
  DATABASE,
  describeFile,
  engineFiles,
  MANIFEST,
  namedBlobs,
  openForReading,
  type Manifest,
} from './manifest.js';

/**
 * Copies database and sealed originals into the empty folder `to` while the desk runs; the keys are never copied.
 * Originals are files before their rows are committed, so every original that the copied database names is there.
 * On PostgreSQL the database is dumped by `pg_dump`, before this. Throws when `to` holds something already.
 */
export async function makeBackup(settings: Settings, to: string, clock: Clock): Promise<Manifest> {
  await mkdir(to, { recursive: true, mode: 0o700 });
  if ((await readdir(to)).length > 0)
    throw new SettingsError(`${to} is not empty: a backup wants a folder of its own.`);
  const sqlite = profile.kind === 'sqlite';
  if (sqlite) await copyDatabase(settings, join(to, DATABASE));
  const source = await openForReading(settings, sqlite ? to : settings.dataDir);
  try {
    const files = sqlite ? [await describeFile(to, DATABASE)] : [];
    const blobs = (await namedBlobs(source)).map((blob) => `blobs/${blob}`);
    for (const path of [...blobs, ...(await engineFiles(source))]) {
      await copyDurably(join(settings.dataDir, path), join(to, path));
      files.push(await describeFile(to, path));
    }
    const manifest: Manifest = {
      format: 'madoguchi-backup',
      version: 1,
      madeAt: nowInstant(clock),
      database: sqlite ? 'sqlite' : 'pg_dump',
      auditHead: sqlite ? await auditHead(source) : null,
      masterKeysNeeded: await masterKeys(source),
      files,
    };
    await writeDurably(join(to, MANIFEST), Buffer.from(`${JSON.stringify(manifest, null, 2)}\n`));
    return manifest;
  } finally {
    await source.destroy();
  }
}

/** One consistent moment of the database, without its write-ahead log, whoever writes meanwhile. */
async function copyDatabase(settings: Settings, file: string): Promise<void> {
  const source = await openForReading(settings, settings.dataDir);
  try {
    await source.query('VACUUM INTO ?', [file]);
  } finally {
    await source.destroy();
  }
  await chmod(file, 0o600);
  await sync(file);
  await sync(dirname(file));
}

async function copyDurably(from: string, to: string): Promise<void> {
  await mkdir(dirname(to), { recursive: true, mode: 0o700 });
  await copyFile(from, to);
  await sync(to);
  await sync(dirname(to));
}

async function sync(path: string): Promise<void> {
  const handle = await open(path, 'r');
  try {
    await handle.sync();
  } finally {
    await handle.close();
  }
}

async function auditHead(source: DataSource): Promise<Manifest['auditHead']> {
  const [head] = await query<{ seq: number; hash: string }>(source.manager, 'SELECT seq, hash FROM audit_heads');
  return head ?? null;
}

async function masterKeys(source: DataSource): Promise<string[]> {
  const sql = 'SELECT DISTINCT master_key_id AS id FROM data_keys WHERE wrapped IS NOT NULL ORDER BY 1';
  return (await query<{ id: string }>(source.manager, sql)).map((row) => row.id);
}
