import { ApiProblem } from '../api/client';
import type { OpenCopy } from './browser-copies';
import type { DraftLine, StoredDraft } from './draft-api';

export type DraftState = 'idle' | 'saving' | 'saved' | 'offline' | 'failed' | 'gone';

/** What a page shows of its draft. */
export interface DraftView {
  restored: unknown;
  savedAt: string | null;
  state: DraftState;
  /** Another tab saved something else meanwhile; nothing is written over until the person has chosen. */
  theirs: { value: unknown; version: number; savedAt: string } | null;
}

/** Where a draft goes. */
export interface DraftPlaces {
  read(): Promise<StoredDraft | null>;
  write(value: unknown, base: number): Promise<DraftLine>;
  remove(): Promise<void>;
  copies: {
    prepare(): Promise<void>;
    get(): Promise<OpenCopy | null>;
    put(copy: OpenCopy): Promise<void>;
    remove(): Promise<void>;
  };
  now(): string;
}

/** Milliseconds: after a pause so long the desk gets it, while writing without a pause at the latest so often; the browser's copy comes first. */
export const PAUSE_MS = 800;
const LONGEST_MS = 5_000;
const COPY_PAUSE_MS = 250;
const RETRY_MS = 10_000;

/** Keeps one draft: in the browser at once, at the desk at each pause; what the network refuses goes there later. */
export class DraftKeeper {
  view: DraftView = { restored: null, savedAt: null, state: 'idle', theirs: null };
  private loaded = false;
  private loading: Promise<void> | undefined;
  private closed = false;
  /** The text that needs no saving: what the page began with, or what was saved last. */
  private settled: string;
  private latest: string;
  /** Saves even what looks settled: a copy that never reached the desk. */
  private force = false;
  /** What was sent last, whether or not its answer came. */
  private sent: string | null = null;
  /** After a discard: the next value is what the page begins with anew. */
  private anew = false;
  private base = 0;
  private writing: Promise<void> | undefined;
  private timers: { desk?: ReturnType<typeof setTimeout>; copy?: ReturnType<typeof setTimeout> } = {};
  private waitingSince: number | null = null;

  constructor(
    private readonly places: DraftPlaces,
    first: unknown,
    private tell: (view: DraftView) => void,
  ) {
    this.latest = JSON.stringify(first);
    this.settled = this.latest;
  }

  /** Looks for what was written before; saving begins afterwards. */
  load(): Promise<void> {
    return (this.loading ??= this.look());
  }

  private async look(): Promise<void> {
    const began = this.settled;
    const prepared = this.places.copies.prepare().catch(() => undefined);
    const [desk, copy] = await Promise.all([
      this.places.read().catch(() => null),
      prepared.then(() => this.places.copies.get()).catch(() => null),
    ]);
    if (this.closed) return;
    this.base = desk?.version ?? 0;
    this.take(desk, copy, began);
    this.loaded = true;
    if (this.isDue()) this.schedule();
  }

  private isGone(): boolean {
    return this.view.state === 'gone';
  }

  private isDue(): boolean {
    return this.force || this.latest !== this.settled;
  }

  private take(desk: StoredDraft | null, copy: OpenCopy | null, began: string): void {
    const fresher =
      copy !== null && !copy.synced && (desk === null || copy.base === desk.version || copy.savedAt > desk.savedAt);
    const found = fresher ? { value: JSON.parse(copy.json) as unknown, savedAt: copy.savedAt } : desk;
    if (found === null) return;
    // Somebody who types faster than the desk answers keeps what they typed, and is asked.
    if (this.latest !== began && desk !== null) {
      this.show({ theirs: { value: desk.value, version: desk.version, savedAt: desk.savedAt }, state: 'failed' });
      return;
    }
    this.settled = JSON.stringify(found.value);
    this.latest = this.settled;
    this.show({ restored: found.value, savedAt: found.savedAt, state: fresher ? 'offline' : 'saved' });
    this.force = fresher;
  }

  /** The page's present value; saved when it differs from what was saved. */
  change(value: unknown): void {
    const json = JSON.stringify(value);
    if (this.anew) {
      this.anew = json === this.latest;
      this.settled = json;
    }
    if (json === this.latest) return;
    this.latest = json;
    if (this.loaded && this.isDue()) this.schedule();
  }

  private schedule(): void {
    if (this.closed || this.view.theirs !== null || this.isGone()) return;
    this.waitingSince ??= Date.now();
    const left = Math.max(0, this.waitingSince + LONGEST_MS - Date.now());
    clearTimeout(this.timers.desk);
    clearTimeout(this.timers.copy);
    this.timers.copy = setTimeout(
      () => {
        if (this.isDue()) void this.copy(false);
      },
      Math.min(COPY_PAUSE_MS, left),
    );
    this.timers.desk = setTimeout(() => void this.flush(), Math.min(PAUSE_MS, left));
  }

  private async copy(synced: boolean): Promise<boolean> {
    if (this.isGone()) return false;
    const copy = { json: this.latest, savedAt: this.places.now(), base: this.base, synced };
    try {
      await this.places.copies.put(copy);
      // What it is about was erased while the copy was being put down.
      if (this.isGone()) await this.places.copies.remove();
      return !this.isGone();
    } catch {
      return false;
    }
  }

  /** Saves now what is not saved yet; one save after another. */
  async flush(): Promise<void> {
    clearTimeout(this.timers.desk);
    clearTimeout(this.timers.copy);
    if (this.writing) await this.writing;
    if (this.closed || !this.loaded || this.view.theirs !== null || this.isGone() || !this.isDue()) return;
    this.writing = this.save(this.latest);
    await this.writing;
    this.writing = undefined;
  }

  private async save(json: string): Promise<void> {
    this.waitingSince = null;
    this.show({ state: 'saving' });
    const before = this.sent;
    this.sent = json;
    try {
      const { version, savedAt } = await this.places.write(JSON.parse(json), this.base);
      this.base = version;
      this.settled = json;
      this.force = false;
      if (this.closed) return;
      this.show({ state: 'saved', savedAt });
      await this.copy(this.latest === json);
      if (this.latest !== json) this.schedule();
    } catch (error) {
      await this.refused(error, before);
    }
  }

  private async refused(error: unknown, sentBefore: string | null): Promise<void> {
    if (error instanceof ApiProblem && error.status === 410) {
      // What it is about was erased: this browser keeps no word of it either, nor of what was typed while the desk was asked.
      this.show({ restored: null, savedAt: null, state: 'gone' });
      clearTimeout(this.timers.desk);
      clearTimeout(this.timers.copy);
      await this.places.copies.remove().catch(() => undefined);
      return;
    }
    if (this.closed) return;
    if (error instanceof ApiProblem && error.code === 'drafts.conflict') {
      await this.copy(false);
      const theirs = theirsOf(error);
      // Our own save, whose answer was lost, is nobody else's.
      if (JSON.stringify(theirs.value) === sentBefore) {
        this.base = theirs.version;
        this.schedule();
        return;
      }
      this.show({ state: 'failed', theirs });
      return;
    }
    const kept = await this.copy(false);
    const lasting = error instanceof ApiProblem && error.status >= 400 && error.status < 500 && error.status !== 401;
    this.show({ state: kept && !lasting ? 'offline' : 'failed', ...(kept ? { savedAt: this.places.now() } : {}) });
    clearTimeout(this.timers.desk);
    if (!lasting) this.timers.desk = setTimeout(() => void this.flush(), RETRY_MS);
  }

  /** Keeps this page's text over the other tab's. */
  async keepMine(): Promise<void> {
    this.base = this.view.theirs?.version ?? this.base;
    this.force = true;
    this.show({ theirs: null });
    await this.flush();
  }

  /** Takes the other tab's text; the page is given it as `restored`. */
  takeTheirs(): void {
    const { theirs } = this.view;
    if (theirs === null) return;
    this.base = theirs.version;
    this.settled = JSON.stringify(theirs.value);
    this.latest = this.settled;
    this.force = false;
    this.show({ restored: theirs.value, savedAt: theirs.savedAt, state: 'saved', theirs: null });
    void this.copy(true);
  }

  /** Forgets the draft everywhere: it was saved for good, or is not wanted. */
  async discard(): Promise<void> {
    clearTimeout(this.timers.desk);
    clearTimeout(this.timers.copy);
    this.settled = this.latest;
    if (this.writing) await this.writing;
    clearTimeout(this.timers.desk);
    Object.assign(this, { settled: this.latest, force: false, anew: true, base: 0, waitingSince: null });
    this.show({ restored: null, savedAt: null, state: 'idle', theirs: null });
    await Promise.allSettled([this.places.copies.remove(), this.places.remove()]);
  }

  /** The page goes; what is not saved yet is saved, also what was typed before the desk told what it has. */
  async close(): Promise<void> {
    this.tell = () => undefined;
    if (!this.loaded && this.isDue()) await this.load();
    await this.flush();
    this.closed = true;
  }

  private show(part: Partial<DraftView>): void {
    this.view = { ...this.view, ...part };
    this.tell(this.view);
  }
}

function theirsOf(problem: ApiProblem): NonNullable<DraftView['theirs']> {
  const data = problem.body['data'] as { current?: Partial<NonNullable<DraftView['theirs']>> } | undefined;
  const { current } = data ?? {};
  return { value: current?.value ?? null, version: current?.version ?? 0, savedAt: current?.savedAt ?? '' };
}
