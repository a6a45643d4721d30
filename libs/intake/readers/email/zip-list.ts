import { inflateRawSync } from 'node:zlib';
import { decodeText } from './charset-choice.js';
import type { DecodingNotes } from './decoding-notes.js';

/** One file of an archive; `bytes` null when it was not opened (too large, encrypted, damaged, not wanted). */
export interface ArchivedFile {
  name: string;
  size: number;
  bytes: Buffer | null;
}

/** What an archive holds. `limited`: a limit kept some of it unopened; `encrypted`: a password does. */
export interface ArchiveListing {
  files: ArchivedFile[];
  encrypted: boolean;
  limited: boolean;
  damaged: boolean;
}

const MAX_ENTRIES = 1000;
const MAX_FILE = 20 * 1024 * 1024;
const MAX_TOTAL = 50 * 1024 * 1024;
/** A text or picture hardly ever shrinks more; a bomb does. */
const MAX_RATIO = 200;
const RATIO_FROM = 1024 * 1024;
const WANTED = /\.(?:txt|text|csv|tsv|log|md|html?|eml|rtf|vcf|ics|pdf|tiff?|jpe?g|png|gif|webp|bmp)$/i;

/** Lists a zip archive and opens the documents and texts in it, within limits. Never throws. */
export function listZip(bytes: Buffer, notes: DecodingNotes): ArchiveListing {
  const listing: ArchiveListing = { files: [], encrypted: false, limited: false, damaged: false };
  const end = bytes.lastIndexOf('PK\x05\x06', undefined, 'latin1');
  if (end === -1 || end + 22 > bytes.length) return { ...listing, damaged: true };
  const told = bytes.readUInt16LE(end + 10);
  let at = bytes.readUInt32LE(end + 16);
  let total = 0;
  for (let i = 0; i < told; i++) {
    if (i >= MAX_ENTRIES) {
      listing.limited = true;
      break;
    }
    if (at + 46 > bytes.length || bytes.readUInt32LE(at) !== 0x02014b50) {
      listing.damaged = true;
      break;
    }
    const entry = entryAt(bytes, at);
    at = entry.next;
    const name = entryName(entry, notes);
    if (name.endsWith('/')) continue;
    const file: ArchivedFile = { name, size: entry.size, bytes: null };
    listing.files.push(file);
    if ((entry.flags & 1) !== 0) {
      listing.encrypted = true;
      continue;
    }
    if (!WANTED.test(name)) continue;
    if (isTooMuch(entry, total)) {
      listing.limited = true;
      continue;
    }
    file.bytes = content(bytes, entry);
    if (file.bytes === null) listing.damaged = true;
    else total += file.bytes.length;
  }
  return listing;
}

interface Entry {
  flags: number;
  method: number;
  packed: number;
  size: number;
  local: number;
  rawName: Buffer;
  unicodeName: Buffer | null;
  next: number;
}

function entryAt(bytes: Buffer, at: number): Entry {
  const nameLength = bytes.readUInt16LE(at + 28);
  const extraLength = bytes.readUInt16LE(at + 30);
  const nameFrom = at + 46;
  const extra = bytes.subarray(nameFrom + nameLength, nameFrom + nameLength + extraLength);
  return {
    flags: bytes.readUInt16LE(at + 8),
    method: bytes.readUInt16LE(at + 10),
    packed: bytes.readUInt32LE(at + 20),
    size: bytes.readUInt32LE(at + 24),
    local: bytes.readUInt32LE(at + 42),
    rawName: bytes.subarray(nameFrom, nameFrom + nameLength),
    unicodeName: unicodePath(extra),
    next: nameFrom + nameLength + extraLength + bytes.readUInt16LE(at + 32),
  };
}

/** Info-ZIP's Unicode path extra field. */
function unicodePath(extra: Buffer): Buffer | null {
  let at = 0;
  while (at + 4 <= extra.length) {
    const length = extra.readUInt16LE(at + 2);
    if (extra.readUInt16LE(at) === 0x7075 && length > 5) return extra.subarray(at + 9, at + 4 + length);
    at += 4 + length;
  }
  return null;
}

/** Names are UTF-8 when the archive says so, else what Windows in Japan writes: CP932, or what the bytes look like. */
function entryName(entry: Entry, notes: DecodingNotes): string {
  if (entry.unicodeName !== null) return entry.unicodeName.toString('utf8');
  const decoded = decodeText(entry.rawName, (entry.flags & 0x800) !== 0 ? 'utf-8' : 'cp932');
  if (decoded.charset !== 'us-ascii') notes.add('archive', { ...decoded, guessed: false });
  return decoded.text.replaceAll('\\', '/');
}

function isTooMuch({ packed, size }: Entry, total: number): boolean {
  if (size > MAX_FILE || total + size > MAX_TOTAL) return true;
  return size > RATIO_FROM && size > packed * MAX_RATIO;
}

function content(bytes: Buffer, { local, packed, size, method }: Entry): Buffer | null {
  if (local + 30 > bytes.length || bytes.readUInt32LE(local) !== 0x04034b50) return null;
  const from = local + 30 + bytes.readUInt16LE(local + 26) + bytes.readUInt16LE(local + 28);
  const raw = bytes.subarray(from, from + packed);
  if (method === 0) return raw.subarray(0, size);
  if (method !== 8) return null;
  try {
    return inflateRawSync(raw, { maxOutputLength: Math.max(1, size) });
  } catch {
    return null;
  }
}
