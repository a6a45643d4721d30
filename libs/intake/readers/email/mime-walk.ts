/** One MIME entity by its place in the message: offsets into the bytes, end exclusive. */
export interface MimePart {
  headerStart: number;
  headerEnd: number;
  bodyStart: number;
  bodyEnd: number;
  /** Lower-case media type; text/plain when none is told. */
  mediaType: string;
  /** Parameters of Content-Type, names in lower case. */
  parameters: Record<string, string>;
  /** Lower-case Content-Transfer-Encoding, '' when none. */
  encoding: string;
  disposition: string;
}

/** The parts of a message in order; `truncated` when a multipart never ends, `tooMany` when the walk was given up. */
export interface MimeTree {
  parts: MimePart[];
  truncated: boolean;
  tooMany: boolean;
}

/** More parts than this are an attack on the parser, not a letter; mailparser refuses there too. */
export const MAX_PARTS = 1000;
const MAX_DEPTH = 60;
/** A header block larger than this is not looked into; mailparser refuses it too. */
export const MAX_HEADER_BYTES = 1024 * 1024;

/** Finds every part of a message by its boundaries without decoding anything. Embedded messages count as one part. */
export function walkMime(bytes: Buffer): MimeTree {
  const tree: MimeTree = { parts: [], truncated: false, tooMany: false };
  walkEntity(bytes, { start: 0, end: bytes.length, depth: 0, type: 'text/plain' }, tree);
  return tree;
}

interface Entity {
  start: number;
  end: number;
  depth: number;
  /** Media type when the entity does not tell one. */
  type: string;
}

function walkEntity(bytes: Buffer, { start, end, depth, type }: Entity, tree: MimeTree): void {
  if (tree.parts.length >= MAX_PARTS || depth > MAX_DEPTH) {
    tree.tooMany = true;
    return;
  }
  const part = readPart(bytes, start, end, type);
  tree.parts.push(part);
  const boundary = part.parameters.boundary;
  if (!part.mediaType.startsWith('multipart/') || boundary === undefined || boundary === '') return;
  const inner = part.mediaType === 'multipart/digest' ? 'message/rfc822' : 'text/plain';
  const { sections, closed } = splitSections(bytes, part, boundary);
  if (!closed) tree.truncated = true;
  for (const section of sections) {
    walkEntity(bytes, { start: section.start, end: section.end, depth: depth + 1, type: inner }, tree);
    if (tree.tooMany) return;
  }
}

function readPart(bytes: Buffer, start: number, end: number, defaultType: string): MimePart {
  const { headerEnd, bodyStart } = headerBounds(bytes, start, end);
  const headers = parseHeaders(bytes.toString('latin1', start, Math.min(headerEnd, start + MAX_HEADER_BYTES)));
  const { value, parameters } = parseStructured(headers.get('content-type') ?? defaultType);
  const mediaType = value.includes('/') ? value : defaultType;
  const encoding = parseStructured(headers.get('content-transfer-encoding') ?? '').value;
  const disposition = parseStructured(headers.get('content-disposition') ?? '').value;
  return { headerStart: start, headerEnd, bodyStart, bodyEnd: end, mediaType, parameters, encoding, disposition };
}

/** The header ends at the first empty line; a part that starts with an empty line has none. */
function headerBounds(bytes: Buffer, start: number, end: number): { headerEnd: number; bodyStart: number } {
  let at = start;
  while (at < end) {
    const newline = bytes.indexOf(10, at);
    const stop = newline === -1 || newline >= end ? end : newline + 1;
    const empty = stop - at <= 2 && (bytes[at] === 10 || (bytes[at] === 13 && bytes[at + 1] === 10));
    if (empty) return { headerEnd: at, bodyStart: stop };
    at = stop;
  }
  return { headerEnd: end, bodyStart: end };
}

/** First value of each header, unfolded, names in lower case. */
export function parseHeaders(block: string): Map<string, string> {
  const headers = new Map<string, string>();
  for (const line of block.replace(/\r?\n[ \t]+/g, ' ').split(/\r?\n/)) {
    const colon = line.indexOf(':');
    if (colon <= 0) continue;
    const name = line.slice(0, colon).trim().toLowerCase();
    if (!headers.has(name)) headers.set(name, line.slice(colon + 1).trim());
  }
  return headers;
}

/** `value; name=param; name="param"` taken apart; comments in brackets are not values. */
export function parseStructured(header: string): { value: string; parameters: Record<string, string> } {
  const parameters: Record<string, string> = {};
  for (const found of header.matchAll(/;\s*([\w*!#$%&'+.^`|~-]+)\s*=\s*(?:"((?:[^"\\]|\\.)*)"|([^\s;]*))/g)) {
    const name = found[1]?.toLowerCase() ?? '';
    parameters[name] ??= found[2]?.replace(/\\(.)/g, '$1') ?? found[3] ?? '';
  }
  const value = /^\s*([^\s;(]*)/.exec(header)?.[1] ?? '';
  return { value: value.toLowerCase(), parameters };
}

function splitSections(
  bytes: Buffer,
  part: MimePart,
  boundary: string,
): { sections: { start: number; end: number }[]; closed: boolean } {
  const mark = Buffer.from(`--${boundary}`, 'latin1');
  const sections: { start: number; end: number }[] = [];
  let open: number | null = null;
  let at = bytes.indexOf(mark, part.bodyStart);
  while (at !== -1 && at < part.bodyEnd && sections.length <= MAX_PARTS) {
    const after = at + mark.length;
    // Asked first: looking for the line's end at every mark inside one long line would take hours.
    const lineEnd = at === part.bodyStart || bytes[at - 1] === 10 ? endOfLine(bytes, after, part.bodyEnd) : null;
    const rest = lineEnd === null ? null : bytes.toString('latin1', after, Math.min(lineEnd, after + 80));
    if (lineEnd !== null && rest !== null && /^(--)?[ \t]*\r?\n?$/.test(rest)) {
      if (open !== null) sections.push({ start: open, end: beforeNewline(bytes, open, at) });
      if (rest.startsWith('--')) return { sections, closed: true };
      open = lineEnd;
    }
    at = bytes.indexOf(mark, after);
  }
  if (open !== null) sections.push({ start: open, end: part.bodyEnd });
  return { sections, closed: false };
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
