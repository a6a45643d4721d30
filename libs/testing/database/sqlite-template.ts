import { copyFileSync, existsSync, mkdirSync, renameSync } from 'node:fs';
import { tmpdir, userInfo } from 'node:os';
import { dirname, join } from 'node:path';
import type { Settings } from '#kernel';
import { openWriter, sqliteFile, writerOptions, type FeatureSchema } from '#persistence';
import { temporaryFolder } from '../temporary-folder.js';
import { templateKey } from './template-key.js';

/** Puts a migrated database file into `dataDir`; migrates once and copies from then on. */
export async function copyTemplate(
  settings: (dataDir: string) => Settings,
  dataDir: string,
  schemas: readonly FeatureSchema[],
): Promise<void> {
  const run = process.env['MADOGUCHI_TEST_PG_URL'] ?? 'by hand';
  const template = join(tmpdir(), `madoguchi-templates-${userInfo().uid}`, `${templateKey(schemas, run)}.sqlite`);
  if (!existsSync(template)) await makeTemplate(template, settings, schemas);
  copyFileSync(template, sqliteFile({ dataDir }));
}

/** Migrates beside the template and renames, so that two test files at once do not see half of one. */
async function makeTemplate(
  template: string,
  settings: (dataDir: string) => Settings,
  schemas: readonly FeatureSchema[],
): Promise<void> {
  const folder = temporaryFolder();
  const place = settings(folder.path);
  const source = await openWriter(writerOptions(place, schemas));
  await source.query('PRAGMA wal_checkpoint(TRUNCATE)');
  await source.destroy();
  mkdirSync(dirname(template), { recursive: true, mode: 0o700 });
  renameSync(sqliteFile(place), template);
  folder.remove();
}
