/** One record of a separated-values file. */
export interface CsvRecord {
  /** Physical line on which it begins, from 1. */
  line: number;
  cells: string[];
  /** `quote-not-closed`: a quotation mark opens and no other closes it within {@link MOST_LINES}; the cells are of its first line. */
  fault: 'quote-not-closed' | null;
}

export const DELIMITERS = [',', '\t', ';'] as const;
export type Delimiter = (typeof DELIMITERS)[number];

/** Lines and characters that one record may have. */
const MOST_LINES = 2_000;
const MOST_CHARACTERS = 2_000_000;
/** After so many unclosed quotations records are read line by line, for else each would look through thousands of lines. */
const MOST_UNCLOSED = 20;

/** Reads records, line by line as they come; one bad quotation costs one line and not the rest of the file. */
export function* csvRecords(chunks: Iterable<string>, delimiter: Delimiter): Generator<CsvRecord> {
  const lines = new LineQueue(physicalLines(chunks));
  let unclosed = 0;
  for (let first = lines.next(); first !== null; first = lines.next()) {
    const begun = lines.number;
    const reader = new RecordReader(delimiter);
    const taken: string[] = [];
    let size = 0;
    reader.feed(first);
    while (reader.quoted && unclosed < MOST_UNCLOSED && taken.length < MOST_LINES && size < MOST_CHARACTERS) {
      const line = lines.next();
      if (line === null) break;
      taken.push(line);
      size += line.length;
      reader.feed(`\n${line}`);
    }
    if (!reader.quoted) {
      const cells = reader.end();
      if (cells.length > 1 || cells[0] !== '') yield { line: begun, cells, fault: null };
      continue;
    }
    unclosed += 1;
    lines.putBack(taken);
    yield { line: begun, cells: first.split(delimiter), fault: 'quote-not-closed' };
  }
}

/** The delimiter under which the first records agree best on a number of columns. */
export function delimiterOf(start: string): Delimiter {
  let best: { delimiter: Delimiter; score: number } = { delimiter: ',', score: 0 };
  for (const delimiter of DELIMITERS) {
    const widths: number[] = [];
    for (const { cells } of csvRecords([start], delimiter)) {
      widths.push(cells.length);
      if (widths.length === 30) break;
    }
    const width = widths[0] ?? 1;
    const agreeing = widths.filter((each) => each === width).length;
    const score = width < 2 ? 0 : (agreeing / widths.length) * 1000 + width;
    if (score > best.score) best = { delimiter, score };
  }
  return best.delimiter;
}

/** Splits at CRLF, LF and CR, also where a slice ends between CR and LF. */
function* physicalLines(chunks: Iterable<string>): Generator<string> {
  let rest = '';
  for (const chunk of chunks) {
    const text = rest + chunk;
    // A CR at the very end may be half of a CRLF.
    const end = text.endsWith('\r') ? text.length - 1 : text.length;
    const lines = text.slice(0, end).split(/\r\n|\n|\r/);
    rest = (lines.pop() ?? '') + text.slice(end);
    yield* lines;
  }
  if (rest !== '') yield* rest.replace(/\r$/, '').split('\r');
}

/** Lines that can be put back. */
class LineQueue {
  private back: string[] = [];
  /** Number of the line that {@link next} gave last. */
  number = 0;

  constructor(private readonly lines: Iterator<string>) {}

  next(): string | null {
    const line = this.back.pop() ?? this.fresh();
    if (line !== null) this.number += 1;
    return line;
  }

  putBack(lines: string[]): void {
    this.back.push(...lines.reverse());
    this.number -= lines.length;
  }

  private fresh(): string | null {
    const next = this.lines.next();
    return next.done === true ? null : next.value;
  }
}

/** The cells of one record (RFC 4180); what stands between a closing quotation mark and the delimiter is kept. */
class RecordReader {
  private readonly cells: string[] = [];
  private cell = '';
  private begun = false;
  /** Whether the text so far ends inside a quotation. */
  quoted = false;

  constructor(private readonly delimiter: string) {}

  feed(text: string): void {
    for (let at = 0; at < text.length;) at = this.quoted ? this.inQuotes(text, at) : this.plain(text, at);
  }

  end(): string[] {
    return [...this.cells, this.cell];
  }

  private plain(text: string, at: number): number {
    const char = text[at];
    if (char === this.delimiter) {
      this.cells.push(this.cell);
      this.cell = '';
      this.begun = false;
      return at + 1;
    }
    if (char === '"' && !this.begun) {
      this.quoted = true;
      this.begun = true;
      return at + 1;
    }
    const next = text.indexOf(this.delimiter, at);
    const to = next < 0 ? text.length : next;
    this.cell += text.slice(at, to);
    this.begun = true;
    return to;
  }

  private inQuotes(text: string, at: number): number {
    const close = text.indexOf('"', at);
    if (close < 0) {
      this.cell += text.slice(at);
      return text.length;
    }
    this.cell += text.slice(at, close);
    if (text[close + 1] === '"') {
      this.cell += '"';
      return close + 2;
    }
    this.quoted = false;
    return close + 1;
  }
}
