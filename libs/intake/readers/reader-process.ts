import { tmpdir, userInfo } from 'node:os';
import { join } from 'node:path';
import type { DocumentKind } from '../child/messages.js';
import type { ReaderProcessOptions } from './reader-process-options.js';
import { ReaderWorker } from './reader-worker.js';
import type { DocumentReading, OnPage, PageToDraw } from './reader-worker.js';

export type { DocumentFailure } from './child-line.js';
export type { ReaderProcessOptions } from './reader-process-options.js';
export type { DocumentReading, OnPage, PageToDraw } from './reader-worker.js';

const DEFAULTS = {
  engine: 'auto',
  workers: 1,
  openTimeoutMs: 10_000,
  pageTimeoutMs: 120_000,
  heapMb: 512,
  residentMb: 1200,
  idleMs: 30_000,
  maxPages: 300,
  maxPixels: 60_000_000,
} as const;

/**
 * Supervises the child processes that decode, prepare and recognise pages: started when first needed, restarted after
 * a crash or a time-out, ended when idle or too big. Each document goes to the child with the least to do, its pages
 * one after another; nothing here ever throws.
 */
export class ReaderProcess {
  private readonly workers: readonly ReaderWorker[];

  constructor(options: ReaderProcessOptions = {}) {
    const cacheDir = join(tmpdir(), `madoguchi-ocr-${userInfo().username}`);
    const all = { ...DEFAULTS, cacheDir, ...options };
    this.workers = Array.from({ length: all.workers }, () => new ReaderWorker(all));
  }

  /** Process ids of the children that are running. */
  get pids(): number[] {
    return this.workers.flatMap(({ pid }) => pid ?? []);
  }

  /** Process id of the first running child, null while there is none. */
  get pid(): number | null {
    return this.pids[0] ?? null;
  }

  /** Reads a document page by page. A page that crashes or outlasts the child is named in `failedPages`, the rest is read. */
  read(kind: DocumentKind, bytes: Buffer, onPage: OnPage = () => undefined): Promise<DocumentReading> {
    return this.leastBusy().read(kind, bytes, onPage);
  }

  /** Draws one page of a document as a PNG for people, in a child; null when that cannot be done. */
  picture(kind: DocumentKind, bytes: Buffer, page: PageToDraw): Promise<Buffer | null> {
    return this.leastBusy().picture(kind, bytes, page);
  }

  /** Ends the children and waits for them; a later `read` starts new ones. */
  async close(): Promise<void> {
    await Promise.all(this.workers.map((worker) => worker.close()));
  }

  private leastBusy(): ReaderWorker {
    return this.workers.reduce((best, worker) => (worker.waiting < best.waiting ? worker : best));
  }
}
