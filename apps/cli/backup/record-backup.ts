import { log, systemActor, type Settings } from '#kernel';
import { migrationsOf, query, type AnyClass } from '#persistence';
import { SCHEMAS } from '#assembly';
import { AuditLog } from '#audit';
import { openContext } from '../context.js';
import { openForReading, type Manifest } from './manifest.js';

/**
 * Writes into the desk's own audit log that a backup was made: 今日の予定 tells administrators of the last one. The backup
 * stands whether or not this succeeds. False when the database waits for an update, which a backup must not bring about, or
 * cannot be written to, for example without the master keys.
 */
export async function recordBackup(settings: Settings, { files, database }: Manifest): Promise<boolean> {
  try {
    if (!(await isUpToDate(settings))) return false;
    const context = await openContext(settings);
    try {
      const bytes = files.reduce((sum, file) => sum + file.bytes, 0);
      const facts = { files: files.length, bytes, database };
      await context
        .get(AuditLog, { strict: false })
        .append({ actor: systemActor('cli'), action: 'backup.made', object: 'backup', facts });
    } finally {
      await context.close();
    }
    return true;
  } catch (error) {
    log.error({ err: error }, 'the backup stands, but the desk could not be told of it');
    return false;
  }
}

/** As TypeORM calls it: by its own name, or by that of its class. */
function nameOf(migration: AnyClass): string {
  return (new migration() as { name?: string }).name ?? migration.name;
}

/**
 * Whether the database has every change that the program knows, since opening the desk would make those that it has not,
 * and none that it does not know: an older program must not write into a newer database.
 */
async function isUpToDate(settings: Settings): Promise<boolean> {
  const source = await openForReading(settings, settings.dataDir);
  try {
    const applied = new Set(
      (await query<{ name: string }>(source.manager, 'SELECT name FROM migrations')).map((row) => row.name),
    );
    const known = new Set(migrationsOf(SCHEMAS).map(nameOf));
    return known.size === applied.size && [...known].every((name) => applied.has(name));
  } finally {
    await source.destroy();
  }
}
