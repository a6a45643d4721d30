import { Inject, Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { CLOCK, nowInstant, plusMs, Settings, type Clock, type Instant } from '#kernel';
import { SamplingRows, type CurrentEpoch, type WindowStratum } from '../data/sampling-rows.js';
import { sizeThatProves } from '../domain/clopper-pearson.js';
import { pileBound, type PileBound } from '../domain/pile-bound.js';
import {
  confidenceAfter,
  setAsideState,
  type Evidence,
  type SetAsideState,
  type Targets,
} from '../domain/set-aside-state.js';

const DAY_MS = 86_400_000;

/** Everything that the statement about missed signals rests on. */
export interface Weighed {
  evidence: Evidence;
  state: SetAsideState;
  targets: Targets;
  bound: PileBound;
  strata: WindowStratum[];
  rounds: number;
  epoch: CurrentEpoch;
}

/** Puts together what is known of missed signals. Reads only. */
@Injectable()
export class WeighEvidence {
  constructor(
    private readonly rows: SamplingRows,
    private readonly settings: Settings,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  /** Start of the window. */
  windowStart(): Instant {
    return plusMs(nowInstant(this.clock), -this.settings.sampleWindowDays * DAY_MS);
  }

  /** The targets, with the confidence that holds after so many new beginnings. */
  targets(restarts: number): Targets {
    const target = this.settings.missedTarget / 1000;
    const confidence = confidenceAfter(restarts, this.settings.missedConfidence / 100);
    // A first look at fewer could not pass: after a new beginning it takes 368 clean ones in place of 300.
    const cleanSamples = Math.max(this.settings.cleanSamples, sizeThatProves(target, 0, confidence));
    return { target, cleanSamples, staleDays: this.settings.sampleStaleDays, confidence };
  }

  async execute(m: EntityManager): Promise<Weighed> {
    const start = this.windowStart();
    const epoch = await this.rows.epoch(m, start);
    const targets = this.targets(epoch.restarts);
    const known = await this.rows.strata(m, epoch.epoch, start);
    const strata = known.filter(({ complete }) => complete);
    const { newestRoundAt, waiting, count } = await this.rows.rounds(m, epoch.epoch, start);
    const bound = pileBound(strata, targets.confidence);
    const hitsWait = known.some(({ complete, hits }) => !complete && hits > 0);
    const boundAtBest = hitsWait ? pileBound(known, targets.confidence) : null;
    const stream = await this.rows.stream(m, epoch.beganAt, { start, days: this.settings.sampleWindowDays });
    const evidence = { now: nowInstant(this.clock), stream, bound, boundAtBest, newestRoundAt, waiting };
    return { evidence, state: setAsideState(evidence, targets), targets, bound, strata, rounds: count, epoch };
  }
}
