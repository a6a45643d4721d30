import { Inject, Injectable } from '@nestjs/common';
import { CLOCK, DomainError, newId, nowInstant, type Actor, type Clock } from '#kernel';
import { insert, UnitOfWork } from '#persistence';
import { AuditLog } from '#audit';
import { lookbackErrors } from '../../domain/lookback.errors.js';
import { EngineRows } from '../data/engine-rows.js';
import { EngineSignature, type EngineVersion, type SignaturePurpose } from '../data/lookback.entities.js';
import { mayStep } from '../domain/engine-state.js';
import { TrialStandings } from './trial-standing.js';

/** What somebody signs. */
export interface Signing {
  purpose: SignaturePurpose;
  /** SHA-256 of the report that was read; for an activation. */
  reportSha256?: string | undefined;
}

/** How far a version is signed: `first` or, with the second person's, `both`. */
export type SignedBy = 'first' | 'both';

/**
 * Takes a person's signature under the report of a trial, or under going back to an earlier version, which needs no
 * trial. Two different people, at least one of them a compliance officer, and neither the one
 * who brought the version.
 */
@Injectable()
export class SignEngine {
  constructor(
    private readonly uow: UnitOfWork,
    private readonly rows: EngineRows,
    private readonly standings: TrialStandings,
    private readonly audit: AuditLog,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  /**
   * Errors: `lookback.trial-unfinished`, `lookback.trial-stale`, `lookback.other-report`, `lookback.step-not-allowed`,
   * `lookback.same-person`, `lookback.compliance-needed`.
   */
  async execute(versionId: string, { purpose, reportSha256 }: Signing, actor: Actor): Promise<SignedBy> {
    return this.uow.write(async (m) => {
      const version = await this.rows.version(versionId, m);
      const about = await this.subject(version, purpose);
      if (about.reportSha256 !== (reportSha256 ?? null)) throw new DomainError(lookbackErrors['lookback.other-report']);
      const given = await this.rows.signatures(versionId, about.id, m);
      this.check(version, given, actor);
      await insert(m, EngineSignature, {
        id: newId(),
        versionId,
        purpose,
        about: about.id,
        reportSha256: about.reportSha256,
        signedAt: nowInstant(this.clock),
        signedBy: actor.id,
        role: actor.role ?? '',
      });
      const facts = { purpose, about: about.id, report: about.reportSha256 };
      await this.audit.append({ actor, action: 'engine.signed', object: `engine:${versionId}`, facts });
      if (given.length === 0) return 'first';
      await this.rows.step(versionId, 'sign');
      return 'both';
    });
  }

  private async subject(
    version: EngineVersion,
    purpose: SignaturePurpose,
  ): Promise<{ id: string; reportSha256: string | null }> {
    const { state, firstActiveAt } = version;
    if (purpose === 'retreat' && state === 'retired' && firstActiveAt !== null)
      return { id: (await this.rows.activation(this.uow.manager))?.id ?? '', reportSha256: null };
    if (purpose === 'activation' && (state === 'candidate' || state === 'tried')) {
      const { id, reportSha256 } = await this.standings.good(version.id);
      if (mayStep(state, 'sign')) return { id, reportSha256 };
    }
    throw new DomainError(lookbackErrors['lookback.step-not-allowed'], { data: { state, step: 'sign' } });
  }

  private check(version: EngineVersion, given: readonly EngineSignature[], actor: Actor): void {
    const isAgain = given.some((each) => each.signedBy === actor.id);
    if (isAgain || version.broughtBy === actor.id) throw new DomainError(lookbackErrors['lookback.same-person']);
    const roles = [actor.role, ...given.map((each) => each.role)];
    if (given.length > 0 && !roles.includes('compliance'))
      throw new DomainError(lookbackErrors['lookback.compliance-needed']);
  }
}
