import { fork } from 'node:child_process';
import type { ChildProcess } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { tmpdir, userInfo } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type {
  ChildAnswer,
  ChildFailure,
  ChildRequest,
  DocumentKind,
  EngineChoice,
  PageOrientation,
  PagePictureKind,
  PageReading,
} from '../child/messages.js';

/** Settings of the reading process. Every one has a default. */
export interface ReaderProcessOptions {
  /** Default `auto`: the system's tesseract when there, else tesseract.js. */
  engine?: EngineChoice;
  /** Folder for unpacked language data (5 MB); default in the system's temporary folder. */
  cacheDir?: string;
  /** Milliseconds for one page, all its tries together; default 120,000. */
  pageTimeoutMs?: number;
  /** Heap limit of the child in MiB; default 512. */
  heapMb?: number;
  /** The child is ended when its memory passes this many MiB; default 1,200. */
  residentMb?: number;
  /** The child is let go after this many idle milliseconds; default 30,000. */
  idleMs?: number;
  /** Pages read per document; default 300. */
  maxPages?: number;
  /** Pixels decoded per page; default 60,000,000. */
  maxPixels?: number;
}

/** Why a page or document has no text. */
export type DocumentFailure = ChildFailure | 'child-crashed' | 'time-out';

/** What the process made of a document. `failure` is set when it could not even be opened. */
export interface DocumentReading {
  pages: number | null;
  readings: PageReading[];
  failedPages: { page: number; failure: DocumentFailure }[];
  failure: DocumentFailure | null;
  warnings: string[];
}

const DEFAULTS = {
  engine: 'auto',
  pageTimeoutMs: 120_000,
  heapMb: 512,
  residentMb: 1200,
  idleMs: 30_000,
  maxPages: 300,
  maxPixels: 60_000_000,
} as const;
const OPEN_TIMEOUT_MS = 60_000;
const MEMORY_CHECK_MS = 500;
/** After this many deaths in a row the rest of the document is left to a person. */
const MAX_DEATHS = 3;
const PAGE_BYTES = 4096;

/** A page to be drawn: `turned` is the orientation in which it was read. */
export interface PageToDraw {
  /** From 1. */
  number: number;
  as: PagePictureKind;
  turned: PageOrientation;
}

/** Called before each page is read, for progress. */
export type OnPage = (page: number, pages: number) => void;

interface OpenedDocument {
  kind: DocumentKind;
  bytes: Buffer;
  onPage: OnPage;
}

/** The child ended or had to be ended while it owed an answer. */
class ChildGone extends Error {
  readonly failure: 'child-crashed' | 'time-out';

  constructor(failure: 'child-crashed' | 'time-out') {
    super(failure);
    this.failure = failure;
  }
}

/**
 * Supervises the child process that decodes, prepares and recognises pages: started when first needed, restarted after
 * a crash or a time-out, ended when idle or too big. Documents are read one after another; nothing here ever throws.
 */
export class ReaderProcess {
  private readonly options: Required<ReaderProcessOptions>;
  private child: ChildProcess | null = null;
  private queue: Promise<unknown> = Promise.resolve();
  private idleTimer: NodeJS.Timeout | null = null;
  private nextId = 1;
  private deaths = 0;

  constructor(options: ReaderProcessOptions = {}) {
    const cacheDir = join(tmpdir(), `madoguchi-ocr-${userInfo().username}`);
    this.options = { ...DEFAULTS, cacheDir, ...options };
  }

  /** Process id of the child, null while there is none. */
  get pid(): number | null {
    return this.child?.pid ?? null;
  }

  /** Reads a document page by page. A page that crashes or outlasts the child is named in `failedPages`, the rest is read. */
  read(kind: DocumentKind, bytes: Buffer, onPage: OnPage = () => undefined): Promise<DocumentReading> {
    const turn = this.queue.then(() => this.readNow({ kind, bytes, onPage }));
    this.queue = turn.catch(() => undefined);
    return turn;
  }

  /** Draws one page of a document as a PNG for people, in the child; null when that cannot be done. */
  picture(kind: DocumentKind, bytes: Buffer, page: PageToDraw): Promise<Buffer | null> {
    const turn = this.queue.then(() => this.drawNow(kind, bytes, page));
    this.queue = turn.catch(() => undefined);
    return turn;
  }

  /** Ends the child and waits for it; a later `read` starts a new one. */
  async close(): Promise<void> {
    await this.queue;
    if (this.idleTimer !== null) clearTimeout(this.idleTimer);
    await this.endChild();
  }

  private async readNow(document: OpenedDocument): Promise<DocumentReading> {
    if (this.idleTimer !== null) clearTimeout(this.idleTimer);
    this.deaths = 0;
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
    const drawn = opened.ok ? await this.tryAsk(request, this.options.pageTimeoutMs) : opened;
    this.restLater();
    return drawn.ok && drawn.do === 'picture' ? Buffer.from(drawn.png) : null;
  }

  private restLater(): void {
    this.idleTimer = setTimeout(() => void this.endChild(), this.options.idleMs);
    this.idleTimer.unref();
  }

  private async readPages(document: OpenedDocument, result: DocumentReading): Promise<void> {
    const pages = result.pages ?? 0;
    if (pages > this.options.maxPages) result.warnings.push('too-many-pages');
    for (let page = 1; page <= Math.min(pages, this.options.maxPages); page++) {
      if (this.child === null && this.deaths < MAX_DEATHS) await this.open(document);
      document.onPage(page, pages);
      const answer = await this.tryAsk({ do: 'page', page }, this.options.pageTimeoutMs);
      if (answer.ok && answer.do === 'page') result.readings.push(answer.reading);
      else result.failedPages.push({ page, failure: answer.ok ? 'unreadable' : answer.failure });
    }
  }

  private async open({ kind, bytes }: OpenedDocument): Promise<Answer> {
    if (this.child === null) {
      this.child = this.start();
      const { engine, cacheDir, maxPixels, pageTimeoutMs } = this.options;
      const settings = { engine, cacheDir, maxPixels, engineTimeoutMs: pageTimeoutMs };
      const ready = await this.tryAsk({ do: 'settings', settings }, OPEN_TIMEOUT_MS);
      if (!ready.ok) return ready;
    }
    return this.tryAsk({ do: 'open', kind, bytes }, OPEN_TIMEOUT_MS);
  }

  private async tryAsk(request: Unnumbered<ChildRequest>, timeoutMs: number): Promise<Answer> {
    try {
      return await this.ask(request, timeoutMs);
    } catch (error) {
      if (!(error instanceof ChildGone)) throw error;
      this.deaths++;
      await this.endChild();
      return { ok: false, failure: error.failure };
    }
  }

  private ask(request: Unnumbered<ChildRequest>, timeoutMs: number): Promise<ChildAnswer> {
    const child = this.child;
    if (child === null) return Promise.reject(new ChildGone('child-crashed'));
    const id = this.nextId++;
    return new Promise((resolve, reject) => {
      const done = (settle: () => void): void => {
        clearTimeout(timer);
        clearInterval(memory);
        child.off('message', onMessage).off('exit', onExit).off('error', onExit);
        settle();
      };
      const fail = (failure: 'child-crashed' | 'time-out'): void => {
        done(() => {
          reject(new ChildGone(failure));
        });
      };
      const onExit = (): void => {
        fail('child-crashed');
      };
      const onMessage = (answer: ChildAnswer): void => {
        if (answer.id !== id) return;
        done(() => {
          resolve(answer);
        });
      };
      const timer = setTimeout(fail, timeoutMs, 'time-out');
      const memory = setInterval(() => {
        if (residentMb(child.pid) > this.options.residentMb) child.kill('SIGKILL');
      }, MEMORY_CHECK_MS);
      child.on('message', onMessage).on('exit', onExit).on('error', onExit);
      child.send({ ...request, id }, (error) => {
        if (error !== null) fail('child-crashed');
      });
    });
  }

  private start(): ChildProcess {
    const compiled = fileURLToPath(new URL('../child/ocr-child.js', import.meta.url));
    const limits = [`--max-old-space-size=${this.options.heapMb.toString()}`];
    const fromSource = !existsSync(compiled);
    const hooks = new URL('../child/ts-hooks.mjs', import.meta.url).href;
    const execArgv = fromSource ? [...limits, '--import', hooks] : limits;
    const child = fork(fromSource ? compiled.replace(/\.js$/, '.ts') : compiled, [], {
      execArgv,
      serialization: 'advanced',
      stdio: ['ignore', 'ignore', 'ignore', 'ipc'],
    });
    child.on('exit', () => {
      if (this.child === child) this.child = null;
    });
    child.on('error', () => undefined);
    // An idle child must not keep the desk (or a test) alive; `ask` holds its own timers while it waits.
    child.unref();
    child.channel?.unref();
    return child;
  }

  private async endChild(): Promise<void> {
    const child = this.child;
    this.child = null;
    if (child === null || child.exitCode !== null || child.signalCode !== null) return;
    await new Promise<void>((resolve) => {
      child.ref();
      child.once('exit', () => {
        resolve();
      });
      if (!child.kill('SIGKILL')) resolve();
    });
  }
}

type Unnumbered<T> = T extends { id: number } ? Omit<T, 'id'> : never;
type Answer = ChildAnswer | { ok: false; failure: DocumentFailure };

/** Resident memory of a process in MiB where /proc tells it, else 0 (the heap limit still holds). */
function residentMb(pid: number | undefined): number {
  if (pid === undefined) return 0;
  try {
    const pages = Number(readFileSync(`/proc/${pid.toString()}/statm`, 'latin1').split(' ')[1]);
    return (pages * PAGE_BYTES) / 1024 / 1024;
  } catch {
    return 0;
  }
}
