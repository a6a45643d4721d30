import { AuditLog } from '#audit';
import { CLOCK, DomainError, newId, nowInstant, type Actor, type Clock, type Instant, type Role } from '#kernel';
import { Inject, Injectable } from '@nestjs/common';
import type { ApiToken } from '../data/api-token.entity.js';
import { TokenRows } from '../data/token-rows.js';
import { accessErrors } from '../domain/access.errors.js';
import { hashSecret, newSecret, TOKEN_PREFIX } from '../domain/secrets.js';
import { Authenticator } from './authenticator.js';

/** Makes, lists and revokes API tokens. */
@Injectable()
export class ApiTokens {
  constructor(
    private readonly rows: TokenRows,
    private readonly authenticator: Authenticator,
    private readonly audit: AuditLog,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  /** Makes a token; its secret (`mdg_…`) is answered once and stored nowhere. */
  make(
    given: { name: string; role: Role; expiresAt?: Instant | undefined },
    actor: Actor,
  ): Promise<{ token: ApiToken; secret: string }> {
    const secret = TOKEN_PREFIX + newSecret();
    const token: ApiToken = {
      id: newId(),
      name: given.name,
      role: given.role,
      secretHash: hashSecret(secret),
      createdBy: actor.kind === 'user' ? actor.id : null,
      createdAt: nowInstant(this.clock),
      lastUsedOn: null,
      expiresAt: given.expiresAt ?? null,
      revokedAt: null,
    };
    return this.authenticator.changing(async () => {
      await this.rows.add(token);
      await this.audit.append({
        actor,
        action: 'token.made',
        object: `token:${token.id}`,
        facts: { role: token.role },
      });
      return { token, secret };
    });
  }

  /** All tokens, revoked ones too, oldest first. */
  list(): Promise<ApiToken[]> {
    return this.rows.all();
  }

  /** Fails with `access.token-not-found` when unknown or revoked already. */
  async revoke(id: string, actor: Actor): Promise<void> {
    await this.authenticator.changing(async () => {
      if ((await this.rows.revoke(id, nowInstant(this.clock))) === 0) {
        throw new DomainError(accessErrors['access.token-not-found']);
      }
      await this.audit.append({ actor, action: 'token.revoked', object: `token:${id}` });
    });
  }
}
