import { CLOCK, DomainError, nowInstant, type Clock } from '#kernel';
import { Inject, Injectable } from '@nestjs/common';
import { UserRows } from '../data/user-rows.js';
import { accessErrors } from '../domain/access.errors.js';
import { passwordFault } from '../domain/password-policy.js';
import { PasswordHasher } from './password-hasher.js';

/** Checks and stores passwords. */
@Injectable()
export class NewPassword {
  constructor(
    private readonly hasher: PasswordHasher,
    private readonly users: UserRows,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  /** Fails with `access.weak-password`, the reason as code of `/password`. */
  check(password: string, person: { email: string; name: string }): void {
    const fault = passwordFault(password, person);
    if (fault !== null) {
      throw new DomainError(accessErrors['access.weak-password'], { errors: [{ pointer: '/password', code: fault }] });
    }
  }

  /** The form to store; takes some 30 ms, so never inside a unit. */
  hash(password: string): Promise<string> {
    return this.hasher.hash(password);
  }

  /** Whether this is the user's password. */
  fits(passwordHash: string, password: string): Promise<boolean> {
    return this.hasher.verify(passwordHash, password);
  }

  /** Stores a hash, inside the caller's unit. */
  async store(userId: string, passwordHash: string): Promise<void> {
    await this.users.change(userId, { passwordHash, passwordChangedAt: nowInstant(this.clock), failedLogins: 0 });
  }
}
