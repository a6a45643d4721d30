import { Inject, Injectable } from '@nestjs/common';
import { CLOCK, newId, nowInstant, type Actor, type Clock, type Instant } from '#kernel';
import { LiveBus, type PresenceBeat } from '../data/live-bus.js';
import { workOn, type LiveKind, type LiveNews } from '../domain/live-news.js';

/** Somebody who has not been heard of for so long (ms) has gone; heartbeats come every 30 s. */
const GONE_AFTER_MS = 75_000;
/** Things of which is known who has them open; the longest unheard go first. */
const MOST_ROOMS = 5_000;

/**
 * Who has what open. Held in memory and told between processes, never written down: after a restart everybody's next
 * heartbeat brings it back.
 */
@Injectable()
export class Presence {
  private readonly rooms = new Map<string, Map<string, number>>();

  constructor(
    private readonly bus: LiveBus,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  /** The actor has it open. */
  async enter(kind: LiveKind, id: string, actor: Actor): Promise<void> {
    await this.bus.open();
    await this.send({ kind, id, userId: actor.id, gone: false });
  }

  /** The actor has left it. */
  leave(kind: LiveKind, id: string, actor: Actor): Promise<void> {
    return this.send({ kind, id, userId: actor.id, gone: true });
  }

  /** Identifiers of those who have it open, whoever came first first. */
  here(kind: LiveKind, id: string): string[] {
    const now = this.clock.now().getTime();
    const room = [...(this.rooms.get(`${kind} ${id}`) ?? [])];
    return room.filter(([, seenAt]) => now - seenAt < GONE_AFTER_MS).map(([userId]) => userId);
  }

  /** A heartbeat from this process or another; answers what is news of it, if anything is. */
  hear({ presence, n, at }: { presence: PresenceBeat; n: string; at: Instant }): LiveNews | null {
    const { kind, id, userId, gone } = presence;
    const wasHere = this.here(kind, id).includes(userId);
    const key = `${kind} ${id}`;
    const room = this.rooms.get(key) ?? new Map<string, number>();
    if (gone) room.delete(userId);
    else room.set(userId, this.clock.now().getTime());
    this.rooms.delete(key);
    if (room.size > 0) this.rooms.set(key, room);
    this.makeRoom();
    return wasHere === gone ? { type: 'presence.changed', ...workOn(kind, id), n, at } : null;
  }

  private makeRoom(): void {
    const [oldest] = this.rooms.keys();
    if (this.rooms.size > MOST_ROOMS && oldest !== undefined) this.rooms.delete(oldest);
  }

  private send(presence: PresenceBeat): Promise<void> {
    return this.bus.publish({ presence, n: newId(), at: nowInstant(this.clock) });
  }
}
