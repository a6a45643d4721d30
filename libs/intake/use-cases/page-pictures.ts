import { Injectable, type OnApplicationShutdown } from '@nestjs/common';
import { join } from 'node:path';
import { Settings } from '#kernel';
import { ArrivalLedger } from '../data/arrival-ledger.js';
import { PageRows, type PageLine } from '../data/page-rows.js';
import { ArrivalFiles } from '../data/arrival-files.js';
import { readEmail, ReaderProcess, sniff, type PagePictureKind } from '../readers/index.js';

/** Bytes of pictures kept in memory, for turning pages back and forth. Never on disk. */
const CACHE_BYTES = 24 * 1024 * 1024;
/** A page of an A3 drawing at 400 dpi takes a few seconds; nobody waits longer for a picture. */
const DRAW_TIMEOUT_MS = 30_000;

/** Draws pages from the sealed originals, in a child process of its own: a long fax being read does not hold it up. */
@Injectable()
export class PagePictures implements OnApplicationShutdown {
  private readonly process: ReaderProcess;
  private readonly cache = new Map<string, Buffer>();
  private cached = 0;

  constructor(
    settings: Settings,
    private readonly ledger: ArrivalLedger,
    private readonly pages: PageRows,
    private readonly files: ArrivalFiles,
  ) {
    this.process = new ReaderProcess({
      pageTimeoutMs: DRAW_TIMEOUT_MS,
      cacheDir: join(settings.dataDir, 'ocr-cache'),
    });
  }

  /** Null when the page cannot be drawn: a damaged original, a format without pictures. */
  async of(line: PageLine, kind: PagePictureKind): Promise<Buffer | null> {
    const name = `${line.id} ${kind}`;
    const known = this.cache.get(name);
    if (known !== undefined) return known;
    const bytes = await this.documentOf(line);
    const { kind: format } = sniff(bytes ?? Buffer.alloc(0));
    if (bytes === null || format === null) return null;
    const drawn = await this.process.picture(format, bytes, { number: line.page, as: kind, turned: line.orientation });
    if (drawn !== null) this.keep(name, drawn);
    return drawn;
  }

  async onApplicationShutdown(): Promise<void> {
    await this.process.close();
  }

  /** The document's bytes: the arrival's original, a file of the form, or the attachment taken out of the mail again. */
  private async documentOf(line: PageLine): Promise<Buffer | null> {
    const original = (): Promise<Buffer> => this.ledger.row(line.arrivalId).then((row) => this.ledger.original(row));
    if (!line.attachment) return original();
    // Attachments may share a name: the page belongs to the n-th of that name.
    const lines = await this.pages.list({ arrivalId: line.arrivalId });
    const named = lines.filter(({ attachment, documentName }) => attachment && documentName === line.documentName);
    const nth = [...new Set(named.map(({ documentId }) => documentId))].indexOf(line.documentId);
    const files = await this.files.rowsOf([line.arrivalId]);
    if (files.length > 0) {
      const names = await Promise.all(files.map((file) => this.files.nameOf(file)));
      const file = files.filter((_, index) => names[index] === line.documentName)[nth];
      return file === undefined ? null : this.files.bytesOf(file);
    }
    const { attachmentsWithBytes } = await readEmail(await original());
    return attachmentsWithBytes.filter(({ name }) => name === line.documentName)[nth]?.bytes ?? null;
  }

  private keep(name: string, png: Buffer): void {
    this.cache.set(name, png);
    this.cached += png.length;
    for (const [oldest, bytes] of this.cache) {
      if (this.cached <= CACHE_BYTES) break;
      this.cache.delete(oldest);
      this.cached -= bytes.length;
    }
  }
}
