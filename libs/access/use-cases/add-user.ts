import { AuditLog } from '#audit';
import { CLOCK, DomainError, newId, nowInstant, type Actor, type Clock, type Role } from '#kernel';
import { UnitOfWork } from '#persistence';
import { Inject, Injectable } from '@nestjs/common';
import { UserRows } from '../data/user-rows.js';
import type { User } from '../data/user.entity.js';
import { accessErrors } from '../domain/access.errors.js';
import { foldEmail } from '../domain/email-address.js';
import { generatePassword } from '../domain/secrets.js';
import { NewPassword } from './new-password.js';

/** A new user; without a password one is made, to be handed over once. */
export interface NewUser {
  email: string;
  name: string;
  role: Role;
  password?: string | undefined;
  /** Demo and test accounts may take a password that the rules would refuse. */
  anyPassword?: boolean;
}

/** Adds a user. */
@Injectable()
export class AddUser {
  constructor(
    private readonly users: UserRows,
    private readonly newPassword: NewPassword,
    private readonly uow: UnitOfWork,
    private readonly audit: AuditLog,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  /**
   * Answers the user and the password that was made (null when one was given). `before` runs first in the same unit.
   * Fails with `access.bad-email`, `access.email-taken`, `access.weak-password`.
   */
  async execute(
    given: NewUser,
    actor: Actor,
    before?: () => Promise<void>,
  ): Promise<{ user: User; password: string | null }> {
    const emailFolded = foldEmail(given.email);
    if (emailFolded === null) {
      throw new DomainError(accessErrors['access.bad-email'], { errors: [{ pointer: '/email', code: 'isEmail' }] });
    }
    const made = given.password === undefined ? generatePassword() : null;
    if (given.password !== undefined && given.anyPassword !== true) this.newPassword.check(given.password, given);
    const passwordHash = await this.newPassword.hash(given.password ?? made ?? '');
    const now = nowInstant(this.clock);
    const user: User = {
      id: newId(),
      email: given.email.trim(),
      emailFolded,
      name: given.name,
      role: given.role,
      passwordHash,
      active: true,
      failedLogins: 0,
      lastLoginAt: null,
      passwordChangedAt: now,
      createdAt: now,
      supervisorId: null,
      organisation: null,
    };
    await this.uow.write(async () => {
      await before?.();
      if ((await this.users.byEmail(emailFolded)) !== null) throw new DomainError(accessErrors['access.email-taken']);
      await this.users.add(user);
      await this.audit.append({ actor, action: 'user.added', object: `user:${user.id}`, facts: { role: user.role } });
    });
    return { user, password: made };
  }
}
