import { AuditLog } from '#audit';
import { CLOCK, DomainError, nowInstant, PUBLIC_ACTOR, type Clock } from '#kernel';
import { Inject, Injectable } from '@nestjs/common';
import { UserRows } from '../data/user-rows.js';
import type { User } from '../data/user.entity.js';
import { accessErrors } from '../domain/access.errors.js';
import { foldEmail } from '../domain/email-address.js';
import { LoginThrottle, type Attempt } from '../domain/login-throttle.js';
import { addressBlock } from '../domain/network-address.js';
import { Authenticator } from './authenticator.js';
import { PasswordHasher } from './password-hasher.js';
import { Sessions } from './sessions.js';

/** Longest address that is looked at; a longer one is nobody's. */
const MAX_ACCOUNT = 254;

/** Checks a password and opens a session. Says the same, and takes as long, whether or not the account exists. */
@Injectable()
export class SignIn {
  private readonly throttle = new LoginThrottle();

  constructor(
    private readonly users: UserRows,
    private readonly passwords: PasswordHasher,
    private readonly sessions: Sessions,
    private readonly authenticator: Authenticator,
    private readonly audit: AuditLog,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  /** Fails with `access.bad-credentials`, `access.too-many-attempts` (data.retryAfterSeconds), `access.busy`. */
  async execute(given: { email: string; password: string; address: string }): Promise<{ user: User; secret: string }> {
    const folded = foldEmail(given.email);
    const account = folded ?? given.email.slice(0, MAX_ACCOUNT);
    const attempt: Attempt = { account, address: addressBlock(given.address) };
    this.admit(attempt);
    const user = folded === null ? null : await this.users.byEmail(folded);
    const fits = await this.passwords.verify(user?.passwordHash ?? null, given.password);
    if (user === null || !fits || !user.active) {
      await this.refuse(user, attempt);
      throw new DomainError(accessErrors['access.bad-credentials']);
    }
    this.throttle.succeed(attempt);
    return this.open(user, attempt.address);
  }

  private admit(attempt: Attempt): void {
    const nowMs = this.clock.now().getTime();
    const waitMs = this.throttle.waitMs(attempt, nowMs);
    if (waitMs > 0) {
      const retryAfterSeconds = Math.ceil(waitMs / 1000);
      throw new DomainError(accessErrors['access.too-many-attempts'], { data: { retryAfterSeconds } });
    }
    this.throttle.fail(attempt, nowMs);
  }

  /** Both kinds of failure run the same statements. */
  private async refuse(user: User | null, attempt: Attempt): Promise<void> {
    await this.authenticator.changing(async () => {
      await this.users.countFailure(user?.id ?? '');
      await this.audit.append({
        actor: PUBLIC_ACTOR,
        action: 'session.refused',
        object: user === null ? 'user:unknown' : `user:${user.id}`,
        facts: { address: attempt.address },
      });
    });
  }

  private open(user: User, address: string): Promise<{ user: User; secret: string }> {
    return this.authenticator.changing(async () => {
      const { id, secret } = await this.sessions.open(user.id, address);
      await this.users.recordLogin(user.id, nowInstant(this.clock));
      await this.audit.append({
        actor: { kind: 'user', id: user.id, role: user.role },
        action: 'session.opened',
        object: `session:${id}`,
        facts: { address },
      });
      return { user, secret };
    });
  }
}
