import { AuditLog } from '#audit';
import {
  CLOCK,
  DomainError,
  newId,
  nowInstant,
  plusMs,
  Settings,
  systemActor,
  type Clock,
  type Instant,
} from '#kernel';
import { UnitOfWork } from '#persistence';
import { Inject, Injectable } from '@nestjs/common';
import { SetupLinkRows } from '../data/setup-link-rows.js';
import { UserRows } from '../data/user-rows.js';
import type { User } from '../data/user.entity.js';
import { accessErrors } from '../domain/access.errors.js';
import { hashSecret, newSecret } from '../domain/secrets.js';
import { AddUser } from './add-user.js';

/** How long a link stands. */
const LINK_HOURS = 24;
const ACTOR = systemActor('setup');

/** The one-time way to the first administrator; closed as soon as an active one exists. */
@Injectable()
export class SetupLink {
  constructor(
    private readonly links: SetupLinkRows,
    private readonly users: UserRows,
    private readonly addUser: AddUser,
    private readonly uow: UnitOfWork,
    private readonly audit: AuditLog,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  /** A new link's secret, in the place of any earlier one; null when an active administrator exists. */
  issue(): Promise<{ secret: string; expiresAt: Instant } | null> {
    const secret = newSecret();
    const createdAt = nowInstant(this.clock);
    const expiresAt = plusMs(createdAt, LINK_HOURS * 3_600_000);
    return this.uow.write(async () => {
      if ((await this.users.activeAdmins()) > 0) return null;
      const id = newId();
      await this.links.replace({ id, secretHash: hashSecret(secret), createdAt, expiresAt, usedAt: null });
      await this.audit.append({ actor: ACTOR, action: 'setup.link-made', object: `setup-link:${id}` });
      return { secret, expiresAt };
    });
  }

  /** The address to open; the secret stands behind `#`, so that no server or proxy logs it. */
  static url(settings: Settings, secret: string): string {
    const base = settings.publicUrl ?? `http://${settings.host}:${String(settings.port)}`;
    return `${base.replace(/\/$/, '')}/console/setup#token=${secret}`;
  }

  /** Makes the first administrator. Fails with `access.bad-setup-link`, `access.weak-password`, `access.bad-email`. */
  async use(given: { token: string; email: string; name: string; password: string }): Promise<User> {
    const link = await this.links.bySecret(hashSecret(given.token));
    const now = nowInstant(this.clock);
    if (link === null || link.usedAt !== null || link.expiresAt <= now) throw closed();
    const { user } = await this.addUser.execute({ ...given, role: 'admin' }, ACTOR, async () => {
      if ((await this.users.activeAdmins()) > 0) throw closed();
      if (!(await this.links.use(link.id, now))) throw closed();
    });
    return user;
  }
}

function closed(): DomainError {
  return new DomainError(accessErrors['access.bad-setup-link']);
}
