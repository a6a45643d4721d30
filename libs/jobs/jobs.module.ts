import { Global, Module } from '@nestjs/common';
import { CLOCK, Settings, type Clock } from '#kernel';
import { UnitOfWork } from '#persistence';
import { EmbeddedJobQueue } from './data/embedded-job-queue.js';
import { JobQueue, JobStore } from './data/job-queue.js';
import { SweepLeases } from './data/sweep-leases.js';
import { JobHandlers } from './use-cases/job-handlers.js';
import { JobRunner } from './use-cases/job-runner.js';

/** The queue for this database: pg-boss on PostgreSQL, the embedded one on SQLite, where pg-boss is never loaded. */
export async function jobStoreFor(settings: Settings, uow: UnitOfWork, clock: Clock): Promise<JobStore> {
  if (settings.databaseUrl === null) return new EmbeddedJobQueue(uow, clock);
  const { PgBossJobQueue } = await import('./data/pg-boss-job-queue.js');
  return new PgBossJobQueue(uow, clock, settings.databaseUrl);
}

/** Work outside the request. The application decides which process calls `JobRunner.start()`. */
@Global()
@Module({
  providers: [
    { provide: JobStore, inject: [Settings, UnitOfWork, CLOCK], useFactory: jobStoreFor },
    { provide: JobQueue, useExisting: JobStore },
    SweepLeases,
    JobHandlers,
    JobRunner,
  ],
  exports: [JobQueue, JobHandlers, JobRunner, SweepLeases],
})
export class JobsModule {}
