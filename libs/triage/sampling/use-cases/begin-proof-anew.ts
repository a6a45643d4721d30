import { Inject, Injectable } from '@nestjs/common';
import { CLOCK, nowInstant, type Actor, type Clock } from '#kernel';
import { insert, UnitOfWork } from '#persistence';
import { AuditLog } from '#audit';
import { SamplingRows } from '../data/sampling-rows.js';
import { ProofEpoch } from '../data/sampling.entity.js';
import type { NewBeginning } from '../domain/proof-reasons.js';
import { DrawRounds } from './draw-rounds.js';
import { SetAsidePolicy } from './set-aside-policy.js';

/**
 * Begins the proof anew after a cause of misses was removed: rounds so far no longer count, and what of the pile nobody has
 * read is drawn from at once. The statement is then computed with more confidence: {@link confidenceAfter}.
 */
@Injectable()
export class BeginProofAnew {
  constructor(
    private readonly uow: UnitOfWork,
    private readonly rows: SamplingRows,
    private readonly draw: DrawRounds,
    private readonly policy: SetAsidePolicy,
    private readonly audit: AuditLog,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  async execute(reason: NewBeginning, actor: Actor): Promise<{ epoch: number; roundId: string | null }> {
    return this.uow.write(async (m) => {
      const beganAt = nowInstant(this.clock);
      const epoch = (await this.rows.epoch(m, beganAt)).epoch + 1;
      await insert(m, ProofEpoch, { epoch, beganAt, reason, beganBy: actor.id });
      await this.audit.append({ actor, action: 'elusion.begun-anew', object: 'elusion', facts: { epoch, reason } });
      const roundId = await this.draw.execute();
      await this.policy.decide();
      return { epoch, roundId };
    });
  }
}
