import {
  CLOCK,
  DomainError,
  DomainEvents,
  newId,
  nowInstant,
  plusMs,
  Settings,
  type Actor,
  type Clock,
  type Instant,
  type Role,
} from '#kernel';
import { AuditLog } from '#audit';
import { Inject, Injectable } from '@nestjs/common';
import { SessionRows } from '../data/session-rows.js';
import { accessErrors } from '../domain/access.errors.js';
import { hashSecret, newSecret } from '../domain/secrets.js';
import { Authenticator } from './authenticator.js';

/** A session as administrators see it. */
export interface StaffSession extends SessionView {
  userId: string;
  name: string;
  role: Role;
}

/** A session as its owner sees it. */
export interface SessionView {
  id: string;
  createdAt: Instant;
  lastSeenAt: Instant;
  /** Network address at sign-in. */
  address: string;
}

/** Opens, lists and ends sessions. */
@Injectable()
export class Sessions {
  constructor(
    private readonly rows: SessionRows,
    private readonly authenticator: Authenticator,
    private readonly audit: AuditLog,
    @Inject(CLOCK) private readonly clock: Clock,
    private readonly settings: Settings,
    private readonly events: DomainEvents,
  ) {}

  /** Opens a session inside the caller's unit; answers the cookie's secret, which is stored nowhere. */
  async open(userId: string, address: string): Promise<{ id: string; secret: string }> {
    const secret = newSecret();
    const now = nowInstant(this.clock);
    const id = newId();
    await this.sweep();
    await this.rows.add({ id, secretHash: hashSecret(secret), userId, createdAt: now, lastSeenAt: now, address });
    return { id, secret };
  }

  /** The sessions of a user that still stand, newest first. */
  async ofUser(userId: string): Promise<SessionView[]> {
    const { idle, max } = this.cutOffs();
    const rows = await this.rows.ofUser(userId);
    return rows
      .filter((row) => row.lastSeenAt > idle && row.createdAt > max)
      .map(({ id, createdAt, lastSeenAt, address }) => ({ id, createdAt, lastSeenAt, address }));
  }

  /** Every session that still stands, whoever's. */
  async everybody(): Promise<StaffSession[]> {
    const { idle, max } = this.cutOffs();
    return (await this.rows.all()).filter((row) => row.lastSeenAt > idle && row.createdAt > max);
  }

  /** Ends somebody's session: a lost device, a leaver. Fails with `access.session-not-found`. */
  async endOf(sessionId: string, actor: Actor): Promise<void> {
    await this.authenticator.changing(async () => {
      const userId = await this.rows.ownerOf(sessionId);
      if (userId === null || (await this.rows.end(sessionId, userId)) === 0) {
        throw new DomainError(accessErrors['access.session-not-found']);
      }
      const facts = { userId };
      await this.audit.append({ actor, action: 'session.ended-by-admin', object: `session:${sessionId}`, facts });
      await this.events.publish('session.ended', { sessionId, userId });
    });
  }

  /** Ends one of the user's own sessions. Fails with `access.session-not-found`. */
  async end(sessionId: string, actor: Actor): Promise<void> {
    await this.authenticator.changing(async () => {
      if ((await this.rows.end(sessionId, actor.id)) === 0) {
        throw new DomainError(accessErrors['access.session-not-found']);
      }
      await this.audit.append({ actor, action: 'session.ended', object: `session:${sessionId}` });
      await this.events.publish('session.ended', { sessionId, userId: actor.id });
    });
  }

  /** Ends every session of a user but `except`, inside the caller's unit; answers how many. */
  async endAllOf(userId: string, except: string | null = null): Promise<number> {
    const ended = (await this.rows.ofUser(userId)).filter(({ id }) => id !== except);
    for (const { id } of ended) await this.events.publish('session.ended', { sessionId: id, userId });
    return this.rows.endAllOf(userId, except);
  }

  /** Who a session belongs to, if it still stands; asking is no use of it, and does not lengthen it. */
  async standing(sessionId: string): Promise<Actor | null> {
    const session = await this.rows.byId(sessionId);
    if (session === null) return null;
    const { idle, max } = this.cutOffs();
    if (session.lastSeenAt <= idle || session.createdAt <= max) return null;
    return { kind: 'user', id: session.userId, role: session.role };
  }

  /** Removes sessions that have timed out; answers how many. */
  sweep(): Promise<number> {
    const { idle, max } = this.cutOffs();
    return this.rows.endOlder(idle, max);
  }

  private cutOffs(): { idle: Instant; max: Instant } {
    const now = nowInstant(this.clock);
    return {
      idle: plusMs(now, -this.settings.sessionIdleMinutes * 60_000),
      max: plusMs(now, -this.settings.sessionMaxHours * 3_600_000),
    };
  }
}
