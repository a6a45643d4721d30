import { Injectable } from '@nestjs/common';
import { DomainError, type Actor } from '#kernel';
import { UnitOfWork } from '#persistence';
import { AuditLog } from '#audit';
import { JobQueue } from '#jobs';
import { lookbackErrors } from '../../domain/lookback.errors.js';
import { EngineRows } from '../data/engine-rows.js';
import { TrialRows } from '../data/trial-rows.js';
import { mayStep } from '../domain/engine-state.js';
import { EngineLibrary } from './engine-library.js';

/** Job that goes on with a trial from where it stands. */
export const TRIAL_JOB = 'triage.trial';

/** Orders a trial of a version over all history. */
@Injectable()
export class StartTrial {
  constructor(
    private readonly uow: UnitOfWork,
    private readonly rows: EngineRows,
    private readonly trials: TrialRows,
    private readonly library: EngineLibrary,
    private readonly audit: AuditLog,
    private readonly jobs: JobQueue,
  ) {}

  /**
   * Answers the trial's id: a new one, or the one that is running, which gets its job again. `enqueue` false leaves the
   * work to the caller. Errors: `lookback.version-not-found`, `lookback.step-not-allowed` (the active version).
   */
  async execute(versionId: string, actor: Actor, enqueue = true): Promise<string> {
    await this.rows.version(versionId);
    const base = await this.rows.active();
    if (base === null) throw new Error('no engine is active');
    const baseThreshold = await this.library.threshold(base.id);
    const threshold = await this.library.threshold(versionId);
    return this.uow.write(async (m) => {
      const running = await this.trials.latest(versionId, m);
      if (running?.state === 'running') return this.order(running.id, enqueue);
      const { state } = await this.rows.version(versionId, m);
      if (!mayStep(state, 'try'))
        throw new DomainError(lookbackErrors['lookback.step-not-allowed'], { data: { state, step: 'try' } });
      const given = { versionId, baseId: base.id, baseThreshold, threshold, startedBy: actor.id };
      const id = await this.trials.add(m, given);
      const facts = { version: versionId, base: base.id };
      await this.audit.append({ actor, action: 'lookback.started', object: `trial:${id}`, facts });
      return this.order(id, enqueue);
    });
  }

  private async order(trialId: string, enqueue: boolean): Promise<string> {
    if (enqueue) await this.jobs.enqueue(TRIAL_JOB, { trialId }, { key: `trial:${trialId}` });
    return trialId;
  }
}
