import type { DocumentKind, PageOrientation, PagePictureKind, PageReading } from '../child/messages.js';
import { ChildLine } from './child-line.js';
import type { Answer, DocumentFailure } from './child-line.js';
import type { ReaderProcessOptions } from './reader-process-options.js';

/** What the process made of a document. `failure` is set when it could not even be opened. */
export interface DocumentReading {
  pages: number | null;
  readings: PageReading[];
  failedPages: { page: number; failure: DocumentFailure }[];
  failure: DocumentFailure | null;
  warnings: string[];
}

/** A page to be drawn: `turned` is the orientation in which it was read. */
export interface PageToDraw {
  /** From 1. */
  number: number;
  as: PagePictureKind;
  turned: PageOrientation;
}

/** Called before each try to read a page, for progress. */
export type OnPage = (page: number, pages: number) => void;

interface OpenedDocument {
  kind: DocumentKind;
  bytes: Buffer;
  onPage: OnPage;
}

const START_TIMEOUT_MS = 60_000;
/** After this many deaths the rest of the document is left to a person. */
const MAX_DEATHS = 3;

/** One child process and its queue: documents are read one after another. Nothing here throws. */
export class ReaderWorker {
  /** Documents taken and not yet done. */
  waiting = 0;
  private readonly options: Required<ReaderProcessOptions>;
  private readonly line: ChildLine;
  private queue: Promise<unknown> = Promise.resolve();
  private idleTimer: NodeJS.Timeout | null = null;

  constructor(options: Required<ReaderProcessOptions>) {
    this.options = options;
    this.line = new ChildLine(options);
  }

  /** Process id of the child, null while there is none. */
  get pid(): number | null {
    return this.line.pid;
  }

  read(kind: DocumentKind, bytes: Buffer, onPage: OnPage): Promise<DocumentReading> {
    return this.queued(() => this.readNow({ kind, bytes, onPage }));
  }

  picture(kind: DocumentKind, bytes: Buffer, page: PageToDraw): Promise<Buffer | null> {
    return this.queued(() => this.drawNow(kind, bytes, page));
  }

  /** Waits for what was taken, then ends the child. */
  async close(): Promise<void> {
    await this.queue;
    if (this.idleTimer !== null) clearTimeout(this.idleTimer);
    await this.line.end();
  }

  private queued<T>(work: () => Promise<T>): Promise<T> {
    this.waiting++;
    const turn = this.queue.then(work);
    this.queue = turn.then(
      () => this.waiting--,
      () => this.waiting--,
    );
    return turn;
  }

  private async readNow(document: OpenedDocument): Promise<DocumentReading> {
    if (this.idleTimer !== null) clearTimeout(this.idleTimer);
    this.line.deaths = 0;
    const result: DocumentReading = { pages: null, readings: [], failedPages: [], failure: null, warnings: [] };
    const opened = await this.open(document);
    if (opened.ok && opened.do === 'open') {
      result.pages = opened.pages;
      result.warnings.push(...opened.warnings);
      await this.readPages(document, result);
    } else {
      result.failure = opened.ok ? 'unreadable' : opened.failure;
    }
    this.restLater();
    return result;
  }

  private async drawNow(kind: DocumentKind, bytes: Buffer, page: PageToDraw): Promise<Buffer | null> {
    if (this.idleTimer !== null) clearTimeout(this.idleTimer);
    const opened = await this.open({ kind, bytes, onPage: () => undefined });
    const { number, as, turned } = page;
    const request = { do: 'picture', page: number, kind: as, turned } as const;
    const drawn = opened.ok ? await this.line.ask(request, this.options.pageTimeoutMs) : opened;
    this.restLater();
    return drawn.ok && drawn.do === 'picture' ? Buffer.from(drawn.png) : null;
  }

  private restLater(): void {
    this.idleTimer = setTimeout(() => void this.line.end(), this.options.idleMs);
    this.idleTimer.unref();
  }

  private async readPages(document: OpenedDocument, result: DocumentReading): Promise<void> {
    const pages = result.pages ?? 0;
    if (pages > this.options.maxPages) result.warnings.push('too-many-pages');
    const last = Math.min(pages, this.options.maxPages);
    // The page of which a child died, or the one it was beginning meanwhile: neither is read beside another.
    let suspects = 0;
    for (let page = 1; page <= last; page++) {
      const next = page < last && suspects === 0 ? page + 1 : null;
      let answer = await this.askPage(document, { page, next, pages });
      if (next !== null && diedOf(answer)) {
        suspects = 2;
        this.line.deaths--;
        answer = await this.askPage(document, { page, next: null, pages });
      }
      suspects = Math.max(0, suspects - 1);
      if (answer.ok && answer.do === 'page') result.readings.push(answer.reading);
      else result.failedPages.push({ page, failure: answer.ok ? 'unreadable' : answer.failure });
    }
  }

  private async askPage(
    document: OpenedDocument,
    { page, next, pages }: { page: number; next: number | null; pages: number },
  ): Promise<Answer> {
    if (this.line.pid === null && this.line.deaths < MAX_DEATHS) await this.open(document);
    document.onPage(page, pages);
    return this.line.ask({ do: 'page', page, next }, this.options.pageTimeoutMs);
  }

  private async open({ kind, bytes }: OpenedDocument): Promise<Answer> {
    if (this.line.pid === null) {
      this.line.start();
      const { engine, cacheDir, maxPixels, pageTimeoutMs } = this.options;
      const settings = { engine, cacheDir, maxPixels, engineTimeoutMs: pageTimeoutMs };
      const ready = await this.line.ask({ do: 'settings', settings }, START_TIMEOUT_MS);
      if (!ready.ok) return ready;
    }
    return this.line.ask({ do: 'open', kind, bytes }, this.options.openTimeoutMs);
  }
}

/** True when the child was lost over a page, whichever of its two pages that was. */
function diedOf(answer: Answer): boolean {
  return !answer.ok && (answer.failure === 'child-crashed' || answer.failure === 'time-out');
}
