import { isFieldLine, parseStructured, splitFields, valueOf } from './mime-headers.js';
import type { HeaderField } from './mime-headers.js';

export { parseHeaders, parseStructured } from './mime-headers.js';

/** One MIME entity by its place in the message: offsets into `bytes`, end exclusive. */
export interface MimePart {
  bytes: Buffer;
  /** `1`, `1.2`: place in the tree. */
  path: string;
  fields: HeaderField[];
  headerStart: number;
  headerEnd: number;
  bodyStart: number;
  bodyEnd: number;
  /** Lower-case media type; text/plain when none is told. */
  mediaType: string;
  /** Parameters of Content-Type as Latin-1, names in lower case. */
  parameters: Record<string, string>;
  /** Parameters of Content-Disposition as Latin-1. */
  dispositionParameters: Record<string, string>;
  /** Lower-case Content-Transfer-Encoding, '' when none. */
  encoding: string;
  disposition: string;
  children: MimePart[];
}

/** The parts of a message in order; `truncated` when a multipart never ends, `tooMany` when the walk was given up. */
export interface MimeTree {
  root: MimePart;
  parts: MimePart[];
  truncated: boolean;
  tooMany: boolean;
  tooDeep: boolean;
}

/** More parts than this are an attack, not a letter; what comes later is not looked at. */
export const MAX_PARTS = 20_000;
const MAX_DEPTH = 60;
/** A header block larger than this is looked into no further. */
export const MAX_HEADER_BYTES = 1024 * 1024;
const MAX_BOUNDARY = 1000;

/** Finds every part of a message by its boundaries without decoding anything. Embedded messages count as one part. */
export function walkMime(bytes: Buffer): MimeTree {
  const root = readPart(bytes, { start: 0, end: bytes.length, path: '1', type: 'text/plain' });
  const tree: MimeTree = { root, parts: [root], truncated: false, tooMany: false, tooDeep: false };
  walkChildren(root, 0, tree);
  return tree;
}

function walkChildren(part: MimePart, depth: number, tree: MimeTree): void {
  if (!part.mediaType.startsWith('multipart/')) return;
  if (depth >= MAX_DEPTH) {
    tree.tooDeep = true;
    part.mediaType = 'text/plain';
    return;
  }
  const told = part.parameters.boundary ?? '';
  let split = told === '' ? null : splitSections(part, told);
  if (split === null || split.sections.length === 0) {
    const guessed = guessBoundary(part);
    if (guessed !== null) split = splitSections(part, guessed);
  }
  if (split === null || split.sections.length === 0) {
    // Nothing is lost: a multipart without parts is shown as the text it is.
    part.mediaType = 'text/plain';
    tree.truncated = true;
    return;
  }
  if (!split.closed) tree.truncated = true;
  const type = part.mediaType === 'multipart/digest' ? 'message/rfc822' : 'text/plain';
  for (const [index, { start, end }] of split.sections.entries()) {
    if (tree.parts.length >= MAX_PARTS) {
      tree.tooMany = true;
      return;
    }
    const child = readPart(part.bytes, { start, end, path: `${part.path}.${(index + 1).toString()}`, type });
    part.children.push(child);
    tree.parts.push(child);
    walkChildren(child, depth + 1, tree);
  }
}

interface Place {
  start: number;
  end: number;
  path: string;
  /** Media type when the entity does not tell one. */
  type: string;
}

function readPart(bytes: Buffer, { start, end, path, type }: Place): MimePart {
  const { headerEnd, bodyStart } = headerBounds(bytes, start, end);
  const fields = splitFields(bytes.toString('latin1', start, Math.min(headerEnd, start + MAX_HEADER_BYTES)));
  const find = (key: string): string => {
    const field = fields.find((f) => f.key === key);
    return field === undefined ? '' : valueOf(field);
  };
  const { value, parameters } = parseStructured(find('content-type'));
  const { value: disposition, parameters: dispositionParameters } = parseStructured(find('content-disposition'));
  const encoding = parseStructured(find('content-transfer-encoding')).value.replace(/^["']|["',.]+$/g, '');
  const place = { bytes, path, fields, headerStart: start, headerEnd, bodyStart, bodyEnd: end };
  const mediaType = mediaTypeOf(value, type);
  return { ...place, mediaType, parameters, dispositionParameters, encoding, disposition, children: [] };
}

function mediaTypeOf(told: string, otherwise: string): string {
  if (/^[^/\s]+\/[^/\s]+$/.test(told)) return told;
  return (
    { text: 'text/plain', html: 'text/html', 'text/': 'text/plain', multipart: 'multipart/mixed' }[told] ?? otherwise
  );
}

/**
 * The header ends at the first empty line; a part that starts with an empty line has none. A line that is no field ends it
 * too, when no field follows: gateways forget the empty line.
 */
function headerBounds(bytes: Buffer, start: number, end: number): { headerEnd: number; bodyStart: number } {
  let at = start;
  while (at < end) {
    const stop = endOfLine(bytes, at, end);
    const first = bytes[at] ?? 0;
    const empty = stop - at <= 2 && (first === 10 || (first === 13 && bytes[at + 1] === 10));
    if (empty) return { headerEnd: at, bodyStart: stop };
    const folded = first === 0x20 || first === 9;
    if (!folded && !isFieldLine(bytes.toString('latin1', at, Math.min(stop, at + 220)))) {
      if (!fieldFollows(bytes, stop, end)) return { headerEnd: at, bodyStart: at };
    }
    at = stop;
  }
  return { headerEnd: end, bodyStart: end };
}

/** Whether one of the next lines, up to an empty one, is a header field of mail. */
function fieldFollows(bytes: Buffer, from: number, end: number): boolean {
  let at = from;
  for (let lines = 0; lines < 3 && at < end; lines++) {
    const stop = endOfLine(bytes, at, end);
    const line = bytes.toString('latin1', at, Math.min(stop, at + 220));
    if (/^\r?\n?$/.test(line)) return true;
    if (
      /^(?:from|to|cc|subject|date|message-id|received|return-path|reply-to|mime-version|content-[a-z-]+|x-[a-z-]+):/i.test(
        line,
      )
    )
      return true;
    at = stop;
  }
  return false;
}

interface Split {
  sections: { start: number; end: number }[];
  closed: boolean;
}

function splitSections(part: MimePart, boundary: string): Split {
  const { bytes, bodyStart, bodyEnd } = part;
  const mark = Buffer.from(`--${boundary.slice(0, MAX_BOUNDARY)}`, 'latin1');
  const sections: Split['sections'] = [];
  let open: number | null = null;
  let at = bytes.indexOf(mark, bodyStart);
  while (at !== -1 && at < bodyEnd && sections.length <= MAX_PARTS) {
    const after = at + mark.length;
    // Asked first: looking for the line's end at every mark inside one long line would take hours.
    const lineEnd = at === bodyStart || bytes[at - 1] === 10 ? endOfLine(bytes, after, bodyEnd) : null;
    const rest = lineEnd === null ? null : bytes.toString('latin1', after, Math.min(lineEnd, after + 80));
    if (lineEnd !== null && rest !== null && /^(--)?[ \t]*\r?\n?$/.test(rest)) {
      if (open !== null) sections.push({ start: open, end: beforeNewline(bytes, open, at) });
      if (rest.startsWith('--')) return { sections, closed: true };
      open = lineEnd;
    }
    at = bytes.indexOf(mark, after);
  }
  if (open !== null) sections.push({ start: open, end: bodyEnd });
  return { sections, closed: false };
}

/** The boundary that the parts really use when the told one is missing or wrong: a `--` line before a header of a part. */
function guessBoundary(part: MimePart): string | null {
  const head = part.bytes.toString('latin1', part.bodyStart, Math.min(part.bodyEnd, part.bodyStart + 16_384));
  const found = /^--([^\s-][^\r\n]{0,198}|-[^\r\n]{1,198})\r?\n(?:content-|mime-version)/im.exec(head)?.[1];
  return found === undefined ? null : found.trimEnd();
}

function endOfLine(bytes: Buffer, from: number, end: number): number {
  const newline = bytes.indexOf(10, from);
  return newline === -1 || newline >= end ? end : newline + 1;
}

/** The line break before a boundary belongs to the boundary. */
function beforeNewline(bytes: Buffer, start: number, at: number): number {
  let end = at;
  if (end > start && bytes[end - 1] === 10) end--;
  if (end > start && bytes[end - 1] === 13) end--;
  return end;
}
