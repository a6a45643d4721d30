import type { Readable } from 'node:stream';
import { fromBuffer, type Entry, type ZipFile } from 'yauzl';
import { DomainError } from '#kernel';
import { importErrors } from '../domain/imports.errors.js';
import type { SourceRow } from '../domain/import.js';

/** Limits of a workbook: bytes packed, bytes unpacked, how many times smaller packing may make it, entries, rows. */
const LIMITS = { packed: 20 << 20, unpacked: 200 << 20, ratio: 200, entries: 2_000, rows: 200_000 };

/** Rows of the first sheet, the heading included. The library parses in a thread of its own. Errors: `imports.too-large`, `imports.unreadable`. */
export async function xlsxRows(bytes: Buffer): Promise<SourceRow[]> {
  if (bytes.length > LIMITS.packed) throw new DomainError(importErrors['imports.too-large']);
  await checkUnpacked(bytes);
  const { readSheet } = await import('read-excel-file/node');
  const rows = await readSheet(bytes, { trim: false }).catch((cause: unknown) => {
    throw new DomainError(importErrors['imports.unreadable'], { cause });
  });
  if (rows.length > LIMITS.rows) throw new DomainError(importErrors['imports.too-large']);
  return rows
    .map((cells, index) => ({ row: 0, line: index + 1, cells: cells.map(cellText), fault: null }))
    .filter(({ cells }) => cells.some((cell) => cell !== ''));
}

/** Unpacks everything once, piece by piece, and counts: what an archive says of its sizes may be a lie. */
async function checkUnpacked(bytes: Buffer): Promise<void> {
  const { zip, entries } = await openZip(bytes);
  const most = Math.min(LIMITS.unpacked, bytes.length * LIMITS.ratio + (1 << 20));
  let total = 0;
  for (const entry of entries) total += await unpackedSize(zip, entry, most - total);
}

async function unpackedSize(zip: ZipFile, entry: Entry, left: number): Promise<number> {
  let size = 0;
  try {
    for await (const chunk of (await openEntry(zip, entry)) as AsyncIterable<Buffer>) {
      size += chunk.length;
      if (size > left) throw new DomainError(importErrors['imports.too-large']);
    }
  } catch (error) {
    if (error instanceof DomainError) throw error;
    unreadable(error);
  }
  return size;
}

function openEntry(zip: ZipFile, entry: Entry): Promise<Readable> {
  return new Promise((resolve, reject) => {
    zip.openReadStream(entry, (error, stream) => {
      if (error) reject(error);
      else resolve(stream);
    });
  });
}

function openZip(bytes: Buffer): Promise<{ zip: ZipFile; entries: Entry[] }> {
  return new Promise((resolve, reject) => {
    const refuse = (cause: unknown): void => {
      reject(new DomainError(importErrors['imports.unreadable'], { cause }));
    };
    fromBuffer(bytes, { autoClose: false, lazyEntries: true }, (fault, zip) => {
      if (fault) {
        refuse(fault);
        return;
      }
      const entries: Entry[] = [];
      zip.on('error', refuse);
      zip.on('end', () => {
        resolve({ zip, entries });
      });
      zip.on('entry', (entry: Entry) => {
        entries.push(entry);
        if (entries.length > LIMITS.entries) reject(new DomainError(importErrors['imports.too-large']));
        else zip.readEntry();
      });
      zip.readEntry();
    });
  });
}

function unreadable(cause: unknown): never {
  throw new DomainError(importErrors['imports.unreadable'], { cause });
}

/** A cell as a person sees it; dates are what the sheet shows, which knows no zone. */
function cellText(value: unknown): string {
  if (value === null || value === undefined) return '';
  if (value instanceof Date)
    return value
      .toISOString()
      .slice(0, 19)
      .replace('T', ' ')
      .replace(/ 00:00:00$/, '');
  if (typeof value === 'number' || typeof value === 'boolean') return String(value);
  return typeof value === 'string' ? value : '';
}
