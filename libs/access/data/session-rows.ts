import type { Instant, Role } from '#kernel';
import { insert, query, run, UnitOfWork } from '#persistence';
import { Injectable } from '@nestjs/common';
import { Session } from './session.entity.js';

/** A session with what a request needs to know of its user. */
export interface SessionWithUser {
  id: string;
  userId: string;
  createdAt: Instant;
  lastSeenAt: Instant;
  role: Role;
}

const WITH_ACTIVE_USER = `SELECT s.id AS "id", s.user_id AS "userId", s.created_at AS "createdAt",
  s.last_seen_at AS "lastSeenAt", u.role AS "role"
  FROM sessions s JOIN users u ON u.id = s.user_id AND u.active = TRUE`;

/** The sessions table. */
@Injectable()
export class SessionRows {
  constructor(private readonly uow: UnitOfWork) {}

  /** The session of this secret, if its user is active; ended ones included. */
  async bySecret(secretHash: string): Promise<SessionWithUser | null> {
    const rows = await query<SessionWithUser>(this.uow.manager, `${WITH_ACTIVE_USER} WHERE s.secret_hash = ?`, [
      secretHash,
    ]);
    return rows[0] ?? null;
  }

  /** As {@link bySecret}, by its identifier. */
  async byId(id: string): Promise<SessionWithUser | null> {
    const rows = await query<SessionWithUser>(this.uow.manager, `${WITH_ACTIVE_USER} WHERE s.id = ?`, [id]);
    return rows[0] ?? null;
  }

  ofUser(userId: string): Promise<Session[]> {
    return this.uow.manager.find(Session, { where: { userId }, order: { id: 'DESC' } });
  }

  /** Every session, with the name of its user; newest use first. */
  all(): Promise<(Omit<Session, 'secretHash'> & { name: string; role: Role })[]> {
    const sql = `SELECT s.id AS id, s.user_id AS "userId", s.created_at AS "createdAt", s.last_seen_at AS "lastSeenAt",
      s.address AS address, u.name AS name, u.role AS role
      FROM sessions s JOIN users u ON u.id = s.user_id ORDER BY s.last_seen_at DESC, s.id`;
    return query(this.uow.manager, sql);
  }

  /** Whose session it is; null when it has ended. */
  async ownerOf(id: string): Promise<string | null> {
    return (await this.uow.manager.findOneBy(Session, { id }))?.userId ?? null;
  }

  async add(session: Session): Promise<void> {
    await this.uow.write((m) => insert(m, Session, session));
  }

  async touch(id: string, at: Instant): Promise<void> {
    await this.uow.write((m) => run(m, 'UPDATE sessions SET last_seen_at = ? WHERE id = ?', [at, id]));
  }

  /** Ends one session of a user; answers how many there were (0 or 1). */
  end(id: string, userId: string): Promise<number> {
    return this.uow.write((m) => run(m, 'DELETE FROM sessions WHERE id = ? AND user_id = ?', [id, userId]));
  }

  /** Ends every session of a user but one. */
  endAllOf(userId: string, except: string | null): Promise<number> {
    return this.uow.write((m) => run(m, 'DELETE FROM sessions WHERE user_id = ? AND id <> ?', [userId, except ?? '']));
  }

  /** Removes what has timed out. */
  endOlder(lastSeenBefore: Instant, createdBefore: Instant): Promise<number> {
    return this.uow.write((m) =>
      run(m, 'DELETE FROM sessions WHERE last_seen_at <= ? OR created_at <= ?', [lastSeenBefore, createdBefore]),
    );
  }
}
