import { decodeAs } from './charset.js';
import { chooseCharset } from './charset-choice.js';
import { walkMime } from './mime-walk.js';
import type { MimePart, MimeTree } from './mime-walk.js';
import { repairHeaders } from './repair-headers.js';
import { decodeTransfer, encodeBody } from './transfer.js';

/** A copy of a mail that a parser reads right, and what had to be done. The original stays the evidence. */
export interface RepairedMail {
  bytes: Buffer;
  /** Encoding of each text part in order. */
  decodedAs: string[];
  guessed: boolean;
  /** True when a text has bytes that fit no encoding we know. */
  unknown: boolean;
  tree: MimeTree;
}

const META_CHARSET = /<meta[^>]{0,200}?charset\s*=\s*["']?\s*([\w-]+)/i;
const META_WITHIN = 4096;
/** Texts beyond this size are judged by their beginning but rewritten whole. */
const JUDGE_BYTES = 256 * 1024;

/** Puts right line ends, raw 8-bit headers and missing or wrong character set labels before a mail is parsed. */
export function repairMail(original: Buffer): RepairedMail {
  const bytes = repairLines(original);
  const tree = walkMime(bytes);
  const repaired: RepairedMail = { bytes, decodedAs: [], guessed: false, unknown: false, tree };
  const pieces: Buffer[] = [];
  let copied = 0;
  for (const part of tree.parts) {
    const headers = repairHeaders(bytes.subarray(part.headerStart, part.headerEnd));
    repaired.guessed ||= headers.guessed.length > 0;
    const body = isReadableText(part) ? repairBody(bytes, part, repaired) : null;
    const block = body === null ? headers.bytes : relabel(headers.bytes);
    pieces.push(bytes.subarray(copied, part.headerStart), block);
    copied = part.headerEnd;
    if (body === null) continue;
    pieces.push(bytes.subarray(copied, part.bodyStart), body);
    copied = part.bodyEnd;
  }
  pieces.push(bytes.subarray(copied));
  repaired.bytes = Buffer.concat(pieces);
  return repaired;
}

/** CR-only mail gets line feeds; byte order marks, empty lines and an mbox line before the header go. */
function repairLines(original: Buffer): Buffer {
  let bytes = original;
  if (!bytes.includes(10) && bytes.includes(13)) {
    bytes = Buffer.from(bytes.toString('latin1').replace(/\r/g, '\r\n'), 'latin1');
  }
  const start = /^(?:\xef\xbb\xbf)?(?:[ \t]*\r?\n)*(?:>?From [^\r\n]*\r?\n)?/.exec(bytes.toString('latin1', 0, 2000));
  return bytes.subarray(start?.[0].length ?? 0);
}

function isReadableText(part: MimePart): boolean {
  return part.mediaType.startsWith('text/') && part.disposition !== 'attachment';
}

/** The body as base64 of UTF-8 when its label would mislead the parser, else null. */
function repairBody(bytes: Buffer, part: MimePart, repaired: RepairedMail): Buffer | null {
  const body = decodeTransfer(bytes.subarray(part.bodyStart, part.bodyEnd), part.encoding);
  const label = part.parameters.charset ?? '';
  const sample = body.length > JUDGE_BYTES ? body.subarray(0, cutAt(body)) : body;
  let choice = chooseCharset(sample, label);
  if (label === '' && choice.charset === 'unknown' && part.mediaType === 'text/html') {
    const meta = META_CHARSET.exec(body.toString('latin1', 0, META_WITHIN))?.[1] ?? '';
    if (isDecodable(meta)) choice = { charset: meta.toLowerCase(), rewrite: true, guessed: false };
  }
  repaired.decodedAs.push(choice.charset);
  repaired.guessed ||= choice.guessed;
  repaired.unknown ||= choice.charset === 'unknown';
  return choice.rewrite ? encodeBody(decodeAs(body, choice.charset)) : null;
}

/** A place to cut that does not fall into a character: after the last line feed of the sample. */
function cutAt(body: Buffer): number {
  const newline = body.lastIndexOf(10, JUDGE_BYTES);
  return newline > 0 ? newline + 1 : JUDGE_BYTES;
}

function isDecodable(label: string): boolean {
  try {
    return new TextDecoder(label).encoding !== '';
  } catch {
    return false;
  }
}

const RELABELLED = /^content-(?:type|transfer-encoding)[ \t]*:[^\n]*\n(?:[ \t][^\n]*\n)*/gim;

/** Header block that says UTF-8 and base64 instead of what it said; other parameters of the type are kept. */
function relabel(block: Buffer): Buffer {
  const text = block.toString('latin1');
  const type = [...text.matchAll(RELABELLED)].map((m) => m[0]).find((line) => /^content-type/i.test(line));
  const kept = (type ?? 'Content-Type: text/plain')
    .replace(/;\s*charset\s*=\s*(?:"[^"]*"|[^\s;]*)/i, '')
    .replace(/\s+$/, '')
    .replace(/;$/, '');
  // In front, so that a header of megabytes does not hide it.
  const label = `${kept}; charset=utf-8\r\nContent-Transfer-Encoding: base64\r\n`;
  return Buffer.from(label + text.replace(RELABELLED, ''), 'latin1');
}
