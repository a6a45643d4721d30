import { Inject, Injectable } from '@nestjs/common';
import { ComplaintWalls } from '#complaints';
import { CLOCK, msBetween, nowInstant, type Actor, type Channel, type Clock, type Instant } from '#kernel';
import { query, UnitOfWork } from '#persistence';

/** A promise to call somebody back; no content. */
export interface CallbackLine {
  complaintId: string;
  slipNumber: string;
  channel: Channel;
  state: string;
  ownerId: string | null;
  callbackAt: Instant;
  /** A call, or word by whatever way. */
  kind: 'call' | 'contact';
  viaRelay: boolean;
  overdue: boolean;
  /** Until the promised moment; negative once it has passed. */
  secondsLeft: number;
}

interface Row {
  id: string;
  slip_number: string;
  channel: Channel;
  state: string;
  owner_id: string | null;
  callback_at: Instant;
  callback_kind: 'call' | 'contact' | null;
  via_relay: boolean | number;
}

/**
 * A promise that nobody has kept, or made needless, since. By the states that end it: a list of those that do not would
 * lure SQLite away from the index of promises.
 */
export const PROMISED = "callback_at IS NOT NULL AND state NOT IN ('replied', 'closed')";

/** The queue of promised call-backs: of complaints that nobody has replied to, or closed, since. */
@Injectable()
export class ListCallbacks {
  constructor(
    private readonly uow: UnitOfWork,
    private readonly walls: ComplaintWalls,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  /** The earliest first, from the one after `after` (moment, complaint), without what is hidden from the actor. */
  async page(actor: Actor, limit: number, after: readonly [Instant, string] | null): Promise<CallbackLine[]> {
    const now = nowInstant(this.clock);
    const wall = await this.walls.leavingOut(actor, 'complaints.id');
    const rows = await query<Row>(
      this.uow.reads,
      `SELECT id, slip_number, channel, state, owner_id, callback_at, callback_kind, via_relay FROM complaints
       WHERE ${PROMISED} AND (callback_at, id) > (?, ?)${wall.sql} ORDER BY callback_at, id LIMIT ?`,
      [...(after ?? ['', '']), ...wall.values, limit],
    );
    return rows.map((row) => ({
      complaintId: row.id,
      slipNumber: row.slip_number,
      channel: row.channel,
      state: row.state,
      ownerId: row.owner_id,
      callbackAt: row.callback_at,
      kind: row.callback_kind ?? 'call',
      viaRelay: Boolean(row.via_relay),
      overdue: row.callback_at < now,
      secondsLeft: Math.round(msBetween(now, row.callback_at) / 1000),
    }));
  }
}
