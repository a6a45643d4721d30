/** A header field as it stands: `line` holds the bytes as Latin-1, folds included, without its last line end. */
export interface HeaderField {
  key: string;
  line: string;
}

const HIGH_OR_ESCAPE = /[\x80-\xff\x1b]/;
const FIELD_NAME = /^[!-9;-~]{1,200}[ \t]*:/;

/** The fields of a header block in order. */
export function splitFields(block: string): HeaderField[] {
  const fields: HeaderField[] = [];
  for (const line of block.split(/\r?\n/)) {
    const last = fields.at(-1);
    const folded = line.startsWith(' ') || line.startsWith('\t');
    if (folded || !FIELD_NAME.test(line)) {
      // Raw Japanese that was folded without its blank belongs to the field; other garbage does not.
      if (last !== undefined && (folded || HIGH_OR_ESCAPE.test(line))) last.line += `\r\n${folded ? '' : ' '}${line}`;
      continue;
    }
    fields.push({ key: line.slice(0, line.indexOf(':')).trim().toLowerCase(), line });
  }
  return fields;
}

/** Value of a field, unfolded. */
export function valueOf(field: HeaderField): string {
  return unfold(field.line.slice(field.line.indexOf(':') + 1)).trim();
}

/** Takes folds out; the blanks of a fold count as one. */
export function unfold(text: string): string {
  return text.includes('\n') ? text.replace(/\r?\n[ \t]*/g, ' ') : text;
}

/** First value of each header, unfolded, names in lower case. */
export function parseHeaders(block: string): Map<string, string> {
  const headers = new Map<string, string>();
  for (const field of splitFields(block)) if (!headers.has(field.key)) headers.set(field.key, valueOf(field));
  return headers;
}

/** True when the line begins a header field. */
export function isFieldLine(line: string): boolean {
  return FIELD_NAME.test(line);
}

/** `value; name=param; name="param"` taken apart; names in lower case, the first of each counts, comments are no values. */
export function parseStructured(header: string): { value: string; parameters: Record<string, string> } {
  const value = /^\s*([^\s;(]*)/.exec(header)?.[1] ?? '';
  const parameters: Record<string, string> = Object.create(null) as Record<string, string>;
  let at = header.indexOf(';');
  while (at !== -1 && at < header.length) {
    const equals = header.indexOf('=', at + 1);
    const next = header.indexOf(';', at + 1);
    if (equals === -1) break;
    if (next !== -1 && next < equals) {
      at = next;
      continue;
    }
    const name = header
      .slice(at + 1, equals)
      .trim()
      .toLowerCase();
    const read = readValue(header, equals + 1);
    if (name !== '') parameters[name] ??= read.value;
    at = header.indexOf(';', read.end);
  }
  return { value: value.toLowerCase(), parameters: { ...parameters } };
}

/** A quoted string or everything up to the next semicolon. */
function readValue(header: string, from: number): { value: string; end: number } {
  let at = from;
  while (header[at] === ' ' || header[at] === '\t') at++;
  if (header[at] !== '"') {
    const end = header.indexOf(';', at);
    const stop = end === -1 ? header.length : end;
    const bare = header.slice(at, stop).trim();
    // An encoded word in no quotes may hold blanks in its text; everything else ends at a blank or comment.
    return { value: bare.includes('=?') ? bare : (/^[^\s(]*/.exec(bare)?.[0] ?? ''), end: stop };
  }
  const out: string[] = [];
  for (at++; at < header.length && header[at] !== '"'; at++) {
    if (header[at] === '\\' && at + 1 < header.length) at++;
    out.push(header[at] ?? '');
  }
  return { value: out.join(''), end: at + 1 };
}
