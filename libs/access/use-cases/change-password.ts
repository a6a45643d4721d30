import { AuditLog } from '#audit';
import { DomainError, type Actor } from '#kernel';
import { Injectable } from '@nestjs/common';
import { UserRows } from '../data/user-rows.js';
import type { User } from '../data/user.entity.js';
import { accessErrors } from '../domain/access.errors.js';
import { generatePassword } from '../domain/secrets.js';
import { Authenticator } from './authenticator.js';
import { NewPassword } from './new-password.js';
import { Sessions } from './sessions.js';

/** Gives a user a new password: their own choice, or one made for them by an administrator. */
@Injectable()
export class ChangePassword {
  constructor(
    private readonly users: UserRows,
    private readonly newPassword: NewPassword,
    private readonly sessions: Sessions,
    private readonly authenticator: Authenticator,
    private readonly audit: AuditLog,
  ) {}

  /**
   * The user's own change; ends their other sessions. Fails with `access.bad-credentials` when the current password is
   * wrong, `access.weak-password`.
   */
  async execute(actor: Actor, sessionId: string | null, given: { current: string; next: string }): Promise<void> {
    const user = await this.get(actor.id);
    if (!(await this.newPassword.fits(user.passwordHash, given.current))) {
      throw new DomainError(accessErrors['access.bad-credentials']);
    }
    this.newPassword.check(given.next, user);
    await this.store(user, given.next, { actor, action: 'user.password-changed', keep: sessionId });
  }

  /** An administrator's reset; ends all sessions of the user. Answers the password made, to be handed over once. */
  async reset(userId: string, actor: Actor, given?: string): Promise<{ user: User; password: string }> {
    const user = await this.get(userId);
    if (given !== undefined) this.newPassword.check(given, user);
    const password = given ?? generatePassword();
    await this.store(user, password, { actor, action: 'user.password-reset', keep: null });
    return { user, password };
  }

  private async store(
    user: User,
    password: string,
    why: { actor: Actor; action: string; keep: string | null },
  ): Promise<void> {
    const passwordHash = await this.newPassword.hash(password);
    await this.authenticator.changing(async () => {
      await this.newPassword.store(user.id, passwordHash);
      const sessionsEnded = await this.sessions.endAllOf(user.id, why.keep);
      await this.audit.append({
        actor: why.actor,
        action: why.action,
        object: `user:${user.id}`,
        facts: { sessionsEnded },
      });
    });
  }

  private async get(userId: string): Promise<User> {
    const user = await this.users.byId(userId);
    if (user === null) throw new DomainError(accessErrors['access.user-not-found']);
    return user;
  }
}
