import { setImmediate } from 'node:timers/promises';
import type { Worker } from 'node:worker_threads';
import type { Piscina } from 'piscina';
import type { MailTask } from '../child/mail-task.js';
import { readEmail } from './email/read-email.js';
import type { ReadOptions } from './read-options.js';
import type { ReadResult } from './read-result.js';
import { openThreads } from './thread-pool.js';

/** Settings of the mail threads. Every one has a default. */
export interface MailPoolOptions {
  /** Mails of more bytes than this are read in a thread; default 32 KiB. */
  threadFrom?: number;
  /** Threads at once; default 2. Mails above {@link LARGE_BYTES} are read one after another all the same. */
  threads?: number;
  /** Milliseconds a thread may take over one mail; default 20,000, and {@link PER_MIB} of that more for each MiB. It is ended then. */
  timeoutMs?: number;
  /** Heap of a thread in MiB; default 256. A thread that needs more is ended. */
  heapMb?: number;
  /** A thread is let go after so many idle milliseconds; default 30,000. */
  idleMs?: number;
}

/** A mail to read. `load` is called when its turn has come, so that waiting mails take no memory. */
export interface MailToRead {
  size: number;
  load: () => Promise<Buffer>;
  documents: MailTask['documents'];
}

/** Neither the thread nor its successor got through the mail. */
export class MailThreadFailed extends Error {
  constructor(readonly failure: 'time-out' | 'child-crashed') {
    super(failure);
  }
}

const DEFAULTS = { threadFrom: 32 * 1024, threads: 2, timeoutMs: 20_000, heapMb: 256, idleMs: 30_000 } as const;
/** A mail above this is most of the desk's memory while it is read: one at a time. */
const LARGE_BYTES = 4 * 1024 * 1024;
const TRIES = 2;
/** A busy or slow machine needs its time for a large mail; the text of a case is lost with it. */
const PER_MIB = 0.1;
const MIB = 1024 * 1024;
/** Small mails with these are read in a thread too: containers that are unpacked, and HTML, which is slow to convert. */
const RISKY = /application\/(?:x-)?(?:pkcs7|zip|ms-tnef)|winmail\.dat|\.(?:zip|p7m)\b|message\/rfc822/i;
const HTML_FROM = 12 * 1024;

/**
 * Reads mails: a small plain one at once, any other in a worker thread with a time and a memory limit. A thread that
 * dies or outlasts its time is replaced and the mail tried once more.
 */
export class MailPool {
  private readonly options: Required<MailPoolOptions>;
  private busy = 0;
  private readonly waiting: (() => void)[] = [];
  private pool: Piscina<MailTask, ReadResult> | null = null;
  private large: Promise<unknown> = Promise.resolve();

  constructor(options: MailPoolOptions = {}) {
    this.options = { ...DEFAULTS, ...options };
  }

  /** Threads that run now; 0 before the first mail that needs one. */
  get threads(): number {
    return this.pool?.threads.length ?? 0;
  }

  /** Mails that were given to the threads and that no thread has taken yet; a mail that waits for its turn is none. */
  get queued(): number {
    return this.pool?.queueSize ?? 0;
  }

  /** The threads themselves, for tests that end one. */
  get running(): readonly Worker[] {
    return this.pool?.threads ?? [];
  }

  /** `inThread` asks for a thread however small the mail is. Error: {@link MailThreadFailed}; whatever `load` throws. */
  read(mail: MailToRead, options: ReadOptions, inThread = false): Promise<ReadResult> {
    if (mail.size <= LARGE_BYTES) return this.readNow(mail, options, inThread);
    const turn = this.large.then(() => this.readNow(mail, options, true));
    this.large = turn.catch(() => undefined);
    return turn;
  }

  /** Ends every thread; a later `read` starts new ones. */
  async close(): Promise<void> {
    const pool = this.pool;
    this.pool = null;
    await pool?.destroy();
  }

  private async readNow(mail: MailToRead, options: ReadOptions, inThread: boolean): Promise<ReadResult> {
    let bytes = await mail.load();
    if (!inThread && !this.needsThread(bytes)) return readEmail(bytes, options);
    const { process, ...plain } = options;
    void process;
    // Opening a large original and copying it to the thread are two steps for the loop, not one.
    if (bytes.length > LARGE_BYTES) await setImmediate();
    for (let tries = 1; ; tries += 1) {
      // A large one is handed over and not copied; for another try it is opened again.
      if (tries > 1 && mail.size > LARGE_BYTES) bytes = await mail.load();
      const task = { bytes, options: plain, documents: mail.documents };
      const reading = await this.inTurn(() => this.tryOnce(task));
      if (!(reading instanceof MailThreadFailed)) return withBuffers(reading);
      if (tries >= TRIES) throw reading;
    }
  }

  private needsThread(bytes: Buffer): boolean {
    if (bytes.length > this.options.threadFrom) return true;
    const text = bytes.toString('latin1');
    return RISKY.test(text) || (bytes.length > HTML_FROM && /text\/html/i.test(text));
  }

  /** No more at once than there are threads: the time of a mail runs while it is read, not while others are. */
  private async inTurn<T>(work: () => Promise<T>): Promise<T> {
    if (this.busy < this.options.threads) this.busy += 1;
    else await new Promise<void>((resolve) => this.waiting.push(resolve));
    try {
      return await work();
    } finally {
      const next = this.waiting.shift();
      if (next) next();
      else this.busy -= 1;
    }
  }

  private async tryOnce(task: MailTask): Promise<ReadResult | MailThreadFailed> {
    const signal = AbortSignal.timeout(Math.ceil(this.options.timeoutMs * (1 + (PER_MIB * task.bytes.length) / MIB)));
    const pool = this.open();
    // A thread that ends before it took a mail tells the pool and not the mail: without this it would wait for its time.
    const stillborn = new AbortController();
    const onError = (): void => {
      stillborn.abort();
    };
    pool.once('error', onError);
    try {
      return await pool.run(task, {
        signal: AbortSignal.any([signal, stillborn.signal]),
        transferList: movable(task.bytes),
      });
    } catch {
      // The reader itself never throws: its thread was ended, by its limits or by the time.
      return new MailThreadFailed(signal.aborted ? 'time-out' : 'child-crashed');
    } finally {
      pool.off('error', onError);
    }
  }

  private open(): Piscina<MailTask, ReadResult> {
    if (this.pool) return this.pool;
    this.pool = openThreads({
      worker: new URL('../child/mail-worker.js', import.meta.url),
      threads: this.options.threads,
      heapMb: this.options.heapMb,
      idleMs: this.options.idleMs,
    });
    return this.pool;
  }
}

/** The memory of a large mail that nobody else holds a part of. */
function movable({ buffer, byteLength }: Uint8Array): ArrayBuffer[] {
  return byteLength > LARGE_BYTES && byteLength === buffer.byteLength && buffer instanceof ArrayBuffer ? [buffer] : [];
}

/** Bytes that were cloned come back as plain arrays. */
function withBuffers(reading: ReadResult): ReadResult {
  for (const document of reading.attachmentsWithBytes) {
    const { buffer, byteOffset, byteLength } = document.bytes;
    document.bytes = Buffer.from(buffer, byteOffset, byteLength);
  }
  return reading;
}
