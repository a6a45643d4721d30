const ESC = 0x1b;
/** A private-use mark for a carrier's picture character; shown as 〓 with a warning. */
const PICTURE = '\ue000';
const sjis = new TextDecoder('shift_jis');
const euc = new TextDecoder('euc-jp');

type Mode = 'ascii' | 'kana' | 'jis' | 'jis0212' | 'picture';

/** Escape sequences after ESC and what follows them (ISO-2022-JP and its Microsoft and carrier relatives). */
const ESCAPES: readonly (readonly [string, Mode])[] = [
  ['$(D', 'jis0212'],
  ['$(Q', 'jis'],
  ['$(O', 'jis'],
  ['$(B', 'jis'],
  ['$(@', 'jis'],
  ['$B', 'jis'],
  ['$@', 'jis'],
  ['&@', 'ascii'],
  ['(I', 'kana'],
  ['(B', 'ascii'],
  ['(J', 'ascii'],
  ['(H', 'ascii'],
];
/** SoftBank's web codes: ESC $ page, codes, SI. */
const PICTURE_PAGES = 'GEFOPQ';

/** True when the bytes switch character sets the way ISO-2022-JP does. */
export function hasJisEscapes(bytes: Buffer): boolean {
  for (let at = bytes.indexOf(ESC); at !== -1; at = bytes.indexOf(ESC, at + 1)) {
    const next = bytes[at + 1];
    const last = bytes[at + 2];
    if (next === 0x24 && (last === 0x42 || last === 0x40 || last === 0x28)) return true;
    if (next === 0x28 && (last === 0x49 || last === 0x4a)) return true;
  }
  return false;
}

/**
 * Decodes ISO-2022-JP as it is really sent: JIS X 0208 with vendor rows (CP50220), half-width kana by ESC ( I, by SO/SI or
 * as eighth-bit bytes (CP50221/50222), JIS X 0212, carriers' picture characters as U+E000. A line end returns to ASCII.
 */
export function decodeJis(bytes: Buffer): string {
  const out: string[] = [];
  let mode: Mode = 'ascii';
  let at = 0;
  while (at < bytes.length) {
    const byte = bytes[at] ?? 0;
    if (byte === ESC) {
      const found = escapeAt(bytes, at + 1);
      if (found !== null) {
        mode = found.mode;
        at += 1 + found.length;
        continue;
      }
    }
    if (byte === 0x0e || byte === 0x0f) {
      mode = byte === 0x0e ? 'kana' : 'ascii';
      at++;
      continue;
    }
    const end = runEnd(bytes, at);
    out.push(decodeRun(bytes.subarray(at, end), mode));
    if (bytes[end] === 10 || bytes[end] === 13) mode = 'ascii';
    at = end;
    while (at < bytes.length && (bytes[at] === 10 || bytes[at] === 13))
      out.push(String.fromCharCode(bytes[at++] ?? 10));
  }
  return out.join('');
}

function escapeAt(bytes: Buffer, at: number): { mode: Mode; length: number } | null {
  const next = bytes.toString('latin1', at, at + 3);
  for (const [sequence, mode] of ESCAPES) if (next.startsWith(sequence)) return { mode, length: sequence.length };
  if (next.startsWith('$') && PICTURE_PAGES.includes(next.charAt(1)) && next.length > 1) {
    return { mode: 'picture', length: 2 };
  }
  return null;
}

/** End of the run that begins here: the next escape, shift or line end; at least one byte. */
function runEnd(bytes: Buffer, from: number): number {
  let end = from;
  while (end < bytes.length) {
    const byte = bytes[end] ?? 0;
    if (byte === 10 || byte === 13 || byte === 0x0e || byte === 0x0f || (byte === ESC && end > from)) break;
    end++;
  }
  return end;
}

function decodeRun(run: Buffer, mode: Mode): string {
  switch (mode) {
    case 'ascii':
      return decodeSingle(run);
    case 'kana':
      return [...run].map((b) => (b >= 0x21 && b <= 0x5f ? String.fromCharCode(0xff40 + b) : byteOf(b))).join('');
    case 'picture':
      return PICTURE.repeat(run.length);
    case 'jis0212':
      return euc.decode(Buffer.from([...run].flatMap((b, i) => (i % 2 === 0 ? [0x8f, b | 0x80] : [b | 0x80]))));
    case 'jis':
      return decodePairs(run);
  }
}

/** Outside a shift: ASCII, with eighth-bit kana of CP50221; a lone ESC stays visible. */
function decodeSingle(run: Buffer): string {
  for (const byte of run) if (byte >= 0x80) return sjis.decode(run);
  return run.toString('latin1');
}

function byteOf(byte: number): string {
  return byte < 0x80 ? String.fromCharCode(byte) : sjis.decode(Uint8Array.of(byte));
}

/** JIS X 0208 pairs by way of Shift_JIS, whose decoder knows the vendor rows. Blanks and stray bytes stay themselves. */
function decodePairs(run: Buffer): string {
  const out: string[] = [];
  let pending: number[] = [];
  const flush = (): void => {
    if (pending.length > 0) out.push(sjis.decode(Uint8Array.from(pending)));
    pending = [];
  };
  for (let i = 0; i < run.length; i++) {
    const first = (run[i] ?? 0) & 0x7f;
    const second = (run[i + 1] ?? 0) & 0x7f;
    if (first < 0x21 || first > 0x7e || second < 0x21 || second > 0x7e || i + 1 >= run.length) {
      flush();
      out.push(first < 0x21 ? String.fromCharCode(first) : '\ufffd');
      continue;
    }
    i++;
    if (isPictureRow(first)) {
      flush();
      out.push(PICTURE);
    } else {
      pending.push(...toShiftJis(first, second));
    }
  }
  flush();
  return out.join('');
}

/** Rows 85-88, 93 and 94 are empty in every Japanese set; carriers put their picture characters there. */
function isPictureRow(first: number): boolean {
  return (first >= 0x75 && first <= 0x78) || first >= 0x7d;
}

function toShiftJis(first: number, second: number): [number, number] {
  const lead = ((first - 0x21) >> 1) + (first < 0x5f ? 0x81 : 0xc1);
  if (first % 2 === 0) return [lead, second + 0x7e];
  return [lead, second + (second < 0x60 ? 0x1f : 0x20)];
}
