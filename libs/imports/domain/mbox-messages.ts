import { parseInstant, DomainError, type Instant } from '#kernel';

/** A message of a mailbox file. */
export interface MboxMessage {
  /** Line of its `From ` line, from 1. */
  line: number;
  /** The message as it stood there, `>From ` taken back to `From `. */
  bytes: Buffer;
  /** When it arrived: its newest Received line, else its Date, else its `From ` line. */
  writtenAt: Instant | null;
  messageId: string | null;
}

const LF = 10;
/** `From SENDER … hh:mm…`: a line of text that begins with “From ” is none. */
const SEPARATOR = /^From \S.*\d{1,2}:\d{2}/;
/** Headers are looked for in so many bytes. */
const HEAD = 64 * 1024;

/** Whether the bytes are a mailbox file (mboxo, mboxrd). */
export function looksLikeMbox(bytes: Buffer): boolean {
  return SEPARATOR.test(lineAt(bytes, 0));
}

/** The messages, one after another, cut from the bytes without decoding them. */
export function* mboxMessages(bytes: Buffer): Generator<MboxMessage> {
  let start = 0;
  let line = 1;
  while (start < bytes.length) {
    const end = nextSeparator(bytes, start);
    const separator = lineAt(bytes, start);
    const body = bytes.subarray(Math.min(end, start + separator.length + 1), end);
    yield message(line, separator, body);
    line += countLines(bytes.subarray(start, end));
    start = end;
  }
}

function nextSeparator(bytes: Buffer, after: number): number {
  for (let at = bytes.indexOf('\nFrom ', after + 1); at >= 0; at = bytes.indexOf('\nFrom ', at + 1)) {
    const blankBefore = bytes[at - 1] === LF || (bytes[at - 1] === 13 && bytes[at - 2] === LF);
    if (blankBefore && SEPARATOR.test(lineAt(bytes, at + 1))) return at + 1;
  }
  return bytes.length;
}

function message(line: number, separator: string, body: Buffer): MboxMessage {
  const bytes = unquoted(withoutLastBlank(body));
  const head = headOf(bytes);
  const written = [received(head), header(head, 'date'), fromLineDate(separator)];
  return {
    line,
    bytes,
    writtenAt: written.map((text) => (text === null ? null : mailDate(text))).find((at) => at !== null) ?? null,
    messageId: /<[^>\r\n]+>/.exec(header(head, 'message-id') ?? '')?.[0] ?? null,
  };
}

/** The blank line before the next separator belongs to the file, not to the message. */
function withoutLastBlank(body: Buffer): Buffer {
  const text = body.subarray(-2).toString('latin1');
  return text === '\n\n'
    ? body.subarray(0, -1)
    : body.subarray(-4).toString('latin1') === '\r\n\r\n'
      ? body.subarray(0, -2)
      : body;
}

function unquoted(body: Buffer): Buffer {
  if (!body.includes('>From ')) return body;
  return Buffer.from(body.toString('latin1').replace(/^>(>*From )/gm, '$1'), 'latin1');
}

function headOf(bytes: Buffer): string {
  const head = bytes.subarray(0, HEAD).toString('latin1');
  const end = head.search(/\r?\n\r?\n/);
  return (end < 0 ? head : head.slice(0, end)).replace(/\r?\n[ \t]+/g, ' ');
}

function header(head: string, name: string): string | null {
  return new RegExp(`^${name}:\\s*(.*)$`, 'im').exec(head)?.[1]?.trim() ?? null;
}

function received(head: string): string | null {
  return header(head, 'received')?.split(';').at(-1)?.trim() ?? null;
}

function fromLineDate(separator: string): string | null {
  return /^From \S+\s+(.*)$/.exec(separator.trim())?.[1] ?? null;
}

const MONTHS = ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec'];

/** An RFC 5322 date, or the ctime of a `From ` line (UTC unless it says otherwise); null when it is neither. */
export function mailDate(text: string): Instant | null {
  const plain = text
    .replace(/\([^)]*\)/g, ' ')
    .replace(/\s+/g, ' ')
    .trim();
  const rfc = /(\d{1,2}) ([A-Za-z]{3})[a-z]* (\d{4}) (\d{1,2}):(\d{2})(?::(\d{2}))? ?([+-]\d{4}|[A-Za-z]+)?/.exec(
    plain,
  );
  if (rfc) return instantOf({ day: rfc[1], month: rfc[2], year: rfc[3], time: [rfc[4], rfc[5], rfc[6]], zone: rfc[7] });
  const ctime = /([A-Za-z]{3}) +(\d{1,2}) (\d{1,2}):(\d{2})(?::(\d{2}))? (?:([+-]\d{4}|[A-Z]{3,4}) )?(\d{4})/.exec(
    plain,
  );
  if (!ctime) return null;
  return instantOf({
    day: ctime[2],
    month: ctime[1],
    year: ctime[7],
    time: [ctime[3], ctime[4], ctime[5]],
    zone: ctime[6],
  });
}

interface DateParts {
  day: string | undefined;
  month: string | undefined;
  year: string | undefined;
  time: (string | undefined)[];
  zone: string | undefined;
}

function instantOf({ day = '', month = '', year = '', time, zone }: DateParts): Instant | null {
  const number = MONTHS.indexOf(month.toLowerCase()) + 1;
  if (number === 0) return null;
  const two = (part: string | number | undefined): string => String(part ?? '00').padStart(2, '0');
  const offset =
    zone !== undefined && /^[+-]/.test(zone) ? `${zone.slice(0, 3)}:${zone.slice(3)}` : zone === 'JST' ? '+09:00' : 'Z';
  try {
    return parseInstant(`${year}-${two(number)}-${two(day)}T${time.map(two).join(':')}${offset}`);
  } catch (error) {
    if (error instanceof DomainError) return null;
    throw error;
  }
}

function lineAt(bytes: Buffer, at: number): string {
  const end = bytes.indexOf(LF, at);
  return bytes.subarray(at, Math.min(end < 0 ? bytes.length : end, at + 1000)).toString('latin1');
}

function countLines(bytes: Buffer): number {
  let lines = 0;
  for (let at = bytes.indexOf(LF); at >= 0; at = bytes.indexOf(LF, at + 1)) lines += 1;
  return lines;
}
