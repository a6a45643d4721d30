import { Injectable, type OnModuleInit } from '@nestjs/common';
import { JobHandlers, JobQueue } from '#jobs';
import { LOOK_BACK_JOB } from '../use-cases/activate-engine.js';
import { RunLookBack } from '../use-cases/run-look-back.js';
import { RunTrial } from '../use-cases/run-trial.js';
import { TRIAL_JOB } from '../use-cases/start-trial.js';
import { TakeIncomingEngines } from './take-incoming-engines.js';

/** How often (ms) the folder of incoming engines is looked at. */
const LOOK_MS = 30_000;
/** A job that goes on where it stood may be interrupted as often as machines are restarted. */
const PATIENT = { retries: 1_000, atOnce: 1 };

/** Trials and look-backs as jobs in a lane of their own: others never wait for them. */
@Injectable()
export class LookBackJobs implements OnModuleInit {
  constructor(
    private readonly handlers: JobHandlers,
    private readonly jobs: JobQueue,
    private readonly trial: RunTrial,
    private readonly lookBack: RunLookBack,
    private readonly incoming: TakeIncomingEngines,
  ) {}

  onModuleInit(): void {
    this.handlers.register(TRIAL_JOB, ({ trialId }) => this.trial.execute(String(trialId)), PATIENT);
    this.handlers.register(
      LOOK_BACK_JOB,
      async ({ activationId }) => {
        const again = await this.lookBack.execute(String(activationId));
        if (again !== null)
          await this.jobs.enqueue(LOOK_BACK_JOB, { activationId: String(activationId) }, { runAt: again.notBefore });
      },
      PATIENT,
    );
    this.handlers.every('triage.incoming-engines', LOOK_MS, () => this.incoming.execute());
  }
}
