import { Inject, Injectable } from '@nestjs/common';
import { PgBoss, type Db } from 'pg-boss';
import type { EntityManager } from 'typeorm';
import { CLOCK, log, newId, nowInstant, toInstant, type Clock, type Instant } from '#kernel';
import { UnitOfWork } from '#persistence';
import {
  LEASE_MS,
  USUAL_POLICY,
  type ClaimedJob,
  type DeadJob,
  type JobPayload,
  type RetryPolicy,
} from '../domain/job.js';
import { JobStore, type EnqueueOptions } from './job-queue.js';

interface FailedRow {
  id: string;
  name: string;
  retry_count: number;
  output: { code?: string } | null;
  created_on: Date;
}

/** Longest that one job may take; a sign of life is asked for much earlier. */
const EXPIRE_SECONDS = 3_600;
/** How long a dead job stays to be looked at. */
const KEEP_DEAD_SECONDS = 30 * 24 * 3_600;

/** The queue on PostgreSQL: pg-boss, whose jobs are inserted in the caller's own transaction. */
@Injectable()
export class PgBossJobQueue extends JobStore {
  private readonly boss: PgBoss;
  private readonly queues = new Set<string>();
  private started: Promise<unknown> | undefined;

  constructor(
    private readonly uow: UnitOfWork,
    @Inject(CLOCK) private readonly clock: Clock,
    databaseUrl: string,
  ) {
    super();
    this.boss = new PgBoss({
      connectionString: databaseUrl,
      max: 3,
      schema: 'pgboss',
      application_name: 'madoguchi-jobs',
    });
    this.boss.on('error', (error) => {
      log.error({ err: error }, 'pg-boss failed');
    });
  }

  override async enqueue(kind: string, payload: JobPayload, options: EnqueueOptions = {}): Promise<void> {
    await this.ready(kind, USUAL_POLICY);
    await this.uow.write(async (m) => {
      // A queue of policy `short` lets one job of a key wait; jobs without a key get one of their own.
      await this.boss.send(kind, payload, {
        singletonKey: options.key ?? newId(),
        // What is due at once starts by the database's clock, whatever the desk's says.
        ...(isLater(options.runAt, this.clock) ? { startAfter: new Date(options.runAt) } : {}),
        db: inUnit(m),
      });
      this.uow.afterCommit(() => {
        this.wake();
      });
    });
  }

  override async open(kinds: ReadonlyMap<string, RetryPolicy>): Promise<void> {
    for (const [kind, policy] of kinds) await this.ready(kind, policy, true);
  }

  override async claim(kinds: ReadonlyMap<string, RetryPolicy>, most: number): Promise<ClaimedJob[]> {
    const claimed: ClaimedJob[] = [];
    for (const kind of kinds.keys()) {
      if (claimed.length >= most) break;
      const options = { batchSize: most - claimed.length, includeMetadata: true } as const;
      for (const job of await this.boss.fetch<JobPayload>(kind, options)) {
        claimed.push({ id: job.id, kind, payload: job.data, attempts: job.retryCount + 1, exhausted: false });
      }
    }
    return claimed;
  }

  override async finish(job: ClaimedJob): Promise<void> {
    await this.boss.complete(job.kind, job.id);
  }

  /** pg-boss itself counts the tries and makes the pauses, by the queue's policy. */
  override async fail(job: ClaimedJob, code: string): Promise<void> {
    await this.boss.fail(job.kind, job.id, { code });
  }

  override async renew(job: ClaimedJob): Promise<void> {
    await this.boss.touch(job.kind, job.id);
  }

  override async dead(): Promise<DeadJob[]> {
    const sql = `SELECT id, name, retry_count, output, created_on FROM pgboss.job
      WHERE state = 'failed' ORDER BY created_on DESC LIMIT 200`;
    await this.start();
    const { rows } = await this.boss.getDb().executeSql(sql);
    return (rows as FailedRow[]).map((row) => ({
      id: row.id,
      kind: row.name,
      attempts: row.retry_count + 1,
      lastError: row.output?.code ?? null,
      createdAt: toInstant(row.created_on),
    }));
  }

  /** One more try; pg-boss goes on counting. */
  override async revive(id: string): Promise<boolean> {
    const found = (await this.dead()).find((job) => job.id === id);
    if (found) await this.boss.retry(found.kind, id);
    this.wake();
    return found !== undefined;
  }

  override async close(): Promise<void> {
    if (!this.started) return;
    await this.started;
    await this.boss.stop({ graceful: false });
  }

  /** Queues are made on pg-boss's own connection, so that a unit that rolls back does not take one away. */
  private async ready(kind: string, policy: RetryPolicy, update = false): Promise<void> {
    if (this.queues.has(kind) && !update) return;
    await this.start();
    const options = {
      retryLimit: policy.retries,
      retryDelay: Math.ceil(policy.backoffMs / 1000),
      retryBackoff: policy.backoffMs > 0,
      expireInSeconds: EXPIRE_SECONDS,
      heartbeatSeconds: LEASE_MS / 1000,
      deleteAfterSeconds: KEEP_DEAD_SECONDS,
    };
    await this.boss.createQueue(kind, { policy: 'short', ...options });
    if (update) await this.boss.updateQueue(kind, options);
    this.queues.add(kind);
  }

  private async start(): Promise<void> {
    this.started ??= this.boss.start();
    await this.started;
  }
}

function isLater(runAt: Instant | undefined, clock: Clock): runAt is Instant {
  return runAt !== undefined && runAt > nowInstant(clock);
}

/** Runs pg-boss's statements in the unit's transaction. */
function inUnit(m: EntityManager): Db {
  return {
    executeSql: async (text, values = []) => {
      const runner = m.queryRunner;
      if (!runner) throw new Error('a unit of work has a query runner');
      return { rows: (await runner.query(text, values, true)).records };
    },
  };
}
