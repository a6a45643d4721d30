import { Inject, Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { CLOCK, nowInstant, plusMs, Settings, type Clock, type Instant } from '#kernel';
import { SamplingRows, type CurrentEpoch, type WindowStratum } from '../data/sampling-rows.js';
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
  /** Start of the window, or of the epoch where that is later. */
  from: Instant;
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
    return {
      target: this.settings.missedTarget / 1000,
      cleanSamples: this.settings.cleanSamples,
      staleDays: this.settings.sampleStaleDays,
      confidence: confidenceAfter(restarts, this.settings.missedConfidence / 100),
    };
  }

  async execute(m: EntityManager): Promise<Weighed> {
    const start = this.windowStart();
    const epoch = await this.rows.epoch(m, start);
    const from = epoch.beganAt !== null && epoch.beganAt > start ? epoch.beganAt : start;
    const targets = this.targets(epoch.restarts);
    const strata = await this.rows.strata(m, epoch.epoch, start);
    const { newestRoundAt, waiting, count } = await this.rows.rounds(m, epoch.epoch, start);
    const bound = pileBound(strata, targets.confidence);
    const stream = await this.rows.stream(m, from);
    const evidence = { now: nowInstant(this.clock), stream, bound, newestRoundAt, waiting };
    return { evidence, state: setAsideState(evidence, targets), targets, bound, strata, rounds: count, epoch, from };
  }
}
