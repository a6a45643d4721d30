import type { CivilDate, Instant } from '#kernel';
import { insert, run, UnitOfWork } from '#persistence';
import { Injectable } from '@nestjs/common';
import { ApiToken } from './api-token.entity.js';

/** The API tokens table. */
@Injectable()
export class TokenRows {
  constructor(private readonly uow: UnitOfWork) {}

  bySecret(secretHash: string): Promise<ApiToken | null> {
    return this.uow.manager.findOneBy(ApiToken, { secretHash });
  }

  all(): Promise<ApiToken[]> {
    return this.uow.manager.find(ApiToken, { order: { id: 'ASC' } });
  }

  async add(token: ApiToken): Promise<void> {
    await this.uow.write((m) => insert(m, ApiToken, token));
  }

  async recordUse(id: string, on: CivilDate): Promise<void> {
    await this.uow.write((m) => run(m, 'UPDATE api_tokens SET last_used_on = ? WHERE id = ?', [on, id]));
  }

  /** Revokes a live token; answers how many there were (0 or 1). */
  revoke(id: string, at: Instant): Promise<number> {
    return this.uow.write((m) =>
      run(m, 'UPDATE api_tokens SET revoked_at = ? WHERE id = ? AND revoked_at IS NULL', [at, id]),
    );
  }

  /** Revokes every live token that somebody made. */
  revokeAllBy(userId: string, at: Instant): Promise<number> {
    return this.uow.write((m) =>
      run(m, 'UPDATE api_tokens SET revoked_at = ? WHERE created_by = ? AND revoked_at IS NULL', [at, userId]),
    );
  }
}
