import { Inject, Injectable, type OnModuleDestroy } from '@nestjs/common';
import { CLOCK, DomainError, log, newId, type Actor, type Clock } from '#kernel';
import { PermissionTable, Sessions } from '#access';
import { LiveBus } from '../data/live-bus.js';
import { liveErrors } from '../domain/live.errors.js';
import { digestOf, namesOf, permissionFor, type LiveNews } from '../domain/live-news.js';
import { LiveSight } from './live-sight.js';

/** News of so long (ms) go out together. */
const BATCH_MS = 300;
/** News kept for those whose connection broke. */
const KEPT = 5_000;
/** Whether a session still stands is asked at most so often (ms); as exact as the guard before every route. */
const ASK_AGAIN_MS = 5_000;
export const HEARTBEAT_MS = 15_000;
/** Connections of one person; one browser needs one. */
const MOST_OF_ONE = 12;

/** One browser that listens. */
export interface Listener {
  readonly sessionId: string;
  readonly actor: Actor;
  /** Its connection is broken; nobody hears it any more. */
  readonly gone: boolean;
  /** Sends news, or a heartbeat without any; `upTo` is where it would go on after a broken connection. */
  send(news: readonly LiveNews[], upTo: string | null): void;
  /** Everything is to be read anew. */
  resync(upTo: string | null): void;
  end(): void;
}

interface Seat {
  listener: Listener;
  actor: Actor;
  askedAtMs: number;
}

/** Hands news to whoever listens at this process: what their role may know, and no wall hides from them. */
@Injectable()
export class LiveHub implements OnModuleDestroy {
  private readonly seats = new Set<Seat>();
  private kept: LiveNews[] = [];
  /** The place before the first of those kept. */
  private before = newId();
  private batch: LiveNews[] = [];
  private sentUpTo = this.before;
  private timer: NodeJS.Timeout | undefined;
  private heartbeat: NodeJS.Timeout | undefined;
  private closing = false;

  constructor(
    private readonly bus: LiveBus,
    private readonly sessions: Sessions,
    private readonly permissions: PermissionTable,
    private readonly sight: LiveSight,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  /** How many listen. */
  get listeners(): number {
    return this.seats.size;
  }

  /**
   * Where the news stand: a listener who goes on after it hears of everything that is told from now on. Null where what
   * other processes tell is not heard yet.
   */
  get place(): string | null {
    return this.bus.isOpen ? this.sentUpTo : null;
  }

  /** Takes a listener in, who goes on after `lastSeen`. Error: `live.too-many`. */
  async join(listener: Listener, lastSeen: string | null): Promise<void> {
    const own = [...this.seats].filter(({ actor }) => actor.id === listener.actor.id).length;
    if (own >= MOST_OF_ONE || this.closing) throw new DomainError(liveErrors['live.too-many']);
    await this.bus.open();
    // It may have broken before anybody listened for that: nothing would ever give its seat back.
    if (listener.gone) return;
    const seat = { listener, actor: listener.actor, askedAtMs: this.clock.now().getTime() };
    const missed = lastSeen === null ? [] : this.since(lastSeen);
    this.seats.add(seat);
    this.heartbeat ??= setInterval(() => void this.beat(), HEARTBEAT_MS).unref();
    if (missed === null) listener.resync(this.sentUpTo);
    else await this.deliver(seat, missed);
  }

  leave(listener: Listener): void {
    for (const seat of this.seats) if (seat.listener === listener) this.seats.delete(seat);
    if (this.seats.size > 0) return;
    clearInterval(this.heartbeat);
    this.heartbeat = undefined;
  }

  /** Ends the connections of a session. */
  endSession(sessionId: string): void {
    for (const seat of this.seats) if (seat.listener.sessionId === sessionId) this.drop(seat);
  }

  /** News, from this process or another. */
  hear(news: LiveNews): void {
    this.batch.push(news);
    this.timer ??= setTimeout(() => void this.flush(), BATCH_MS).unref();
  }

  /** Something may have been missed: nobody goes on after a place from before. */
  resyncAll(): void {
    this.kept = [];
    this.before = newId();
    this.sentUpTo = this.before;
    for (const { listener } of this.seats) listener.resync(this.sentUpTo);
  }

  /** Sends what waits. */
  async flush(): Promise<void> {
    clearTimeout(this.timer);
    this.timer = undefined;
    const batch = this.batch;
    this.batch = [];
    const all = [...this.kept, ...batch];
    this.before = all.at(-KEPT - 1)?.n ?? this.before;
    this.kept = all.slice(-KEPT);
    this.sentUpTo = batch.at(-1)?.n ?? this.sentUpTo;
    await Promise.all([...this.seats].map((seat) => this.deliver(seat, batch)));
  }

  /** Shows every connection that the desk is there, and ends those whose session does not stand any more. */
  async beat(): Promise<void> {
    await Promise.all([...this.seats].map((seat) => this.deliver(seat, [])));
  }

  onModuleDestroy(): void {
    this.closing = true;
    clearTimeout(this.timer);
    for (const seat of this.seats) this.drop(seat);
  }

  private since(lastSeen: string): LiveNews[] | null {
    if (lastSeen === this.before) return this.kept;
    const at = this.kept.findIndex(({ n }) => n === lastSeen);
    return at === -1 ? null : this.kept.slice(at + 1);
  }

  private async deliver(seat: Seat, batch: readonly LiveNews[]): Promise<void> {
    const upTo = this.sentUpTo;
    if (seat.listener.gone) {
      this.leave(seat.listener);
      return;
    }
    try {
      const actor = await this.present(seat);
      if (actor === null) {
        this.drop(seat);
        return;
      }
      const may = batch.filter((news) => this.permissions.allows(actor, permissionFor(news)));
      const hidden = await this.sight.hiddenAmong(actor, [...new Set(may.flatMap(namesOf))]);
      const heard = may.filter((news) => namesOf(news).every((name) => !hidden.has(name)));
      if (this.seats.has(seat) && (heard.length > 0 || batch.length === 0)) seat.listener.send(digestOf(heard), upTo);
    } catch (error) {
      log.warn({ err: error }, 'news could not be handed on');
      seat.listener.resync(null);
    }
  }

  private async present(seat: Seat): Promise<Actor | null> {
    const now = this.clock.now().getTime();
    if (now - seat.askedAtMs < ASK_AGAIN_MS) return seat.actor;
    const actor = await this.sessions.standing(seat.listener.sessionId);
    if (actor !== null) Object.assign(seat, { actor, askedAtMs: now });
    return actor;
  }

  private drop(seat: Seat): void {
    this.leave(seat.listener);
    seat.listener.end();
  }
}
