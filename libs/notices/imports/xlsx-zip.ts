import { Readable } from 'node:stream';
import { fromRandomAccessReaderPromise, RandomAccessReader, type Entry, type ZipFile } from 'yauzl';
import { DomainError } from '#kernel';
import { noticeErrors } from '../domain/notice.errors.js';
import type { SourceBytes } from './source-file.js';

/** Entries of a workbook, bytes unpacked, and how many times smaller packing may make it. */
const LIMITS = { entries: 2_000, unpacked: 8 * 1024 * 1024 * 1024, ratio: 400 };

/** Reads a stored file from any place; nothing of it is unsealed on disk. */
class StoredReader extends RandomAccessReader {
  constructor(private readonly bytes: SourceBytes) {
    super();
  }

  override _readStreamForRange(start: number, end: number): Readable {
    return Readable.from(this.bytes.range(start, end), { objectMode: false });
  }
}

/** A workbook's parts by name. */
export class XlsxZip {
  private unpacked = 0;

  private constructor(
    private readonly zip: ZipFile,
    private readonly entries: ReadonlyMap<string, Entry>,
    private readonly most: number,
  ) {}

  /** Error: `notices.source-unreadable`. */
  static async open(bytes: SourceBytes): Promise<XlsxZip> {
    const options = { lazyEntries: true, autoClose: false };
    const zip = await fromRandomAccessReaderPromise(new StoredReader(bytes), bytes.size, options).catch(unreadable);
    const entries = await entriesOf(zip).catch(unreadable);
    return new XlsxZip(zip, entries, Math.min(LIMITS.unpacked, bytes.size * LIMITS.ratio + (1 << 20)));
  }

  has(name: string): boolean {
    return this.entries.has(name);
  }

  /** A part as text, piece by piece. Errors: `notices.source-too-large` (it unpacks to too much), `notices.source-unreadable`. */
  async *text(name: string): AsyncGenerator<string> {
    const entry = this.entries.get(name);
    if (entry === undefined) throw new DomainError(noticeErrors['notices.source-unreadable']);
    const decoder = new TextDecoder('utf-8');
    const stream = await this.stream(entry).catch(unreadable);
    try {
      for await (const chunk of stream as AsyncIterable<Buffer>) {
        this.unpacked += chunk.length;
        if (this.unpacked > this.most) throw new DomainError(noticeErrors['notices.source-too-large']);
        yield decoder.decode(chunk, { stream: true });
      }
    } catch (error) {
      if (error instanceof DomainError) throw error;
      unreadable(error);
    } finally {
      stream.destroy();
    }
  }

  close(): void {
    this.zip.close();
  }

  private stream(entry: Entry): Promise<Readable> {
    return new Promise((resolve, reject) => {
      this.zip.openReadStream(entry, (error, stream) => {
        if (error) reject(error);
        else resolve(stream);
      });
    });
  }
}

function entriesOf(zip: ZipFile): Promise<Map<string, Entry>> {
  return new Promise((resolve, reject) => {
    const entries = new Map<string, Entry>();
    zip.on('error', reject);
    zip.on('end', () => {
      resolve(entries);
    });
    zip.on('entry', (entry: Entry) => {
      entries.set(entry.fileName, entry);
      if (entries.size > LIMITS.entries) reject(new Error('too many entries'));
      else zip.readEntry();
    });
    zip.readEntry();
  });
}

function unreadable(cause: unknown): never {
  throw new DomainError(noticeErrors['notices.source-unreadable'], { cause });
}
