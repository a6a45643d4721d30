import type { AuditLog } from '#audit';
import type { Clock, DomainEvents, Settings } from '#kernel';
import type { UnitOfWork } from '#persistence';
import type { ReviewTasks } from '../review/review-tasks.js';
import { SamplingRows } from './data/sampling-rows.js';
import { BeginProofAnew } from './use-cases/begin-proof-anew.js';
import { CountReadings } from './use-cases/count-readings.js';
import { DrawRounds } from './use-cases/draw-rounds.js';
import { ReadAgreement } from './use-cases/read-agreement.js';
import { ReadBound } from './use-cases/read-bound.js';
import { ReleaseSamples } from './use-cases/release-samples.js';
import { SetAsidePolicy } from './use-cases/set-aside-policy.js';
import { WeighEvidence } from './use-cases/weigh-evidence.js';

/** What sampling is built on. */
interface Ground {
  uow: UnitOfWork;
  tasks: ReviewTasks;
  audit: AuditLog;
  events: DomainEvents;
  clock: Clock;
  settings: Settings;
}

/** Every part of sampling over one database; readings are counted from the start. */
export class SamplingParts {
  readonly draw: DrawRounds;
  readonly release: ReleaseSamples;
  readonly policy: SetAsidePolicy;
  readonly bound: ReadBound;
  readonly anew: BeginProofAnew;

  constructor({ uow, tasks, audit, events, clock, settings }: Ground) {
    const rows = new SamplingRows();
    const weigh = new WeighEvidence(rows, settings, clock);
    this.policy = new SetAsidePolicy(uow, weigh, tasks, events, clock, settings);
    this.draw = new DrawRounds(uow, rows, weigh, audit, settings, clock);
    this.release = new ReleaseSamples(uow, tasks, clock);
    const agreement = new ReadAgreement(uow, settings);
    this.bound = new ReadBound(uow, rows, weigh, this.policy, agreement, settings);
    this.anew = new BeginProofAnew(uow, rows, this.draw, this.policy, audit, clock);
    new CountReadings(uow, tasks, this.policy, events, settings).onModuleInit();
  }

  /** What the job does each time it runs. */
  async sweep(): Promise<void> {
    await this.draw.execute();
    await this.release.execute();
    await this.policy.decide();
  }
}
