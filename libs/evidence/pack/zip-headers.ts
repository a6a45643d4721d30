import type yauzl from 'yauzl';
import type { Problem } from '../domain/verdict.js';

/** Bytes of a file's descriptor behind its data: mark, CRC and sizes, in the short and in the long form. */
const DESCRIPTORS = { short: 16, long: 24 };
const DESCRIPTOR_MARK = 0x08074b50;
const IN_DESCRIPTOR = 0x0008;
/** Name in UTF-8, sizes in the descriptor, how hard it was pressed: whatever else a flag says is no plain file. */
const KNOWN_FLAGS = 0x0800 | IN_DESCRIPTOR | 0x0006;
const STORED = 0;
const DEFLATED = 8;
const IN_LONG_FORM = 0xffffffff;
const LONG_FORM = 0x0001;
const TIMES = 0x5455;
/** Bytes of the field of times: a flag and at most two moments. */
const MOST_OF_TIMES = 9;

/** What is wrong with the two headers of a file, in words; they must say the same, and nothing that no file needs. */
export function headersDiffer(entry: yauzl.Entry, local: yauzl.LocalFileHeader): string[] {
  const wrong: string[] = [];
  if (local.fileName.toString('utf8') !== entry.fileName) wrong.push('this file has another name in its own header');
  if (local.compressionMethod !== entry.compressionMethod) wrong.push('its two headers name two ways of packing');
  if (![STORED, DEFLATED].includes(entry.compressionMethod)) wrong.push('it is packed in a way that is not known');
  if (local.generalPurposeBitFlag !== entry.generalPurposeBitFlag) wrong.push('its two headers have other flags');
  if ((entry.generalPurposeBitFlag & ~KNOWN_FLAGS) !== 0) wrong.push('it has flags that are not known');
  if (!sizesAgree(entry, local)) wrong.push('its own header has another length or checksum');
  if (entry.fileCommentLength !== 0) wrong.push('it has a comment');
  if (!extrasKnown(local.extraField, entry)) wrong.push('its own header holds bytes that no file needs');
  if (!extrasKnown(entry.extraFieldRaw, entry)) wrong.push('its line in the directory holds bytes that no file needs');
  return wrong;
}

/** Whether a file carries a descriptor behind its data. */
export function hasDescriptor(entry: Pick<yauzl.Entry, 'generalPurposeBitFlag'>): boolean {
  return (entry.generalPurposeBitFlag & IN_DESCRIPTOR) !== 0;
}

/** Whether these bytes between a file's data and the next file are its descriptor, and nothing else. */
export function isDescriptor(bytes: Buffer, { crc32, compressedSize, uncompressedSize }: yauzl.Entry): boolean {
  if (bytes.length !== DESCRIPTORS.short && bytes.length !== DESCRIPTORS.long) return false;
  if (bytes.readUInt32LE(0) !== DESCRIPTOR_MARK || bytes.readUInt32LE(4) !== crc32) return false;
  const sizes =
    bytes.length === DESCRIPTORS.short
      ? [bytes.readUInt32LE(8), bytes.readUInt32LE(12)]
      : [Number(bytes.readBigUInt64LE(8)), Number(bytes.readBigUInt64LE(16))];
  return sizes[0] === compressedSize && sizes[1] === uncompressedSize;
}

/** More bytes than a descriptor has between two files are nobody's. */
export const LONGEST_DESCRIPTOR = DESCRIPTORS.long;

/** The problems of one file's headers. */
export function headerProblems(entry: yauzl.Entry, local: yauzl.LocalFileHeader): Problem[] {
  return headersDiffer(entry, local).map((why) => ({ path: entry.fileName, code: 'hidden', why }));
}

/** With a descriptor the own header may leave length and checksum at nought. */
function sizesAgree(entry: yauzl.Entry, local: yauzl.LocalFileHeader): boolean {
  const [crc, packed, plain] = [local.crc32, local.compressedSize, local.uncompressedSize];
  if (hasDescriptor(entry) && crc === 0 && packed === 0 && plain === 0) return true;
  const agrees = (here: number, there: number) => here === there || here === IN_LONG_FORM;
  return crc === entry.crc32 && agrees(packed, entry.compressedSize) && agrees(plain, entry.uncompressedSize);
}

/** Only the file's times and its lengths in the long form, each once, and no byte behind them. */
function extrasKnown(bytes: Buffer, entry: yauzl.Entry): boolean {
  const seen = new Set<number>();
  let at = 0;
  while (at + 4 <= bytes.length) {
    const [id, length] = [bytes.readUInt16LE(at), bytes.readUInt16LE(at + 2)];
    const data = bytes.subarray(at + 4, at + 4 + length);
    if (seen.has(id) || data.length !== length) return false;
    if (!(id === TIMES ? length <= MOST_OF_TIMES : id === LONG_FORM && isLongForm(data, entry))) return false;
    seen.add(id);
    at += 4 + length;
  }
  return at === bytes.length;
}

/** Lengths and place as the file has them, in their order; any of them may be absent. */
function isLongForm(data: Buffer, entry: yauzl.Entry): boolean {
  if (data.length % 8 !== 0) return false;
  const left = [entry.uncompressedSize, entry.compressedSize, entry.relativeOffsetOfLocalHeader];
  for (let at = 0; at < data.length; at += 8) {
    const place = left.indexOf(Number(data.readBigUInt64LE(at)));
    if (place < 0) return false;
    left.splice(0, place + 1);
  }
  return true;
}
