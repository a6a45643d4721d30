import { randomUUID } from 'node:crypto';
import { closeSync, fsyncSync, linkSync, mkdirSync, openSync, renameSync, unlinkSync, writeSync } from 'node:fs';
import { mkdir, open, rename, unlink } from 'node:fs/promises';
import { dirname, join } from 'node:path';

/** Names of files that are still being written; after a crash they are leftovers and may be removed. */
export const TEMPORARY_PREFIX = '.tmp-';

/**
 * Writes a file so that after the promise it survives a power cut, whole or not at all: temporary file, fsync,
 * rename, fsync of the folder (and of the folder above when this one is new).
 */
export async function writeDurably(path: string, bytes: Uint8Array, mode = 0o600): Promise<void> {
  const folder = dirname(path);
  const created = await mkdir(folder, { recursive: true, mode: 0o700 });
  const temporary = join(folder, `${TEMPORARY_PREFIX}${randomUUID()}`);
  try {
    const file = await open(temporary, 'wx', mode);
    try {
      await file.writeFile(bytes);
      await file.sync();
    } finally {
      await file.close();
    }
    await rename(temporary, path);
  } catch (error) {
    await unlink(temporary).catch(() => undefined);
    throw error;
  }
  await syncFolder(folder);
  if (created !== undefined) await syncUpTo(folder, dirname(created));
}

/**
 * The same, at once, for the key ring. With `replace: false` an existing file wins and the answer is false: two
 * processes that start together agree on one ring.
 */
export function writeDurablySync(path: string, text: string, replace: boolean): boolean {
  const folder = dirname(path);
  mkdirSync(folder, { recursive: true, mode: 0o700 });
  const temporary = join(folder, `${TEMPORARY_PREFIX}${randomUUID()}`);
  const file = openSync(temporary, 'wx', 0o600);
  try {
    writeSync(file, text);
    fsyncSync(file);
  } finally {
    closeSync(file);
  }
  const placed = replace ? (renameSync(temporary, path), true) : linkOrFalse(temporary, path);
  if (!replace) unlinkSync(temporary);
  syncFolderSync(folder);
  syncFolderSync(dirname(folder));
  return placed;
}

async function syncUpTo(from: string, to: string): Promise<void> {
  for (let folder = from; folder !== to && folder !== dirname(folder); folder = dirname(folder)) {
    await syncFolder(dirname(folder));
  }
}

async function syncFolder(folder: string): Promise<void> {
  const handle = await open(folder, 'r');
  try {
    await handle.sync();
  } finally {
    await handle.close();
  }
}

function syncFolderSync(folder: string): void {
  const handle = openSync(folder, 'r');
  try {
    fsyncSync(handle);
  } finally {
    closeSync(handle);
  }
}

function linkOrFalse(from: string, to: string): boolean {
  try {
    linkSync(from, to);
    return true;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'EEXIST') return false;
    throw error;
  }
}
