import { isUtf8 } from 'node:buffer';

/** Charsets that tables come in; `shift_jis` is read as CP932 with its vendor characters (WHATWG encoding standard). */
export type TableCharset = 'utf-8' | 'utf-16le' | 'utf-16be' | 'iso-2022-jp' | 'shift_jis' | 'euc-jp';

/** Bytes decoded at a time. */
const SLICE = 64 * 1024;

/** The charset of a text file: by its mark, by what its bytes can only be, else the one that leaves fewest unreadable places. */
export function charsetOf(bytes: Buffer): TableCharset {
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return 'utf-16le';
  if (bytes[0] === 0xfe && bytes[1] === 0xff) return 'utf-16be';
  const wide = wideCharset(bytes.subarray(0, SLICE));
  if (wide !== null) return wide;
  const seven = bytes.every((byte) => byte < 0x80);
  if (seven && /\x1b\$[@B]/.test(bytes.subarray(0, 4 * SLICE).toString('latin1'))) return 'iso-2022-jp';
  if (isUtf8(bytes)) return 'utf-8';
  const candidates = (['utf-8', 'shift_jis', 'euc-jp'] as const).map((charset) => ({
    charset,
    faults: unreadable(bytes, charset),
  }));
  return candidates.reduce((best, next) => (next.faults < best.faults ? next : best)).charset;
}

/** The text in slices, without its mark. Bytes that cannot be decoded become U+FFFD. */
export function* decoded(bytes: Buffer, charset: TableCharset): Generator<string> {
  const decoder = new TextDecoder(charset);
  for (let at = 0; at < bytes.length; at += SLICE) {
    const part = decoder.decode(bytes.subarray(at, at + SLICE), { stream: true });
    if (part !== '') yield part;
  }
  const rest = decoder.decode();
  if (rest !== '') yield rest;
}

/** UTF-16 without a mark: most high bytes of a table are 0, for its separators and digits are ASCII. */
function wideCharset(start: Buffer): TableCharset | null {
  let [even, odd] = [0, 0];
  start.forEach((byte, index) => {
    if (byte !== 0) return;
    if (index % 2 === 0) even += 1;
    else odd += 1;
  });
  if (even + odd < start.length / 50) return null;
  return odd >= even ? 'utf-16le' : 'utf-16be';
}

/** Places that do not decode, and half-width kana beside them: what one Japanese charset makes of another. */
function unreadable(bytes: Buffer, charset: TableCharset): number {
  let found = 0;
  for (const part of decoded(bytes, charset))
    found += part.match(/[\uFFFD\uE000-\uF8FF]|[\uFF61-\uFF9F]{2}/g)?.length ?? 0;
  return found;
}
