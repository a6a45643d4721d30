import { decodeAs } from './decoders.js';

const LOOK = 64 * 1024;

/** A copy of a mail with one kind of line end and without what stands before its header. The original is not changed. */
export function settleLines(original: Buffer): Buffer {
  let bytes = fromUtf16(original);
  if (hasBareReturns(bytes)) {
    bytes = Buffer.from(bytes.toString('latin1').replace(/\r\n?/g, '\r\n'), 'latin1');
  } else if (bytes.subarray(0, LOOK).includes('\r\r\n', 0, 'latin1')) {
    bytes = Buffer.from(bytes.toString('latin1').replace(/\r+\n/g, '\r\n'), 'latin1');
  }
  const start = /^(?:\xef\xbb\xbf)?(?:[ \t]*\r?\n)*(?:>?From [^\r\n]*\r?\n)?/.exec(bytes.toString('latin1', 0, 2000));
  return bytes.subarray(start?.[0].length ?? 0);
}

/** A mail saved by an editor as UTF-16. */
function fromUtf16(bytes: Buffer): Buffer {
  const mark = bytes.toString('latin1', 0, 2);
  if (mark === '\xff\xfe') return Buffer.from(decodeAs(bytes, 'utf-16le'), 'utf8');
  if (mark === '\xfe\xff') return Buffer.from(decodeAs(bytes, 'utf-16be'), 'utf8');
  return bytes;
}

/** Old Macintosh mail ends its lines with CR alone, all of them or all of its header. */
function hasBareReturns(bytes: Buffer): boolean {
  if (!bytes.includes(13)) return false;
  if (!bytes.includes(10)) return true;
  let bare = 0;
  let feeds = 0;
  const end = Math.min(bytes.length - 1, LOOK);
  for (let i = 0; i < end; i++) {
    if (bytes[i] === 10) feeds++;
    else if (bytes[i] === 13 && bytes[i + 1] !== 10 && bytes[i + 1] !== 13) bare++;
  }
  return bare > 3 && bare > feeds * 3;
}
