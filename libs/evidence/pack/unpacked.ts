import type { Readable } from 'node:stream';
import { crc32, createInflateRaw } from 'node:zlib';
import type yauzl from 'yauzl';

/**
 * The bytes of a file, checked against its header: length and checksum, and that the packed data are used up. What stands
 * behind the end of the packed stream is seen by no program that unpacks, and by every one that looks. Fails when not.
 */
export async function* unpacked(packed: Readable, entry: yauzl.Entry): AsyncGenerator<Buffer> {
  const inflate = entry.compressionMethod === 0 ? null : createInflateRaw();
  if (inflate !== null) packed.once('error', (error) => inflate.destroy(error));
  let [length, sum] = [0, 0];
  for await (const piece of inflate === null ? packed : packed.pipe(inflate)) {
    const bytes = piece as Buffer;
    length += bytes.length;
    if (length > entry.uncompressedSize) throw new Error('the file is longer than its header says');
    sum = crc32(bytes, sum);
    yield bytes;
  }
  if (length !== entry.uncompressedSize || sum !== entry.crc32) throw new Error('the file is not what its header says');
  if (inflate !== null && inflate.bytesWritten !== entry.compressedSize)
    throw new Error('bytes behind the packed data');
}
