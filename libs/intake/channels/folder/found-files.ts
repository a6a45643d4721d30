import { constants, type Stats } from 'node:fs';
import { lstat, open, readdir, type FileHandle } from 'node:fs/promises';

/** Names that gateways use while they still write. */
const HALF_WRITTEN = /^\.|\.(part|tmp|filepart|crdownload)$/i;
/** Folders within folders, at most. */
const MAX_DEPTH = 5;
const SEPARATOR = Buffer.from('/');

/** A file of a watched folder. Paths are bytes: names come in whatever encoding the machine that wrote them has. */
export interface FoundFile {
  path: Buffer;
  /** Name without its folder. */
  name: Buffer;
  info: Stats;
}

/** What a look into a folder found. */
export interface FolderLook {
  files: FoundFile[];
  /** Links, devices, pipes, folders too deep or unreadable: nothing is taken from them. */
  refused: number;
}

/**
 * Every file below a folder, its subfolders' too. Links are not followed: what they point to is no scan, and may be
 * anything. Fails when the folder itself cannot be read.
 */
export async function lookInto(folder: Buffer, depth = 0): Promise<FolderLook> {
  const look: FolderLook = { files: [], refused: 0 };
  for (const name of await readdir(folder, { encoding: 'buffer' })) {
    if (HALF_WRITTEN.test(name.toString('latin1'))) continue;
    const path = Buffer.concat([folder, SEPARATOR, name]);
    const info = await lstat(path).catch(() => null);
    if (info === null) continue;
    if (info.isFile()) look.files.push({ path, name, info });
    else if (info.isDirectory() && depth < MAX_DEPTH) {
      const below = await lookInto(path, depth + 1).catch(() => ({ files: [], refused: 1 }));
      look.files.push(...below.files);
      look.refused += below.refused;
    } else look.refused += 1;
  }
  return look;
}

/** What a file looks like; another look means that somebody still writes. */
export function lookOf(info: Stats): string {
  return `${String(info.ino)} ${String(info.size)} ${String(info.mtimeMs)}`;
}

/** The bytes of a file that still looks as it did; null when it changed, and when a link took its place. */
export async function readUnchanged({ path, info }: FoundFile): Promise<Buffer | null> {
  const file = await openItself(path);
  if (file === null) return null;
  try {
    if (lookOf(await file.stat()) !== lookOf(info)) return null;
    const bytes = await file.readFile();
    return bytes.length === info.size && lookOf(await file.stat()) === lookOf(info) ? bytes : null;
  } finally {
    await file.close();
  }
}

async function openItself(path: Buffer): Promise<FileHandle | null> {
  try {
    return await open(path, constants.O_RDONLY | constants.O_NOFOLLOW | constants.O_NONBLOCK);
  } catch (error) {
    if (['ELOOP', 'ENOENT'].includes((error as NodeJS.ErrnoException).code ?? '')) return null;
    throw error;
  }
}

/** A file's name as text: UTF-8, else as Japanese Windows writes it, else byte by byte. */
export function nameText(name: Buffer): string {
  for (const encoding of ['utf-8', 'shift_jis']) {
    try {
      return new TextDecoder(encoding, { fatal: true }).decode(name);
    } catch {
      // The next one.
    }
  }
  return name.toString('latin1');
}
