import { ReadingFailure } from './messages.js';
import type { PageReading } from './messages.js';
import type { OcrEngine } from './ocr-engine.port.js';
import { readTheRightWay } from './orientation.js';
import type { TurnedReading } from './orientation.js';
import { pageReading } from './read-page.js';
import type { ReadyPage } from './read-page.js';

/** Where pages come from: a document that is open. */
export interface PageSource {
  /** A page made ready for the engine, or read already where it needs none. */
  ready(page: number): Promise<ReadyPage>;
}

interface Begun {
  page: number;
  ready: Promise<ReadyPage>;
  /** Null until the engine was begun on it. */
  turned: Promise<TurnedReading | null> | null;
}

/**
 * Reads the pages of one document and keeps the engine busy: the next page is made ready while the engine reads one, and
 * given to the engine while the particulars of the one before are read again. At most one page is begun ahead.
 */
export class PagesAhead {
  private begun: Begun | null = null;
  private readonly source: PageSource;
  private readonly engine: () => Promise<OcrEngine>;

  constructor(source: PageSource, engine: () => Promise<OcrEngine>) {
    this.source = source;
    this.engine = engine;
  }

  /** Reads a page; `next` is the page that will be asked for after it, null when none is to be begun. */
  async read(page: number, next: number | null): Promise<PageReading> {
    const own = this.begun?.page === page ? this.begun : this.begin(page);
    this.begun = null;
    const beginNext = (): void => {
      if (next !== null) this.begun ??= this.begin(next);
    };
    // One that was begun ahead has had its picture handed over; else the next waits until that is done.
    if (own.turned !== null) beginNext();
    own.turned ??= quiet(this.turned(own.ready, beginNext));
    const ready = await own.ready;
    const turned = await own.turned;
    beginNext();
    if (ready.done !== null) return ready.done;
    if (turned === null) throw new ReadingFailure('engine-failed');
    this.engageNext();
    return pageReading(ready, turned, await this.engine());
  }

  private begin(page: number): Begun {
    return { page, ready: quiet(this.source.ready(page)), turned: null };
  }

  private engageNext(): void {
    if (this.begun !== null) this.begun.turned ??= quiet(this.turned(this.begun.ready, () => undefined));
  }

  private async turned(ready: Promise<ReadyPage>, onFed: () => void): Promise<TurnedReading | null> {
    const { prepared } = await ready;
    return prepared === null ? null : readTheRightWay(prepared, await this.engine(), onFed);
  }
}

/** A promise that nobody may come to wait for: its failure is no unhandled one. */
function quiet<T>(promise: Promise<T>): Promise<T> {
  promise.catch(() => undefined);
  return promise;
}
