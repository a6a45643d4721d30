import { Injectable, type OnModuleInit } from '@nestjs/common';
import { JobHandlers } from '#jobs';
import { DrawRounds } from '../use-cases/draw-rounds.js';
import { ReleaseSamples } from '../use-cases/release-samples.js';
import { SetAsidePolicy } from '../use-cases/set-aside-policy.js';

/** Pause (ms) between two runs. */
const INTERVAL_MS = 5 * 60_000;

/** Draws the week's round, mixes what is due into the queue, and looks whether unflagged complaints may still rest. */
@Injectable()
export class SweepSampling implements OnModuleInit {
  constructor(
    private readonly draw: DrawRounds,
    private readonly release: ReleaseSamples,
    private readonly policy: SetAsidePolicy,
    private readonly handlers: JobHandlers,
  ) {}

  onModuleInit(): void {
    this.handlers.every('triage.sampling', INTERVAL_MS, () => this.execute());
  }

  /** Does nothing twice: run it as often as you like. */
  async execute(): Promise<void> {
    await this.draw.execute();
    await this.release.execute();
    await this.policy.decide();
  }
}
