import { Inject, Injectable } from '@nestjs/common';
import { CLOCK, newId, nowInstant, plusMs, type Clock } from '#kernel';
import { query, run, UnitOfWork } from '#persistence';
import {
  isSpent,
  LEASE_MS,
  pauseAfter,
  USUAL_POLICY,
  type ClaimedJob,
  type DeadJob,
  type JobPayload,
  type RetryPolicy,
} from '../domain/job.js';
import { JobStore, type EnqueueOptions } from './job-queue.js';

interface Taken {
  id: string;
  kind: string;
  payload: string;
  attempts: number;
}

/** The queue in the desk's own database: nothing else to run, on either database. */
@Injectable()
export class EmbeddedJobQueue extends JobStore {
  /** Claim → the mark by which its row is recognised, so that a lost lease changes nothing. */
  private readonly holders = new Map<string, string>();

  constructor(
    private readonly uow: UnitOfWork,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {
    super();
  }

  override async enqueue(kind: string, payload: JobPayload, options: EnqueueOptions = {}): Promise<void> {
    const now = nowInstant(this.clock);
    const waitingKey = options.key === undefined ? null : `${kind} ${options.key}`;
    await this.uow.write(async (m) => {
      await run(
        m,
        `INSERT INTO jobs (id, kind, payload, waiting_key, state, run_at, attempts, created_at)
         VALUES (?, ?, ?, ?, 'waiting', ?, 0, ?) ON CONFLICT (waiting_key) DO NOTHING`,
        [newId(), kind, JSON.stringify(payload), waitingKey, options.runAt ?? now, now],
      );
      this.uow.afterCommit(() => {
        this.wake();
      });
    });
  }

  override open(): Promise<void> {
    return Promise.resolve();
  }

  override async takeOver(): Promise<void> {
    const now = nowInstant(this.clock);
    await this.uow.write((m) => run(m, "UPDATE jobs SET lease_until = ? WHERE state = 'running'", [now]));
  }

  override async claim(kinds: ReadonlyMap<string, RetryPolicy>, most: number): Promise<ClaimedJob[]> {
    if (kinds.size === 0) return [];
    const now = nowInstant(this.clock);
    const due = `kind IN (${[...kinds].map(() => '?').join(', ')})
      AND ((state = 'waiting' AND run_at <= ?) OR (state = 'running' AND lease_until <= ?))`;
    const params = [...kinds.keys(), now, now];
    // A look on the read path first: an idle queue costs no commit.
    if ((await query(this.uow.reads, `SELECT id FROM jobs WHERE ${due} LIMIT 1`, params)).length === 0) return [];
    const holder = newId();
    const rows = await this.uow.write(async (m) => {
      await run(
        m,
        `UPDATE jobs SET state = 'running', holder = ?, lease_until = ?, attempts = attempts + 1, waiting_key = NULL
         WHERE id IN (SELECT id FROM jobs WHERE ${due} ORDER BY run_at, id LIMIT ${String(Math.trunc(most))})`,
        [holder, plusMs(now, LEASE_MS), ...params],
      );
      const taken = 'SELECT id, kind, payload, attempts FROM jobs WHERE holder = ? ORDER BY run_at, id';
      return query<Taken>(m, taken, [holder]);
    });
    for (const row of rows) this.holders.set(row.id, holder);
    return rows.map((row) => ({
      ...row,
      payload: JSON.parse(row.payload) as JobPayload,
      exhausted: isSpent(row.attempts - 1, kinds.get(row.kind) ?? USUAL_POLICY),
    }));
  }

  override async finish(job: ClaimedJob): Promise<void> {
    await this.release(job, 'DELETE FROM jobs', []);
  }

  override async fail(job: ClaimedJob, code: string, policy: RetryPolicy): Promise<void> {
    const dead = isSpent(job.attempts, policy);
    const runAt = plusMs(nowInstant(this.clock), dead ? 0 : pauseAfter(job.attempts, policy));
    await this.release(
      job,
      'UPDATE jobs SET state = ?, run_at = ?, last_error = ?, holder = NULL, lease_until = NULL',
      [dead ? 'dead' : 'waiting', runAt, code],
    );
  }

  override async renew(job: ClaimedJob): Promise<void> {
    const until = plusMs(nowInstant(this.clock), LEASE_MS);
    await this.uow.write((m) =>
      run(m, 'UPDATE jobs SET lease_until = ? WHERE id = ? AND holder = ?', [until, job.id, this.holders.get(job.id)]),
    );
  }

  override async dead(): Promise<DeadJob[]> {
    return query<DeadJob>(
      this.uow.reads,
      `SELECT id, kind, attempts, last_error AS "lastError", created_at AS "createdAt"
       FROM jobs WHERE state = 'dead' ORDER BY id DESC LIMIT 200`,
    );
  }

  override async revive(id: string): Promise<boolean> {
    const sql = `UPDATE jobs SET state = 'waiting', attempts = 0, run_at = ? WHERE id = ? AND state = 'dead'`;
    const touched = await this.uow.write((m) => run(m, sql, [nowInstant(this.clock), id]));
    this.wake();
    return touched > 0;
  }

  override close(): Promise<void> {
    return Promise.resolve();
  }

  private async release(job: ClaimedJob, sql: string, params: readonly unknown[]): Promise<void> {
    const holder = this.holders.get(job.id);
    this.holders.delete(job.id);
    await this.uow.write((m) => run(m, `${sql} WHERE id = ? AND holder = ?`, [...params, job.id, holder]));
  }
}
