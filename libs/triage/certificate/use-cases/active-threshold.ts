import { Inject, Injectable, type BeforeApplicationShutdown, type OnApplicationBootstrap } from '@nestjs/common';
import { CLOCK, log, nowInstant, type Clock } from '#kernel';
import type { TriageEngine } from '#engine';
import { ActiveEngine } from '../../lookback/use-cases/active-engine.js';
import { CertificateRows, type StandingCertificate } from '../data/certificate-rows.js';
import { stateOf, thresholdOf } from '../domain/certificate-state.js';

/** How often (ms) a process looks whether another one has issued a certificate. */
const LOOK_MS = 15_000;

/** A threshold of the score, and the certificate that vouches for it. */
export interface Threshold {
  /** Flag when the score is at least this. */
  probability: number;
  /** Null while none stands, and while the one that stands has expired. */
  certificateId: string | null;
}

/**
 * The threshold for the next text, from memory. Where certificates fail it can only fall: an expired one, and a model
 * that none was issued for yet, flag down to the lowest score that any calibration signal had; everything, where the
 * certificate of the model before flagged everything.
 */
@Injectable()
export class ActiveThreshold implements OnApplicationBootstrap, BeforeApplicationShutdown {
  private readonly lowest = new WeakMap<TriageEngine, number>();
  private standing: readonly StandingCertificate[] = [];
  private timer: NodeJS.Timeout | undefined;
  private looking: Promise<void> | undefined;

  constructor(
    private readonly rows: CertificateRows,
    private readonly engines: ActiveEngine,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  async onApplicationBootstrap(): Promise<void> {
    await this.refresh();
    this.timer = setInterval(() => {
      this.refresh().catch((error: unknown) => {
        log.error({ err: error }, 'looking for another certificate failed; the present threshold goes on');
      });
    }, LOOK_MS);
    this.timer.unref();
  }

  async beforeApplicationShutdown(): Promise<void> {
    clearInterval(this.timer);
    await this.looking?.catch(() => undefined);
  }

  current(): Threshold {
    const engine = this.engines.current();
    const { version: model, threshold: own } = engine.card;
    const certificate = this.standing.find((each) => each.model === model);
    if (certificate) {
      const state = stateOf({ ...certificate, supersededAt: null }, nowInstant(this.clock), model);
      const certificateId = state === 'expired' ? null : certificate.id;
      return { probability: thresholdOf(certificate, state, own.probability), certificateId };
    }
    return { probability: this.uncertified(engine), certificateId: null };
  }

  /** Looks now. */
  refresh(): Promise<void> {
    this.looking ??= this.look().finally(() => {
      this.looking = undefined;
    });
    return this.looking;
  }

  /** A desk that never had a certificate is at its beginning; one that had goes on with at least its caution. */
  private uncertified(engine: TriageEngine): number {
    const own = engine.card.threshold.probability;
    const [before] = this.standing;
    if (before === undefined) return own;
    const state = stateOf({ ...before, supersededAt: null }, nowInstant(this.clock), before.model);
    // Where everything was flagged, a change of the model is no reason to flag less.
    if (thresholdOf(before, state, 1) === 0) return 0;
    return Math.min(own, this.lowestOf(engine));
  }

  private async look(): Promise<void> {
    this.standing = await this.rows.standing();
  }

  private lowestOf(engine: TriageEngine): number {
    let lowest = this.lowest.get(engine);
    if (lowest === undefined) {
      const { heldOut } = engine;
      lowest = heldOut
        ? heldOut.scores.reduce((low, score, i) => (heldOut.positive[i] ? Math.min(low, score) : low), 1)
        : 0;
      this.lowest.set(engine, lowest);
    }
    return lowest;
  }
}
