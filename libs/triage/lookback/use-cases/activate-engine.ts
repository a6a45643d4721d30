import { Injectable } from '@nestjs/common';
import { DomainError, type Actor } from '#kernel';
import { UnitOfWork } from '#persistence';
import { AuditLog } from '#audit';
import { JobQueue } from '#jobs';
import { lookbackErrors } from '../../domain/lookback.errors.js';
import { EngineRows } from '../data/engine-rows.js';
import type { SignaturePurpose } from '../data/lookback.entities.js';
import { EngineLibrary } from './engine-library.js';
import { TrialStandings } from './trial-standing.js';

/** Job that reads the history again after an activation. */
export const LOOK_BACK_JOB = 'triage.look-back';

/**
 * Makes a version that two people signed the active one. The history is read again with it, and what it newly flags
 * gets its signals; going back to an earlier version reads again what came in without it. Nothing that was flagged is
 * unflagged.
 */
@Injectable()
export class ActivateEngine {
  constructor(
    private readonly uow: UnitOfWork,
    private readonly rows: EngineRows,
    private readonly standings: TrialStandings,
    private readonly library: EngineLibrary,
    private readonly audit: AuditLog,
    private readonly jobs: JobQueue,
  ) {}

  /**
   * Answers the activation's id. Errors: `lookback.step-not-allowed`, `lookback.not-signed`, `lookback.trial-stale`,
   * `lookback.trial-unfinished`.
   */
  async execute(versionId: string, actor: Actor): Promise<string> {
    // An engine that cannot be read fails here and not in front of the next complaint.
    await this.library.engine(versionId);
    return this.uow.write(async (m) => {
      const { state } = await this.rows.version(versionId, m);
      if (state !== 'signed_off')
        throw new DomainError(lookbackErrors['lookback.step-not-allowed'], { data: { state, step: 'activate' } });
      const { purpose: kind, about } = await this.signed(versionId);
      const previous = await this.rows.active(m);
      if (previous !== null) await this.rows.step(previous.id, 'retire');
      await this.rows.step(versionId, 'activate');
      const previousId = previous?.id ?? null;
      const trialId = kind === 'activation' ? about : null;
      const id = await this.rows.activate(m, { versionId, previousId, kind, trialId, activatedBy: actor.id });
      const facts = { activation: id, previous: previousId, kind };
      await this.audit.append({ actor, action: 'engine.activated', object: `engine:${versionId}`, facts });
      await this.jobs.enqueue(LOOK_BACK_JOB, { activationId: id });
      this.uow.afterCommit(() => this.library.refresh());
      return id;
    });
  }

  /** What two people signed, if it is what stands now: the newest report, or the end of the present activation. */
  private async signed(versionId: string): Promise<{ purpose: SignaturePurpose; about: string }> {
    const signed = await this.rows.signedFor(versionId);
    if (signed === null) throw new DomainError(lookbackErrors['lookback.not-signed']);
    const now =
      signed.purpose === 'retreat'
        ? (await this.rows.activation(this.uow.manager))?.id
        : (await this.standings.good(versionId)).id;
    if (signed.about !== now) throw new DomainError(lookbackErrors['lookback.not-signed']);
    return signed;
  }
}
