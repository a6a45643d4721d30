import type { Piscina } from 'piscina';
import type { LookTask } from '../child/look-task.js';
import type { LookSaying, SentLook } from './sent-look/sent-look.js';
import { openThreads } from './thread-pool.js';

/** Settings of the thread that shows mails as they were sent. Every one has a default. */
export interface LookPoolOptions {
  /** Milliseconds for one mail; default 20,000. The thread is ended then. */
  timeoutMs?: number;
  /** Heap of the thread in MiB; default 256. */
  heapMb?: number;
  /** The thread is let go after so many idle milliseconds; default 30,000. */
  idleMs?: number;
  /** Mails that may wait for their turn; default 8. */
  waiting?: number;
}

/** No look was taken: too many mails wait for theirs, or whoever asked has gone. */
export class LookGivenUp extends Error {
  override readonly name = 'LookGivenUp';
}

const DEFAULTS = { timeoutMs: 20_000, heapMb: 256, idleMs: 30_000, waiting: 8 } as const;
/** A mail without any of these has no HTML: no thread is started for it. */
const MAY_HOLD_HTML = /text\/html|xhtml|<html|<!doctype html|base64|pkcs7|\.p7m/i;

/** Shows mails as their senders made them: one after another, in a thread with a time and a memory limit. */
export class LookPool {
  private readonly options: Required<LookPoolOptions>;
  private pool: Piscina<LookTask, SentLook | null> | null = null;
  private last: Promise<unknown> = Promise.resolve();
  private waiting = 0;

  constructor(options: LookPoolOptions = {}) {
    this.options = { ...DEFAULTS, ...options };
  }

  /**
   * `load` is called when the mail's turn has come. Null: it has no HTML. Where the thread came to its limits the look is
   * not shown. A mail whose `signal` has come before its turn is passed over. Throws {@link LookGivenUp}, and whatever
   * `load` throws.
   */
  look(load: () => Promise<Buffer>, saying: LookSaying, signal?: AbortSignal): Promise<SentLook | null> {
    if (this.waiting >= this.options.waiting) return Promise.reject(new LookGivenUp());
    this.waiting += 1;
    const turn = this.last.then(() => {
      this.waiting -= 1;
      if (signal?.aborted === true) throw new LookGivenUp();
      return this.lookNow(load, saying);
    });
    this.last = turn.catch(() => undefined);
    return turn;
  }

  /** Ends the thread; a later `look` starts a new one. */
  async close(): Promise<void> {
    const pool = this.pool;
    this.pool = null;
    await pool?.destroy();
  }

  private async lookNow(load: () => Promise<Buffer>, saying: LookSaying): Promise<SentLook | null> {
    const bytes = await load();
    if (!MAY_HOLD_HTML.test(bytes.toString('latin1'))) return null;
    this.pool ??= openThreads({
      worker: new URL('../child/look-worker.js', import.meta.url),
      threads: 1,
      heapMb: this.options.heapMb,
      idleMs: this.options.idleMs,
    });
    const pool = this.pool;
    const stillborn = new AbortController();
    const onError = (): void => {
      stillborn.abort();
    };
    // A thread that ends before it took the mail tells the pool and not the mail.
    pool.once('error', onError);
    try {
      const signal = AbortSignal.any([AbortSignal.timeout(this.options.timeoutMs), stillborn.signal]);
      return await pool.run({ bytes, saying }, { signal });
    } catch {
      return { isShown: false, picturesOutside: 0, picturesMissing: 0, hasHiddenText: false, page: '' };
    } finally {
      pool.off('error', onError);
    }
  }
}
