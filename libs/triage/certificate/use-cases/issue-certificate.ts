import { Inject, Injectable } from '@nestjs/common';
import { CLOCK, DomainError, newId, nowInstant, plusMs, Settings, type Actor, type Clock } from '#kernel';
import { fewestFor } from '#engine';
import { CertificateRows } from '../data/certificate-rows.js';
import type { Certificate } from '../data/certificate.entity.js';
import { assumptionsOf } from '../domain/assumptions.js';
import type { CertificateFacts } from '../domain/certificate-state.js';
import { certificateErrors } from '../../domain/certificate.errors.js';
import { shareFlagged } from '../domain/desk-reading.js';
import { ActiveThreshold } from './active-threshold.js';
import { Calibrate, type Calibrated } from './calibrate.js';

const DAY_MS = 86_400_000;

/** Who asks for a certificate, why, and what for. */
export interface IssueOrder {
  actor: Actor;
  /** `asked` by a person, or why the desk's own watch renews it. */
  reason: 'asked' | 'first' | 'own-signals' | 'desk-known' | 'drift' | 'newer-signals';
  /** Wished expected rate of misses; the desk's setting unless said. */
  alpha?: number | undefined;
}

/** Issues a certificate for the engine that reads now; the one before is superseded and the threshold follows at once. */
@Injectable()
export class IssueCertificate {
  constructor(
    private readonly calibrate: Calibrate,
    private readonly rows: CertificateRows,
    private readonly threshold: ActiveThreshold,
    private readonly settings: Settings,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  /** The wished rate of misses by the settings, 0..1. */
  get usualAlpha(): number {
    return this.settings.missRatePerMille / 1000;
  }

  /** Errors: `certificate.nothing-to-go-by`, `certificate.bad-rate`. Outside a unit. */
  async execute({ actor, reason, alpha = this.usualAlpha }: IssueOrder): Promise<Certificate> {
    if (!(alpha >= 0.001 && alpha <= 0.2)) throw new DomainError(certificateErrors['certificate.bad-rate']);
    const calibrated = await this.calibrate.execute(alpha);
    const { calibration, engine, desk } = calibrated;
    const { controlled, source, method, sha256 } = calibration;
    const issuedAt = nowInstant(this.clock);
    const certificate: Certificate = {
      id: newId(),
      issuedAt,
      issuedBy: actor.id,
      engine: engine.version,
      model: engine.card.version,
      source,
      calibrationSha256: sha256,
      method,
      alpha,
      n: controlled.n,
      threshold: controlled.threshold,
      provable: controlled.provable,
      bestAlpha: controlled.best.alpha,
      bestThreshold: controlled.best.threshold,
      facts: JSON.stringify(factsOf(calibrated, alpha)),
      assumptions: JSON.stringify(assumptionsOf(calibration, desk)),
      validUntil: plusMs(issuedAt, this.settings.certificateDays * DAY_MS),
      supersededBy: null,
      supersededAt: null,
    };
    await this.rows.keep(certificate, actor, reason);
    await this.threshold.refresh();
    return certificate;
  }
}

function factsOf({ calibration, reading, desk }: Calibrated, alpha: number): CertificateFacts {
  const { controlled, drift, uncovered } = calibration;
  const { effectiveN, countingN, missed, threshold } = controlled;
  return {
    effectiveN,
    countingN,
    missed,
    drift,
    uncovered,
    own: { signals: reading.signals.length, needed: fewestFor(alpha) },
    desk: { texts: reading.texts, flagRate: shareFlagged(reading.scores, threshold) },
    mix: desk,
  };
}
