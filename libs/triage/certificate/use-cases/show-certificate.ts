import { Inject, Injectable } from '@nestjs/common';
import { CLOCK, nowInstant, plusMs, type Clock, type Instant } from '#kernel';
import { fewestFor } from '#engine';
import { ActiveEngine } from '../../lookback/use-cases/active-engine.js';
import { CertificateRows } from '../data/certificate-rows.js';
import type { Certificate } from '../data/certificate.entity.js';
import { DeskScores, type DeskCost } from '../data/desk-scores.js';
import type { Assumption } from '../domain/assumptions.js';
import { stateOf, type CertificateFacts, type CertificateState } from '../domain/certificate-state.js';
import { ActiveThreshold } from './active-threshold.js';
import { DESK_MS } from './calibrate.js';

const HISTORY = 12;

/** A certificate as it leaves the desk: numbers, times and words of `config/`; no content of complaints. */
export type CertificateView = Omit<Certificate, 'facts' | 'assumptions'> &
  Omit<CertificateFacts, 'mix'> & { state: CertificateState; assumptions: Assumption[] };

/** What holds now, and what it costs. */
export interface CertificateNow {
  at: Instant;
  /** `none` while none was issued for the model that reads now. */
  state: CertificateState | 'none';
  certificate: CertificateView | null;
  threshold: { inForce: number; model: number; certificateId: string | null };
  /** Registrations of the last 365 days under this model, and how many of them each threshold flags. */
  cost: DeskCost;
  own: { signals: number; needed: number };
  engine: string;
}

/** Reads certificates for people and for the command line. */
@Injectable()
export class ShowCertificate {
  constructor(
    private readonly rows: CertificateRows,
    private readonly threshold: ActiveThreshold,
    private readonly engines: ActiveEngine,
    private readonly scores: DeskScores,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  /** @param alpha rate for which own signals are counted when no certificate stands */
  async execute(alpha: number): Promise<CertificateNow> {
    const engine = this.engines.current();
    const { version: model, threshold } = engine.card;
    const now = nowInstant(this.clock);
    const found = await this.rows.of(model);
    const { probability: inForce, certificateId } = this.threshold.current();
    const cost = await this.scores.cost(model, plusMs(now, -DESK_MS), { inForce, model: threshold.probability });
    const state = found === null ? 'none' : stateOf(found, now, model);
    return {
      at: now,
      state,
      certificate: found === null ? null : view(found, now, model),
      threshold: { inForce, model: threshold.probability, certificateId },
      cost,
      own: { signals: cost.suspected, needed: fewestFor(found?.alpha ?? alpha) },
      engine: engine.version,
    };
  }

  /** The newest certificates of every model, newest first. */
  async history(): Promise<CertificateView[]> {
    const model = this.engines.current().card.version;
    const now = nowInstant(this.clock);
    return (await this.rows.newest(HISTORY)).map((each) => view(each, now, model));
  }

  /** A certificate as people see it. */
  viewOf(certificate: Certificate): CertificateView {
    return view(certificate, nowInstant(this.clock), this.engines.current().card.version);
  }
}

function view(certificate: Certificate, now: Instant, model: string): CertificateView {
  const { facts, assumptions, ...columns } = certificate;
  const { mix: _, ...numbers } = JSON.parse(facts) as CertificateFacts;
  return {
    ...columns,
    ...numbers,
    state: stateOf(certificate, now, model),
    assumptions: JSON.parse(assumptions) as Assumption[],
  };
}
