import { createHash } from 'node:crypto';
import type { Readable } from 'node:stream';
import yauzl from 'yauzl';
import type { Problem } from '../domain/verdict.js';

/** Bytes of what may stand behind a file's data: CRC and sizes, in the short and in the long form. */
const DATA_DESCRIPTORS = [0, 16, 24];
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
    return {
      entries,
      problems: [
        ...twice(found),
        ...(await gaps(zip, found, directoryAt)),
        ...ending(zip, Number(zip.readEntryCursor)),
      ],
      stream: (path) => zip.openReadStreamPromise(entryOf(path)),
      read: async (path, largest) => {
        const entry = entryOf(path);
        if (entry.uncompressedSize > largest) throw new Error(`the file ${path} is too large`);
        const pieces: Buffer[] = [];
        for await (const piece of await zip.openReadStreamPromise(entry)) pieces.push(piece as Buffer);
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

/** File follows file from the first byte to the directory, and each stands under the same name in both headers. */
async function gaps(zip: yauzl.ZipFile, found: readonly yauzl.Entry[], directoryAt: number): Promise<Problem[]> {
  const problems: Problem[] = [];
  let [end, slack] = [0, [0]];
  const fits = (start: number): boolean => slack.includes(start - end);
  const inOrder = [...found].sort((a, b) => a.relativeOffsetOfLocalHeader - b.relativeOffsetOfLocalHeader);
  for (const entry of inOrder) {
    const path = entry.fileName;
    if (!fits(entry.relativeOffsetOfLocalHeader)) {
      problems.push({ path, code: 'hidden', why: 'before this file there are bytes that belong to none' });
    }
    const local = await zip.readLocalFileHeaderPromise(entry);
    if (local.fileName.toString('utf8') !== path) {
      problems.push({ path, code: 'hidden', why: 'this file has another name in its own header' });
    }
    [end, slack] = [local.fileDataStart + entry.compressedSize, DATA_DESCRIPTORS];
  }
  if (!fits(directoryAt)) {
    problems.push({ path: '', code: 'hidden', why: 'after the last file there are bytes that belong to none' });
  }
  return problems;
}

function ending(zip: yauzl.ZipFile, directoryEnd: number): Problem[] {
  if (zip.comment === '' && ENDINGS.includes(zip.fileSize - directoryEnd)) return [];
  return [{ path: '', code: 'hidden', why: 'at the end of the pack there are bytes that belong to no file' }];
}
