import { existsSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { Settings } from '#kernel';
import { profile, query } from '#persistence';
import { DATABASE, describeFile, MANIFEST, namedBlobs, openForReading, type Manifest } from './manifest.js';

/** What a look at a backup found. */
export interface BackupVerdict {
  ok: boolean;
  files: number;
  bytes: number;
  problems: { path: string; why: string }[];
}

/** Compares every file with the manifest, and the copied database with its originals; changes nothing. */
export async function verifyBackup(from: string): Promise<BackupVerdict> {
  const manifest = await readManifest(from);
  if (manifest === null) {
    return {
      ok: false,
      files: 0,
      bytes: 0,
      problems: [{ path: MANIFEST, why: 'missing or unreadable: not a whole backup' }],
    };
  }
  const problems: BackupVerdict['problems'] = [];
  let bytes = 0;
  for (const file of manifest.files) {
    const found = await describeFile(from, file.path).catch(() => null);
    if (found === null) problems.push({ path: file.path, why: 'missing or unreadable' });
    else if (found.sha256 !== file.sha256) problems.push({ path: file.path, why: 'not as it was backed up' });
    bytes += found?.bytes ?? 0;
  }
  if (manifest.database === 'sqlite' && problems.length === 0) problems.push(...(await lookInside(from, manifest)));
  return { ok: problems.length === 0, files: manifest.files.length, bytes, problems };
}

async function readManifest(from: string): Promise<Manifest | null> {
  try {
    const manifest = JSON.parse(await readFile(join(from, MANIFEST), 'utf8')) as Partial<Manifest> | null;
    return manifest?.format === 'madoguchi-backup' && manifest.files !== undefined ? (manifest as Manifest) : null;
  } catch {
    return null;
  }
}

/** Only where the program itself runs on SQLite: it speaks to one kind of database at a time. */
async function lookInside(from: string, manifest: Manifest): Promise<BackupVerdict['problems']> {
  if (profile.kind !== 'sqlite' || !existsSync(join(from, DATABASE))) return [];
  const source = await openForReading(Settings.load(), from);
  try {
    const [first] = await query<{ integrity_check: string }>(source.manager, 'PRAGMA integrity_check');
    const damaged = first?.integrity_check === 'ok' ? [] : [{ path: DATABASE, why: 'the database is damaged' }];
    const listed = new Set(manifest.files.map((file) => file.path));
    const lost = (await namedBlobs(source)).filter((blob) => !listed.has(`blobs/${blob}`));
    return [
      ...damaged,
      ...lost.map((blob) => ({ path: `blobs/${blob}`, why: 'named by the database but not backed up' })),
    ];
  } finally {
    await source.destroy();
  }
}
