import { Inject, Injectable } from '@nestjs/common';
import { CLOCK, DomainError, nowInstant, type Clock } from '#kernel';
import { query, UnitOfWork } from '#persistence';
import { lookbackErrors } from '../../domain/lookback.errors.js';
import { EngineRows } from '../data/engine-rows.js';
import type { EngineTrial } from '../data/lookback.entities.js';
import { TrialRows } from '../data/trial-rows.js';
import { stalenessOf, type Staleness } from '../domain/staleness.js';
import { EngineLibrary } from './engine-library.js';

/** A trial that may be signed. */
export type GoodTrial = EngineTrial & { reportSha256: string };

/** Says whether a trial is still good for a signature. */
@Injectable()
export class TrialStandings {
  constructor(
    private readonly uow: UnitOfWork,
    private readonly rows: EngineRows,
    private readonly trials: TrialRows,
    private readonly library: EngineLibrary,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  /** Why a finished trial is stale; null for one that is not, or has not ended. */
  async staleness(trial: EngineTrial): Promise<Staleness | null> {
    if (trial.finishedAt === null) return null;
    const active = await this.rows.active();
    // What was signed has happened.
    if (active?.id === trial.versionId) return null;
    const [all] = await query<{ n: number | string }>(this.uow.manager, 'SELECT COUNT(*) AS n FROM complaints');
    return stalenessOf({
      baseId: trial.baseId,
      activeId: active?.id ?? null,
      baseThreshold: trial.baseThreshold,
      activeThreshold: active === null ? 0 : await this.library.threshold(active.id),
      finishedAt: trial.finishedAt,
      now: nowInstant(this.clock),
      read: trial.done,
      total: Number(all?.n ?? 0),
    });
  }

  /** The newest trial of a version. Errors: `lookback.trial-unfinished`, `lookback.trial-stale` (with the cause). */
  async good(versionId: string): Promise<GoodTrial> {
    const trial = await this.trials.latest(versionId);
    if (trial?.state !== 'finished' || trial.reportSha256 === null)
      throw new DomainError(lookbackErrors['lookback.trial-unfinished']);
    const staleness = await this.staleness(trial);
    if (staleness !== null) throw new DomainError(lookbackErrors['lookback.trial-stale'], { data: { staleness } });
    return { ...trial, reportSha256: trial.reportSha256 };
  }
}
