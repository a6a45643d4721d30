import { createHash } from 'node:crypto';
import { open, type FileHandle } from 'node:fs/promises';
import { Readable } from 'node:stream';
import yauzl from 'yauzl';
import type { Problem } from '../domain/verdict.js';
import { unpacked } from './unpacked.js';
import { hasDescriptor, headerProblems, isDescriptor, LONGEST_DESCRIPTOR } from './zip-headers.js';

/** Bytes behind the directory: its end record, and before that two records of the long form. */
const ENDINGS = [22, 22 + 20 + 56];

/** A pack that lies open. The caller closes it. */
export interface OpenPack {
  entries: Map<string, yauzl.Entry>;
  /** What is wrong with the zip itself. */
  problems: Problem[];
  read(path: string, largest: number): Promise<Buffer>;
  stream(path: string): Promise<Readable>;
  close(): void;
}

/**
 * Opens a zip and accounts for each of its bytes: programs differ in which header they believe, and what stands between the
 * files is seen by some and not by others. Throws when it is no zip.
 */
export async function openPack(file: string): Promise<OpenPack> {
  const zip = await yauzl.openPromise(file, { lazyEntries: true, autoClose: false, strictFileNames: true });
  try {
    const directoryAt = Number(zip.readEntryCursor);
    const found: yauzl.Entry[] = [];
    for await (const entry of zip.eachEntry()) found.push(entry);
    const entries = new Map(found.map((entry) => [entry.fileName, entry]));
    const entryOf = (path: string): yauzl.Entry => {
      const entry = entries.get(path);
      if (!entry) throw new Error(`the pack has no file ${path}`);
      return entry;
    };
    const bytesOf = async (entry: yauzl.Entry): Promise<AsyncGenerator<Buffer>> =>
      unpacked(await zip.openReadStreamPromise(entry, { decodeFileData: false }), entry);
    const problems = [
      ...twice(found),
      ...(await gaps(file, { zip, found, directoryAt })),
      ...ending(zip, Number(zip.readEntryCursor)),
    ];
    return {
      entries,
      problems,
      stream: async (path) => Readable.from(await bytesOf(entryOf(path)), { objectMode: false }),
      read: async (path, largest) => {
        const entry = entryOf(path);
        if (entry.uncompressedSize > largest) throw new Error(`the file ${path} is too large`);
        const pieces: Buffer[] = [];
        for await (const piece of await bytesOf(entry)) pieces.push(piece);
        return Buffer.concat(pieces);
      },
      close: () => {
        zip.close();
      },
    };
  } catch (error) {
    zip.close();
    throw error;
  }
}

/** SHA-256 in hex of what a stream carries. */
export async function digestOf(stream: Readable): Promise<string> {
  const hash = createHash('sha256');
  for await (const piece of stream) hash.update(piece as Buffer);
  return hash.digest('hex');
}

function twice(found: readonly yauzl.Entry[]): Problem[] {
  const seen = new Set<string>();
  return found.flatMap(({ fileName }) => {
    if (!seen.has(fileName)) {
      seen.add(fileName);
      return [];
    }
    return [{ path: fileName, code: 'hidden' as const, why: 'this name stands twice in the pack' }];
  });
}

interface Layout {
  zip: yauzl.ZipFile;
  found: readonly yauzl.Entry[];
  directoryAt: number;
}

/** File follows file from the first byte to the directory, and both headers of each say the same. */
async function gaps(file: string, { zip, found, directoryAt }: Layout): Promise<Problem[]> {
  const problems: Problem[] = [];
  const bytes = await open(file);
  try {
    let [end, before]: [number, yauzl.Entry | null] = [0, null];
    const fits = (start: number): Promise<boolean> => fill(bytes, { from: end, to: start }, before);
    const inOrder = [...found].sort((a, b) => a.relativeOffsetOfLocalHeader - b.relativeOffsetOfLocalHeader);
    for (const entry of inOrder) {
      if (!(await fits(entry.relativeOffsetOfLocalHeader))) {
        const why = 'before this file there are bytes that belong to none';
        problems.push({ path: entry.fileName, code: 'hidden', why });
      }
      const local = await zip.readLocalFileHeaderPromise(entry);
      problems.push(...headerProblems(entry, local));
      [end, before] = [local.fileDataStart + entry.compressedSize, entry];
    }
    if (!(await fits(directoryAt))) {
      problems.push({ path: '', code: 'hidden', why: 'after the last file there are bytes that belong to none' });
    }
  } finally {
    await bytes.close();
  }
  return problems;
}

/** Whether what stands between two files is nothing, or the descriptor that the first of them says it has. */
async function fill(
  bytes: FileHandle,
  { from, to }: { from: number; to: number },
  before: yauzl.Entry | null,
): Promise<boolean> {
  if (before === null || !hasDescriptor(before)) return from === to;
  if (to < from || to - from > LONGEST_DESCRIPTOR) return false;
  const { buffer, bytesRead } = await bytes.read(Buffer.alloc(to - from), 0, to - from, from);
  return bytesRead === to - from && isDescriptor(buffer, before);
}

function ending(zip: yauzl.ZipFile, directoryEnd: number): Problem[] {
  if (zip.comment === '' && ENDINGS.includes(zip.fileSize - directoryEnd)) return [];
  return [{ path: '', code: 'hidden', why: 'at the end of the pack there are bytes that belong to no file' }];
}
