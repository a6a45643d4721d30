import { csvRecords, type CsvRecord, type Delimiter, type TableCharset } from '#imports';

/** Characters after which records are cut apart though a quotation is open: it is a stray mark. */
const MOST_OPEN = 4_000_000;

/** Records of a separated-values file, in batches, as its bytes come. Lines are counted from 1. */
export async function* csvBatches(
  bytes: AsyncIterable<Buffer>,
  { charset, delimiter }: { charset: TableCharset; delimiter: Delimiter },
): AsyncGenerator<CsvRecord[]> {
  const decoder = new TextDecoder(charset);
  const cutter = new RecordCutter();
  let lines = 0;
  const read = (text: string): CsvRecord[] => {
    const records = Array.from(csvRecords([text], delimiter), (record) => ({ ...record, line: record.line + lines }));
    lines += countLines(text);
    return records;
  };
  for await (const chunk of bytes) {
    for (const text of inSlices(chunk, decoder)) {
      const whole = cutter.feed(text);
      if (whole !== '') yield read(whole);
    }
  }
  const rest = cutter.end(decoder.decode());
  if (rest !== '') yield read(rest);
}

const SLICE = 256 * 1024;

function* inSlices(chunk: Buffer, decoder: InstanceType<typeof TextDecoder>): Generator<string> {
  for (let at = 0; at < chunk.length; at += SLICE)
    yield decoder.decode(chunk.subarray(at, at + SLICE), { stream: true });
}

/** Gives text in pieces that end where a record ends: at a line's end outside of quotation marks. */
class RecordCutter {
  private rest = '';
  private inQuotes = false;
  /** Where the last whole record in `rest` ends. */
  private cut = 0;

  feed(text: string): string {
    const from = this.rest.length;
    this.rest += text;
    for (let at = from; at < this.rest.length; at += 1) {
      const code = this.rest.charCodeAt(at);
      if (code === 0x22) this.inQuotes = !this.inQuotes;
      else if (code === 0x0a && !this.inQuotes) this.cut = at + 1;
    }
    if (this.cut === 0 && this.rest.length > MOST_OPEN) {
      this.cut = Math.max(this.rest.lastIndexOf('\n'), this.rest.lastIndexOf('\r')) + 1 || this.rest.length;
      this.inQuotes = ((this.rest.slice(this.cut).match(/"/g) ?? []).length & 1) === 1;
    }
    const whole = this.rest.slice(0, this.cut);
    this.rest = this.rest.slice(this.cut);
    this.cut = 0;
    return whole;
  }

  end(text: string): string {
    const rest = this.rest + text;
    this.rest = '';
    return rest;
  }
}

/** Lines that end within a text. */
function countLines(text: string): number {
  let lines = 0;
  for (let at = 0; at < text.length; at += 1) {
    const code = text.charCodeAt(at);
    if (code === 0x0a || (code === 0x0d && text.charCodeAt(at + 1) !== 0x0a)) lines += 1;
  }
  return lines;
}
