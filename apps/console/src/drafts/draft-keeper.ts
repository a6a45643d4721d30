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

type Theirs = NonNullable<DraftView['theirs']>;

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
  /** Whether the desk has the text that stands against this page's. */
  private theirsAtDesk = true;
  /** After a discard: the next value is what the page begins with anew. */
  private anew = false;
  private discards = 0;
  /** Texts of pages that were left before anybody had chosen; asked about one after another. */
  private more: readonly string[] = [];
  /** What lies in the browser of this page while the draft is not found yet. */
  private early: string | undefined;
  private putting: Promise<unknown> = Promise.resolve();
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
    const { discards } = this;
    const prepared = this.places.copies.prepare().catch(() => undefined);
    const [desk, copy] = await Promise.all([
      this.places.read().catch(() => null),
      prepared.then(() => this.inTurn(() => this.lying())),
    ]);
    if (this.closed) return;
    this.loaded = true;
    // What was discarded while it was looked for does not come back.
    if (discards === this.discards) {
      this.base = desk?.version ?? 0;
      await this.take(desk, copy);
    }
    if (this.isDue()) this.schedule();
    else await this.putting;
    // What was put down of a text that is no more.
    if (this.early !== undefined && !this.isDue() && this.view.theirs === null) await this.copy(true);
    await this.askNext();
  }

  private isGone(): boolean {
    return this.view.state === 'gone';
  }

  private isDue(): boolean {
    return this.force || this.latest !== this.settled;
  }

  private async take(desk: StoredDraft | null, copy: OpenCopy): Promise<void> {
    const { typed: left, more = [] } = copy;
    const fresher = !copy.synced && (desk === null || copy.base === desk.version || copy.savedAt > desk.savedAt);
    const found = fresher ? { value: JSON.parse(copy.json) as unknown, savedAt: copy.savedAt } : desk;
    // A question that was left unanswered is asked even where the desk's draft went on meanwhile.
    const asked = !copy.synced && !fresher && (left !== undefined || more.length > 0) ? copy.json : undefined;
    // Somebody who types faster than the desk answers keeps what they typed, and is asked: if they have gone, when they come back.
    const typed = this.isDue() ? this.latest : left;
    const known = [undefined, this.settled, found === null ? undefined : JSON.stringify(found.value)];
    this.more = [asked, left, ...more].filter((text) => text !== typed && !known.includes(text)) as string[];
    if (typed === undefined || known.includes(typed)) {
      if (found !== null) this.restore(found, fresher);
      return;
    }
    if (typed !== this.latest) this.restore({ value: JSON.parse(typed) as unknown, savedAt: copy.savedAt }, true);
    if (found !== null) await this.ask({ ...found, version: desk?.version ?? 0 }, !fresher);
  }

  private restore({ value, savedAt }: { value: unknown; savedAt: string }, unsaved: boolean): void {
    this.settled = JSON.stringify(value);
    this.latest = this.settled;
    this.show({ restored: value, savedAt, state: unsaved ? 'offline' : 'saved' });
    this.force = unsaved;
  }

  /** Another text stands against this page's: both are kept until somebody has chosen. `atDesk`: where the other is. */
  private async ask({ value, version, savedAt }: Theirs, atDesk: boolean): Promise<void> {
    this.theirsAtDesk = atDesk;
    // Nothing is saved from here on; the page is told once both are in the browser.
    this.view = { ...this.view, theirs: { value, version, savedAt }, state: 'failed' };
    await this.copyBoth({ value, version, savedAt }, atDesk);
    this.tell(this.view);
  }

  /** Once somebody has chosen, the next text that was left behind. */
  private async askNext(): Promise<void> {
    if (this.view.theirs !== null || this.closed || this.isGone()) return;
    const [next, ...more] = this.more.filter((text) => text !== this.latest);
    this.more = more;
    if (next === undefined) return;
    await this.ask({ value: JSON.parse(next) as unknown, version: this.base, savedAt: this.places.now() }, false);
  }

  private copyBoth({ value, version, savedAt }: Theirs, atDesk: boolean): Promise<boolean> {
    // What the desk has is asked for there.
    const other = atDesk ? { json: 'null', savedAt: this.places.now() } : { json: JSON.stringify(value), savedAt };
    return this.put({ ...other, base: version, synced: atDesk, typed: this.latest });
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
    else if (!this.loaded) this.timers.copy ??= setTimeout(() => void this.putEarly(), COPY_PAUSE_MS);
  }

  /** Keeps what is typed before the draft was found beside what the browser has of it, or takes it back once it is no more. */
  private putEarly(): Promise<void> {
    delete this.timers.copy;
    return this.inTurn(async () => {
      const typed = this.isDue() ? this.latest : undefined;
      if (typed === undefined && this.early === undefined) return;
      const { typed: left, more = [], ...lying } = await this.lying();
      if (this.loaded || this.closed) return;
      await this.places.copies.put({ ...lying, typed, more: left === undefined ? more : [left, ...more] });
      this.early = typed;
    }).catch(() => undefined);
  }

  /** What the browser has of it, without what this page put there early. */
  private async lying(): Promise<OpenCopy> {
    const copy = await this.places.copies.get().catch(() => null);
    if (copy === null) return { json: 'null', savedAt: this.places.now(), base: 0, synced: true };
    return copy.typed === this.early ? { ...copy, typed: undefined } : copy;
  }

  /** One after another, so that what comes last is what stays in the browser, and nothing after a discard. */
  private inTurn<T>(act: () => Promise<T>): Promise<T> {
    const acting = this.putting.then(act);
    this.putting = acting.catch(() => undefined);
    return acting;
  }

  private removeCopy(): Promise<void> {
    return this.inTurn(() => {
      this.early = undefined;
      return this.places.copies.remove();
    });
  }

  private stop(): void {
    for (const timer of Object.values(this.timers)) clearTimeout(timer);
    this.timers = {};
  }

  private schedule(): void {
    if (this.closed || this.view.theirs !== null || this.isGone()) return;
    this.waitingSince ??= Date.now();
    const left = Math.max(0, this.waitingSince + LONGEST_MS - Date.now());
    this.stop();
    this.timers.copy = setTimeout(
      () => {
        if (this.isDue() && this.view.theirs === null) void this.copy(false);
      },
      Math.min(COPY_PAUSE_MS, left),
    );
    this.timers.desk = setTimeout(() => void this.flush(), Math.min(PAUSE_MS, left));
  }

  private copy(synced: boolean): Promise<boolean> {
    return this.put({ json: this.latest, savedAt: this.places.now(), base: this.base, synced });
  }

  private put(copy: OpenCopy): Promise<boolean> {
    const { more } = this;
    return this.inTurn(async () => {
      if (!this.isGone()) await this.places.copies.put({ ...copy, more });
      return !this.isGone();
    }).catch(() => false);
  }

  /** Saves now what is not saved yet; one save after another. */
  async flush(): Promise<void> {
    this.stop();
    if (this.writing) await this.writing;
    if (!this.loaded) await this.putEarly();
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
      this.stop();
      await this.removeCopy().catch(() => undefined);
      return;
    }
    if (this.closed) return;
    if (error instanceof ApiProblem && error.code === 'drafts.conflict') {
      const theirs = theirsOf(error);
      // Our own save, whose answer was lost, is nobody else's.
      if (JSON.stringify(theirs.value) === sentBefore) {
        await this.copy(false);
        this.base = theirs.version;
        this.schedule();
        return;
      }
      await this.ask(theirs, true);
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
    await this.askNext();
  }

  /** Takes the other tab's text; the page is given it as `restored`. */
  takeTheirs(): void {
    const { theirs } = this.view;
    if (theirs === null) return;
    this.base = theirs.version;
    this.show({ theirs: null });
    this.restore(theirs, !this.theirsAtDesk);
    void this.copy(this.theirsAtDesk).then(() => this.askNext());
    if (this.loaded && this.force) this.schedule();
  }

  /** Forgets the draft everywhere: it was saved for good, or is not wanted. Answers whether the desk has forgotten it. */
  async discard(): Promise<boolean> {
    this.discards += 1;
    this.stop();
    this.settled = this.latest;
    if (this.writing) await this.writing;
    this.stop();
    Object.assign(this, { settled: this.latest, force: false, anew: true, base: 0, waitingSince: null, more: [] });
    this.show({ restored: null, savedAt: null, state: 'idle', theirs: null });
    const [, atDesk] = await Promise.allSettled([this.removeCopy(), this.places.remove()]);
    return atDesk.status === 'fulfilled';
  }

  /** Saves what is not saved yet, also what was typed before the desk told what it has. */
  async settle(): Promise<void> {
    if (!this.loaded && this.isDue()) await this.load();
    await this.flush();
  }

  /** The page goes; what is not saved yet is saved, or, where somebody has to choose, kept until they come back. */
  async close(): Promise<void> {
    this.tell = () => undefined;
    await this.settle();
    if (this.view.theirs !== null) await this.copyBoth(this.view.theirs, this.theirsAtDesk);
    this.closed = true;
  }

  private show(part: Partial<DraftView>): void {
    this.view = { ...this.view, ...part };
    this.tell(this.view);
  }
}

function theirsOf(problem: ApiProblem): Theirs {
  const { current } = (problem.body['data'] ?? {}) as { current?: Partial<Theirs> };
  return { value: current?.value ?? null, version: current?.version ?? 0, savedAt: current?.savedAt ?? '' };
}
