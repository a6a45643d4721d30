/** A part's bytes; `damaged` when the encoding was broken and some of them may be missing. */
export interface Transferred {
  bytes: Buffer;
  damaged: boolean;
}

const MAX_GARBAGE_SHARE = 0.02;

/** Decodes a part's body by its Content-Transfer-Encoding. Unknown encodings are taken as they are. */
export function decodeTransfer(body: Buffer, encoding: string): Buffer {
  return decodeBody(body, encoding).bytes;
}

/** Like `decodeTransfer`, telling damage; a body that is plainly not in the told encoding is taken as it is. */
export function decodeBody(body: Buffer, encoding: string): Transferred {
  if (encoding === 'base64' || encoding === 'b') return decodeBase64(body);
  if (encoding === 'quoted-printable' || encoding === 'q') return decodeQuotedPrintable(body);
  return { bytes: body, damaged: false };
}

const BASE64 = (() => {
  const table = new Uint8Array(256).fill(3);
  for (const c of 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/-_') table[c.charCodeAt(0)] = 0;
  for (const c of '\r\n \t') table[c.charCodeAt(0)] = 1;
  table['='.charCodeAt(0)] = 2;
  return table;
})();

/** Letters outside the alphabet are passed over; several padded runs in a row are decoded one by one. */
function decodeBase64(body: Buffer): Transferred {
  let garbage = 0;
  let letters = 0;
  let padsInside = false;
  let padded = false;
  for (let i = 0; i < body.length; i++) {
    const kind = BASE64[body[i] ?? 0] ?? 3;
    if (kind === 0) {
      letters++;
      if (padded) padsInside = true;
    } else if (kind === 2) padded = true;
    else if (kind === 3) garbage++;
  }
  // Some gateways say base64 and send plain text.
  if (garbage > 0 && garbage > (letters + garbage) * MAX_GARBAGE_SHARE && !looksPacked(body)) {
    return { bytes: body, damaged: true };
  }
  const text = body.toString('latin1');
  const clean = garbage === 0 ? text : text.replace(/[^A-Za-z0-9+/=\-_]+/g, '');
  if (!padsInside) return { bytes: Buffer.from(clean, 'base64'), damaged: garbage > 0 || letters % 4 === 1 };
  const runs = clean.replace(/\s+/g, '').split(/=+/);
  return { bytes: Buffer.concat(runs.map((run) => Buffer.from(run, 'base64'))), damaged: garbage > 0 };
}

/** Long lines without blanks at the beginning: base64 with damage rather than text. */
function looksPacked(body: Buffer): boolean {
  const lines = body.toString('latin1', 0, 2000).split(/\r?\n/);
  return lines.some((line) => /^[A-Za-z0-9+/=]{40,}$/.test(line.trim()));
}

function decodeQuotedPrintable(body: Buffer): Transferred {
  const out = Buffer.allocUnsafe(body.length);
  let length = 0;
  let damaged = false;
  let at = 0;
  while (at < body.length) {
    const byte = body[at] ?? 0;
    if (byte !== 0x3d) {
      out[length++] = byte;
      at++;
      continue;
    }
    const pair = hexPair(body, at + 1);
    if (pair >= 0) {
      out[length++] = pair;
      at += 3;
      continue;
    }
    const next = softBreakEnd(body, at + 1);
    if (next === null) {
      out[length++] = byte;
      at++;
      damaged = true;
    } else at = next;
  }
  return { bytes: out.subarray(0, length), damaged };
}

function hexPair(body: Buffer, at: number): number {
  const high = hexDigit(body[at]);
  const low = hexDigit(body[at + 1]);
  return high < 0 || low < 0 ? -1 : high * 16 + low;
}

function hexDigit(byte = 0): number {
  if (byte >= 0x30 && byte <= 0x39) return byte - 0x30;
  const upper = byte & 0xdf;
  return upper >= 0x41 && upper <= 0x46 ? upper - 0x37 : -1;
}

/** After a `=` at a line's end (blanks may have been added on the way); null when the line goes on. */
function softBreakEnd(body: Buffer, from: number): number | null {
  let at = from;
  while (body[at] === 0x20 || body[at] === 9) at++;
  if (at >= body.length) return at;
  if (body[at] === 13) at++;
  if (body[at] === 10) return at + 1;
  return at > from && body[at - 1] === 13 ? at : null;
}
