import type { FeatureSchema } from '#persistence';
import { JobRow, SweepRow } from './data/jobs.entities.js';
import { CreateJobs1764000040001 } from './data/migrations/1764000040001-create-jobs.js';

/** Tables of the embedded queue and of the sweeps: `jobs`, `job_sweeps`. */
export const jobsSchema: FeatureSchema = { entities: [JobRow, SweepRow], migrations: [CreateJobs1764000040001] };

export { EmbeddedJobQueue } from './data/embedded-job-queue.js';
export { JobQueue, JobStore, type EnqueueOptions } from './data/job-queue.js';
export { SweepLeases } from './data/sweep-leases.js';
export type { ClaimedJob, DeadJob, JobPayload, RetryPolicy } from './domain/job.js';
export { jobStoreFor, JobsModule } from './jobs.module.js';
export { JobHandlers, type HandleJob, type Sweep } from './use-cases/job-handlers.js';
export { JobRunner } from './use-cases/job-runner.js';
