import { AuditLog } from '#audit';
import { CLOCK, DomainError, nowInstant, type Actor, type Clock, type Role } from '#kernel';
import { Inject, Injectable } from '@nestjs/common';
import { TokenRows } from '../data/token-rows.js';
import { UserRows } from '../data/user-rows.js';
import type { User } from '../data/user.entity.js';
import { accessErrors } from '../domain/access.errors.js';
import { Authenticator } from './authenticator.js';
import { Sessions } from './sessions.js';

/** Levels of supervisors above somebody, at most. */
const MOST_LEVELS = 50;

/** What may be changed of a user; absent means unchanged. */
export interface UserChange {
  role?: Role | undefined;
  active?: boolean | undefined;
  name?: string | undefined;
  /** Null: answers to nobody. */
  supervisorId?: string | null | undefined;
  /** Shop or contractor; null for the operator's own house. */
  organisation?: string | null | undefined;
}

/** Changes role, name or activity. Somebody who leaves loses their sessions and the API tokens they made. */
@Injectable()
export class ChangeUser {
  constructor(
    private readonly users: UserRows,
    private readonly tokens: TokenRows,
    private readonly sessions: Sessions,
    private readonly authenticator: Authenticator,
    private readonly audit: AuditLog,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  /** Fails with `access.user-not-found`, `access.own-account`, `access.last-admin`, `access.supervisor-loop`. */
  execute(userId: string, change: UserChange, actor: Actor): Promise<User> {
    return this.authenticator.changing(async () => {
      const user = await this.users.byId(userId);
      if (user === null) throw new DomainError(accessErrors['access.user-not-found']);
      const role = change.role ?? user.role;
      const active = change.active ?? user.active;
      const name = change.name ?? user.name;
      await this.refuseDangerous(user, { role, active }, actor);
      const place = await this.placeOf(user, change);
      if (moves(user, place) && actor.id === user.id) throw new DomainError(accessErrors['access.own-account']);
      await this.users.change(user.id, { role, active, name, ...place });
      const closed = active ? { sessionsEnded: 0, tokensRevoked: 0 } : await this.close(user.id);
      const facts = {
        role,
        active,
        formerRole: user.role,
        wasActive: user.active,
        moved: moves(user, place),
        ...closed,
      };
      await this.audit.append({ actor, action: 'user.changed', object: `user:${user.id}`, facts });
      return { ...user, role, active, name, ...place };
    });
  }

  /** Where somebody stands afterwards; nobody may stand, at whatever distance, above themselves. */
  private async placeOf(user: User, change: UserChange): Promise<Pick<User, 'supervisorId' | 'organisation'>> {
    const supervisorId = change.supervisorId === undefined ? user.supervisorId : change.supervisorId;
    const organisation = change.organisation === undefined ? user.organisation : change.organisation;
    for (let above = supervisorId, steps = 0; above !== null; steps += 1) {
      if (above === user.id || steps > MOST_LEVELS) throw new DomainError(accessErrors['access.supervisor-loop']);
      const next: User | null = await this.users.byId(above);
      if (next === null) throw new DomainError(accessErrors['access.user-not-found']);
      above = next.supervisorId;
    }
    return { supervisorId, organisation };
  }

  private async refuseDangerous(user: User, next: { role: Role; active: boolean }, actor: Actor): Promise<void> {
    if (next.role === user.role && next.active === user.active) return;
    if (actor.kind === 'user' && actor.id === user.id) throw new DomainError(accessErrors['access.own-account']);
    const staysAdmin = next.role === 'admin' && next.active;
    const isAdmin = user.role === 'admin' && user.active;
    if (isAdmin && !staysAdmin && (await this.users.activeAdmins()) <= 1) {
      throw new DomainError(accessErrors['access.last-admin']);
    }
  }

  private async close(userId: string): Promise<{ sessionsEnded: number; tokensRevoked: number }> {
    const sessionsEnded = await this.sessions.endAllOf(userId);
    const tokensRevoked = await this.tokens.revokeAllBy(userId, nowInstant(this.clock));
    return { sessionsEnded, tokensRevoked };
  }
}

function moves(user: User, place: Pick<User, 'supervisorId' | 'organisation'>): boolean {
  return place.supervisorId !== user.supervisorId || place.organisation !== user.organisation;
}
