import { dirname } from 'node:path';
import { nowInstant, type Clock } from '#kernel';
import { query, type UnitOfWork } from '#persistence';
import type { FileMasterKey } from '../data/file-master-key.js';

/** The desk must not start: its message is one sentence an operator can act on. */
export class MasterKeyError extends Error {
  override readonly name = 'MasterKeyError';
}

/**
 * Makes sure, before anything is sealed or opened, that the key ring is there and holds every master key that the
 * database's data keys are wrapped with; makes a ring on a first start. Throws {@link MasterKeyError}.
 */
export async function readyMasterKey(
  file: FileMasterKey,
  uow: UnitOfWork,
  clock: Clock,
  warn: (text: string) => void = (text) => process.stderr.write(text),
): Promise<void> {
  const sql = 'SELECT DISTINCT master_key_id FROM data_keys WHERE wrapped IS NOT NULL';
  const needed = (await query<{ master_key_id: string }>(uow.reads, sql)).map((row) => row.master_key_id);
  if (!file.exists()) {
    if (needed.length > 0) throw new MasterKeyError(missingSentence(file.path));
    if (file.createIfMissing(nowInstant(clock))) warn(firstStartWarning(file.path));
  }
  const absent = readableRing(file, needed);
  if (absent.length > 0) throw new MasterKeyError(absentSentence(file.path, absent));
  if (file.restrict()) warn(`madoguchi: ${file.path} was open to other users of this machine; its mode is now 0600.\n`);
}

function readableRing(file: FileMasterKey, needed: readonly string[]): string[] {
  try {
    file.activeId();
    return needed.filter((id) => !file.holds(id));
  } catch (cause) {
    throw new MasterKeyError(
      `The master key file ${file.path} cannot be read or is damaged; put back your backup of it, then start again.`,
      { cause },
    );
  }
}

function missingSentence(path: string): string {
  return (
    `The master key file ${path} is missing, but the database holds sealed content that only this file can open; ` +
    'put back your backup of it (or set MADOGUCHI_MASTER_KEY_FILE), then start again. No new key was made.'
  );
}

function absentSentence(path: string, absent: readonly string[]): string {
  return (
    `The master key file ${path} does not hold ${absent.join(', ')}, with which content of this database is sealed; ` +
    'put back the file that belongs to this database, then start again.'
  );
}

function firstStartWarning(path: string): string {
  return [
    '',
    '*** マスター鍵を作成しました。今すぐ別の場所にバックアップしてください。 ***',
    `*** A master key was created: ${path}`,
    '*** Back it up NOW, apart from the data. Without it nothing that the desk stores can ever be read again;',
    `*** whoever has it together with the data (${dirname(dirname(path))}) can read everything.`,
    '',
    '',
  ].join('\n');
}
