/** A file that stood inside the text of a mail (uuencode, yEnc). */
export interface InlineFile {
  /** Name as bytes in Latin-1; its encoding is told by nobody. */
  name: string;
  bytes: Buffer;
  damaged: boolean;
}

/** The text without its files. */
export interface Separated {
  rest: Buffer;
  files: InlineFile[];
}

const MAX_FILES = 1000;

/** Takes uuencoded and yEnc files out of a text body. A `begin` without a file behind it stays text. */
export function separateFiles(body: Buffer): Separated {
  const text = body.includes('begin ', 0, 'latin1') ? body.toString('latin1') : '';
  if (!/^(?:begin [0-7]{3,4} |=ybegin )/m.test(text)) return { rest: body, files: [] };
  const lines = text.split('\n');
  const kept: string[] = [];
  const files: InlineFile[] = [];
  let at = 0;
  // Without a bound, a mail of `begin` lines that never end would be read to its end for each of them.
  let fruitless = 0;
  while (at < lines.length) {
    const line = lines[at] ?? '';
    const found = files.length < MAX_FILES && fruitless < 20 ? fileAt(lines, at) : null;
    if (found === null) {
      if (line.startsWith('begin ') || line.startsWith('=ybegin ')) fruitless++;
      kept.push(line);
      at++;
      continue;
    }
    files.push(found.file);
    at = found.next;
  }
  return { rest: Buffer.from(kept.join('\n'), 'latin1'), files };
}

interface Found {
  file: InlineFile;
  next: number;
}

function fileAt(lines: readonly string[], at: number): Found | null {
  const line = (lines[at] ?? '').trimEnd();
  const uu = /^begin [0-7]{3,4} (.{1,300})$/.exec(line);
  if (uu !== null) return uuencoded(lines, at, uu[1] ?? '');
  const y = /^=ybegin .*?size=(\d+).*? name=(.{1,300})$/.exec(line);
  return y === null ? null : yEncoded(lines, at, { name: y[2] ?? '', size: Number(y[1]) });
}

function uuencoded(lines: readonly string[], at: number, name: string): Found | null {
  const pieces: Buffer[] = [];
  let next = at + 1;
  let ended = false;
  let damaged = false;
  for (; next < lines.length; next++) {
    const line = (lines[next] ?? '').replace(/\r$/, '');
    if (line.trim() === 'end') {
      ended = true;
      break;
    }
    if (line === '' || line === '`' || line === ' ') continue;
    const piece = uuLine(line);
    if (piece === null) {
      if (pieces.length === 0) return null;
      damaged = true;
      break;
    }
    pieces.push(piece);
  }
  if (pieces.length === 0) return null;
  const file = { name: name.trim(), bytes: Buffer.concat(pieces), damaged: damaged || !ended };
  return { file, next: ended ? next + 1 : next };
}

/** Bytes of one uuencoded line; null when the line is no such line. */
function uuLine(line: string): Buffer | null {
  const length = (line.charCodeAt(0) - 32) & 63;
  const needed = Math.ceil(length / 3) * 4;
  const first = line.charCodeAt(0);
  if (first < 33 || first > 96 || length === 0 || line.length - 1 > needed + 3) return null;
  // Blanks at the end get lost on the way.
  const padded = line.slice(1).padEnd(needed, ' ');
  const out = Buffer.alloc((needed / 4) * 3);
  for (let i = 0, o = 0; i < needed; i += 4, o += 3) {
    const [a = 0, b = 0, c = 0, d = 0] = [0, 1, 2, 3].map((k) => (padded.charCodeAt(i + k) - 32) & 63);
    out[o] = (a << 2) | (b >> 4);
    out[o + 1] = ((b & 15) << 4) | (c >> 2);
    out[o + 2] = ((c & 3) << 6) | d;
  }
  return out.subarray(0, length);
}

function yEncoded(lines: readonly string[], at: number, { name, size }: { name: string; size: number }): Found | null {
  const bytes: number[] = [];
  let next = at + 1;
  let ended = false;
  for (; next < lines.length; next++) {
    const line = (lines[next] ?? '').replace(/\r$/, '');
    if (line.startsWith('=yend')) {
      ended = true;
      break;
    }
    if (line.startsWith('=ypart')) continue;
    yLine(line, bytes);
  }
  if (!ended) return null;
  return { file: { name: name.trim(), bytes: Buffer.from(bytes), damaged: bytes.length !== size }, next: next + 1 };
}

function yLine(line: string, bytes: number[]): void {
  for (let i = 0; i < line.length; i++) {
    let code = line.charCodeAt(i);
    if (code === 0x3d) {
      i++;
      code = line.charCodeAt(i) - 64;
    }
    bytes.push((code - 42) & 0xff);
  }
}
