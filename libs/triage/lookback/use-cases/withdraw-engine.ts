import { Injectable } from '@nestjs/common';
import type { Actor } from '#kernel';
import { UnitOfWork } from '#persistence';
import { AuditLog } from '#audit';
import { EngineRows } from '../data/engine-rows.js';

/** Puts a version aside that is not to become active; it can be tried again later. */
@Injectable()
export class WithdrawEngine {
  constructor(
    private readonly uow: UnitOfWork,
    private readonly rows: EngineRows,
    private readonly audit: AuditLog,
  ) {}

  /** Errors: `lookback.version-not-found`, `lookback.step-not-allowed`. */
  async execute(versionId: string, actor: Actor): Promise<void> {
    await this.uow.write(async () => {
      await this.rows.step(versionId, 'withdraw');
      await this.audit.append({ actor, action: 'engine.withdrawn', object: `engine:${versionId}` });
    });
  }
}
