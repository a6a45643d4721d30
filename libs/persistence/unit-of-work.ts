import { AsyncLocalStorage } from 'node:async_hooks';
import { Injectable, type OnApplicationShutdown } from '@nestjs/common';
import type { DataSource, EntityManager, QueryRunner } from 'typeorm';
import { log } from '#kernel';
import { configureWriter } from './data-sources.js';
import { profile } from './database-profile.js';
import { query } from './statements.js';
import { savepointOf } from './savepoint.js';
import { asCallerError, endsTheGroup } from './storage-errors.js';

/** Most units that share one commit, and the time (ms) after which no further one joins it. */
const GROUP_UNITS = 64;
const GROUP_MS = 20;

interface Unit {
  work: (m: EntityManager) => Promise<unknown>;
  inCallersContext: <R>(run: () => R) => R;
  resolve: (value: unknown) => void;
  reject: (error: unknown) => void;
}

interface RunningUnit {
  manager: EntityManager;
  hooks: (() => void | Promise<void>)[];
  open: boolean;
}

interface DoneUnit {
  unit: Unit;
  value: unknown;
  hooks: RunningUnit['hooks'];
}

/**
 * The only way to write (invariant OneWriter). Units wait in one line; several of them share one durable commit, each
 * in its own savepoint, so that one that fails takes nobody along. A unit is answered after the commit.
 * Only SQL may be awaited inside a unit.
 */
@Injectable()
export class UnitOfWork implements OnApplicationShutdown {
  private readonly running = new AsyncLocalStorage<RunningUnit>();
  private readonly waiting: Unit[] = [];
  private busy = false;
  private truncateWanted = false;
  private idle: (() => void)[] = [];
  /** Commits made so far; tests and metrics count them. */
  commits = 0;

  constructor(
    private readonly writer: DataSource,
    private readonly reader: DataSource,
  ) {}

  /** The read path: never sees uncommitted rows. */
  get reads(): EntityManager {
    return this.reader.manager;
  }

  /** The running unit's manager, or the read path outside a unit. */
  get manager(): EntityManager {
    return this.current()?.manager ?? this.reads;
  }

  /** Stands for the running unit: whatever is remembered under it is forgotten with it. Undefined outside a unit. */
  get scope(): object | undefined {
    return this.current();
  }

  /** Whether the caller is inside a unit. */
  get inside(): boolean {
    return this.current() !== undefined;
  }

  /** Runs `work` in a unit, or joins the one that is running. Answers after the commit. */
  write<T>(work: (m: EntityManager) => Promise<T>): Promise<T> {
    const running = this.current();
    if (running) return work(running.manager);
    // The unit runs in its caller's async context (trace id), not in that of whoever set the line in motion.
    const inCallersContext = AsyncLocalStorage.snapshot();
    return new Promise<T>((resolve, reject) => {
      this.waiting.push({ work, inCallersContext, resolve: resolve as (value: unknown) => void, reject });
      if (!this.busy) void this.drain();
    });
  }

  /** Calls `hook` after the commit of the running unit. Fails outside a unit. */
  afterCommit(hook: () => void | Promise<void>): void {
    const running = this.current();
    if (!running) throw new Error('afterCommit() was called outside a unit of work');
    running.hooks.push(hook);
  }

  /**
   * After an erasure: on SQLite the write-ahead log still holds the old pages until it is truncated. Done as soon as
   * the running group is through; on PostgreSQL there is nothing to do.
   */
  truncateLog(): void {
    if (profile.kind !== 'sqlite') return;
    this.truncateWanted = true;
    if (!this.busy) void this.drain();
  }

  /** Resolves when nothing waits or runs. */
  async settled(): Promise<void> {
    if (!this.busy) return;
    await new Promise<void>((resolve) => this.idle.push(resolve));
  }

  async onApplicationShutdown(): Promise<void> {
    await this.settled();
    if (profile.kind === 'sqlite' && this.writer.isInitialized) {
      await this.writer.query('PRAGMA wal_checkpoint(TRUNCATE)').catch(() => undefined);
    }
    for (const source of [this.writer, this.reader]) if (source.isInitialized) await source.destroy();
  }

  private current(): RunningUnit | undefined {
    const running = this.running.getStore();
    return running?.open ? running : undefined;
  }

  private async drain(): Promise<void> {
    this.busy = true;
    while (this.waiting.length > 0 || this.truncateWanted) {
      if (this.waiting.length > 0) await this.runGroup(GROUP_UNITS);
      else await this.truncate();
    }
    this.busy = false;
    for (const resolve of this.idle.splice(0)) resolve();
  }

  private async runGroup(limit: number): Promise<void> {
    const done: DoneUnit[] = [];
    let started: Unit | undefined;
    try {
      const runner = await this.begin();
      const startedAt = performance.now();
      for (let n = 0; n < limit && this.waiting.length > 0; n += 1) {
        if (n > 0 && performance.now() - startedAt > GROUP_MS) break;
        started = this.waiting.shift();
        if (started) await this.runUnit(runner, started, done);
        started = undefined;
      }
      await runner.commitTransaction();
      this.commits += 1;
      // Gives the connection back to the pool; one that fails goes with the writer, which is then opened anew.
      await runner.release();
      for (const { unit, value, hooks } of done) this.answer(unit, value, hooks);
    } catch (error) {
      await this.recover(error, started, done);
    }
  }

  private async truncate(): Promise<void> {
    this.truncateWanted = false;
    try {
      await this.writer.query('PRAGMA wal_checkpoint(TRUNCATE)');
    } catch (error) {
      log.error({ err: error }, 'the write-ahead log could not be truncated after an erasure');
    }
  }

  private async begin(): Promise<QueryRunner> {
    if (!this.writer.isInitialized) await configureWriter(await this.writer.initialize());
    const runner = this.writer.createQueryRunner();
    await runner.startTransaction();
    await query(runner.manager, profile.takeWriteLock);
    return runner;
  }

  private async runUnit(runner: QueryRunner, unit: Unit, done: DoneUnit[]): Promise<void> {
    const savepoint = savepointOf(runner);
    await savepoint.take();
    const running: RunningUnit = { manager: runner.manager, hooks: [], open: true };
    try {
      const value = await unit.inCallersContext(() => this.running.run(running, () => unit.work(runner.manager)));
      running.open = false;
      await savepoint.release();
      done.push({ unit, value, hooks: running.hooks });
    } catch (error) {
      running.open = false;
      if (endsTheGroup(error)) throw error;
      await savepoint.rollBack();
      unit.reject(asCallerError(error));
    }
  }

  private answer(unit: Unit, value: unknown, hooks: RunningUnit['hooks']): void {
    unit.resolve(value);
    for (const hook of hooks) {
      void Promise.resolve()
        .then(hook)
        .catch((error: unknown) => {
          log.error({ err: error }, 'after-commit hook failed');
        });
    }
  }

  /**
   * The transaction is gone, and nobody of the group was answered. The writer is opened anew; the unit that met the
   * failure is refused, the others run again, each in a commit of its own. A group that failed at its very commit has
   * no culprit, so all of it runs again singly.
   */
  private async recover(error: unknown, culprit: Unit | undefined, done: DoneUnit[]): Promise<void> {
    log.error({ err: error, units: done.length }, 'group commit failed; the writer is opened anew');
    await this.reopen();
    const single = done.length === 1 && culprit === undefined;
    if (culprit) culprit.reject(asCallerError(error));
    else if (done.length === 0) this.waiting.shift()?.reject(asCallerError(error));
    if (single) {
      done[0]?.unit.reject(asCallerError(error));
      return;
    }
    const rest = this.waiting.splice(0);
    for (const { unit } of done) {
      this.waiting.unshift(unit);
      await this.runGroup(1);
    }
    this.waiting.push(...rest);
  }

  private async reopen(): Promise<void> {
    try {
      if (this.writer.isInitialized) await this.writer.destroy();
      await configureWriter(await this.writer.initialize());
    } catch (error) {
      log.error({ err: error }, 'the writer could not be opened; the next unit tries again');
    }
  }
}
