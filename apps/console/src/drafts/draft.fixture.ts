import { jest } from '@jest/globals';
import { ApiProblem } from '../api/client';
import type { OpenCopy } from './browser-copies';
import type { StoredDraft } from './draft-api';
import { DraftKeeper, PAUSE_MS, type DraftPlaces, type DraftView } from './draft-keeper';

/** Now. */
export const AT = '2026-11-26T01:32:00.000Z';

/** The desk and the browser, as one draft of a spec sees them. */
export class Places implements DraftPlaces {
  desk: StoredDraft | null = null;
  copy: OpenCopy | null = null;
  online = true;
  /** The desk saves, but its answer is lost. */
  losesAnswer = false;
  /** What the draft is about was erased. */
  erased = false;
  writes = 0;
  /** Milliseconds until a copy is down. */
  putTakes = 0;

  read(): Promise<StoredDraft | null> {
    return this.online ? Promise.resolve(this.desk) : Promise.reject(new TypeError('no network'));
  }

  write(value: unknown, base: number): Promise<StoredDraft> {
    if (!this.online) return Promise.reject(new TypeError('no network'));
    this.writes += 1;
    if (this.erased) return Promise.reject(new ApiProblem(410, { code: 'drafts.case-gone' }));
    if (this.desk !== null && this.desk.version !== base) {
      return Promise.reject(new ApiProblem(409, { code: 'drafts.conflict', data: { current: this.desk } }));
    }
    this.desk = { kind: 'call', key: 'c', version: base + 1, savedAt: AT, value };
    return this.losesAnswer ? Promise.reject(new TypeError('answer lost')) : Promise.resolve(this.desk);
  }

  remove(): Promise<void> {
    this.desk = null;
    return Promise.resolve();
  }

  copies = {
    prepare: () => Promise.resolve(),
    get: () => Promise.resolve(this.copy),
    put: async (copy: OpenCopy) => {
      if (this.putTakes > 0) await new Promise((resolve) => setTimeout(resolve, this.putTakes));
      this.copy = copy;
    },
    remove: () => {
      this.copy = null;
      return Promise.resolve();
    },
  };

  now(): string {
    return AT;
  }
}

export let places = new Places();
/** What the page was told last. */
export let seen: DraftView | undefined;

/** Before each spec. */
export function begin(): void {
  jest.useFakeTimers();
  places = new Places();
  seen = undefined;
}

/** A page that has not looked for its draft yet. */
export const page = (first: unknown = ''): DraftKeeper => new DraftKeeper(places, first, (view) => (seen = view));

/** A page that knows what the desk and the browser have. */
export async function open(first: unknown = ''): Promise<DraftKeeper> {
  const keeper = page(first);
  await keeper.load();
  return keeper;
}

/** What the desk has. */
export const before = (version = 1): StoredDraft => ({
  kind: 'call',
  key: 'c',
  version,
  savedAt: AT,
  value: '前に書いたもの',
});

/** A page on which somebody types before the desk has told what it has. */
export async function early(text: string, desk: StoredDraft | null = null): Promise<DraftKeeper> {
  places.desk = desk;
  const keeper = page();
  keeper.change(text);
  await keeper.load();
  return keeper;
}

/** Time goes on. */
export const pause = (ms = PAUSE_MS): Promise<void> => jest.advanceTimersByTimeAsync(ms);

/** A page that the desk has not told yet what it has. */
export function waiting(desk: StoredDraft | null = null) {
  let answer = (): void => undefined;
  const found = new Promise<StoredDraft | null>((resolve) => (answer = () => resolve(desk)));
  jest.spyOn(places, 'read').mockReturnValueOnce(found);
  jest.spyOn(places.copies, 'prepare').mockReturnValueOnce(found.then(() => undefined));
  const keeper = page();
  const loading = keeper.load();
  return {
    keeper,
    tell: () => {
      answer();
      return loading;
    },
  };
}
