import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { DomainError, defineErrors, Settings } from '#kernel';
import { profile, query } from '#persistence';
import { FakeClock, openTestDatabase, until, type TestDatabase } from '#testing';
import {
  EmbeddedJobQueue,
  JobHandlers,
  JobRunner,
  jobsSchema,
  SweepLeases,
  type JobPayload,
  type JobStore,
} from '#jobs';
import { PgBossJobQueue } from './data/pg-boss-job-queue.js';

const errors = defineErrors({ 'mail.refused': { status: 502, ja: '拒否', en: 'Refused' } });
const SOON = '2026-11-25T00:10:00.000Z';
let db: TestDatabase;
let clock: FakeClock;

beforeEach(async () => {
  db = await openTestDatabase([jobsSchema]);
  clock = new FakeClock();
});
afterEach(() => db.close());

interface Desk {
  queue: JobStore;
  handlers: JobHandlers;
  runner: JobRunner;
}

/** One process: a queue, its handlers and its runner. */
function desk(queue: JobStore): Desk {
  const handlers = new JobHandlers();
  const settings = Object.assign(new Settings(), db.settings, { jobConcurrency: 3 });
  return { queue, handlers, runner: new JobRunner(queue, handlers, new SweepLeases(db.uow, clock), settings) };
}

const embedded = (): JobStore => new EmbeddedJobQueue(db.uow, clock);
const pgBoss = (): JobStore => new PgBossJobQueue(db.uow, clock, db.settings.databaseUrl ?? '');
const queues: [string, () => JobStore][] = [['the embedded queue', embedded]];
if (profile.kind === 'postgres') queues.push(['pg-boss', pgBoss]);
else process.stderr.write('NOT RUN: the contract of the pg-boss queue (set MADOGUCHI_DATABASE_URL to a PostgreSQL)\n');

describe.each(queues)('%s', (_name, open) => {
  let one: Desk;
  let done: unknown[];
  beforeEach(async () => {
    one = desk(open());
    done = [];
    one.handlers.register('note', async (payload) => void done.push(payload), { retries: 2, backoffMs: 0 });
    await one.queue.open(one.handlers.kinds);
  });
  afterEach(() => one.runner.beforeApplicationShutdown());

  it('runs a job once, with its payload', async () => {
    const payload = { id: '01J', n: 2, flagged: true, parent: null };
    await one.queue.enqueue('note', payload);
    expect(await one.runner.runDue()).toBe(1);
    expect(await one.runner.runDue()).toBe(0);
    expect(done).toEqual([payload]);
  });

  it('has a job exactly when the unit of work that asked for it commits', async () => {
    const refused = db.uow.write(async () => {
      await one.queue.enqueue('note', { n: 1 });
      throw new Error('refused');
    });
    await expect(refused).rejects.toThrow('refused');
    await db.uow.write(() => one.queue.enqueue('note', { n: 2 }));
    await one.runner.runDue();
    expect(done).toEqual([{ n: 2 }]);
  });

  it('lets one job of a key wait, any number without key, and one more once the first has begun', async () => {
    one.handlers.register('count', async (payload) => {
      done.push(payload);
      if (done.length === 1) await one.queue.enqueue('count', { again: true }, { key: 'x' });
    });
    await one.queue.open(one.handlers.kinds);
    for (const n of [1, 2, 3]) await one.queue.enqueue('count', { n }, { key: 'x' });
    await one.runner.runDue();
    expect(done).toEqual([{ n: 1 }, { again: true }]);
    for (const n of [4, 5]) await one.queue.enqueue('note', { n });
    await one.queue.enqueue('note', { n: 6 }, { key: 'x' });
    await one.queue.enqueue('note', { n: 7 }, { key: 'y' });
    await one.runner.runDue();
    expect(done).toHaveLength(6);
  });

  it('does not run a job before its time', async () => {
    await one.queue.enqueue('note', { n: 1 }, { runAt: '2199-01-01T00:00:00.000Z' });
    expect(await one.runner.runDue()).toBe(0);
  });

  it('runs what is due at once, wherever the clocks of the desk and of its database stand', async () => {
    clock.set('2190-01-01T00:00:00.000Z');
    await one.queue.enqueue('note', { n: 1 });
    await one.queue.enqueue('note', { n: 2 }, { runAt: '2190-01-01T00:00:00.000Z' });
    await one.queue.enqueue('note', { n: 3 }, { runAt: '2190-01-01T00:00:00.001Z' });
    expect(await one.runner.runDue()).toBe(2);
  });

  it('tries a failing job again, then gives it up where it can be seen, without the text of the failure', async () => {
    let tries = 0;
    one.handlers.register(
      'send',
      () => {
        tries += 1;
        return Promise.reject(new DomainError(errors['mail.refused']));
      },
      { retries: 2, backoffMs: 0 },
    );
    await one.queue.open(one.handlers.kinds);
    await one.queue.enqueue('send', { id: '01J' });
    expect(await one.runner.runDue()).toBe(3);
    expect(tries).toBe(3);
    const [dead] = await one.queue.dead();
    expect(dead).toMatchObject({ kind: 'send', attempts: 3, lastError: 'mail.refused' });
    expect(await one.queue.revive(dead?.id ?? '')).toBe(true);
    await one.runner.runDue();
    expect(tries).toBeGreaterThan(3);
  });

  it('wakes a runner that is at work, and stopping it waits for the job in hand', async () => {
    let finish: () => void = () => undefined;
    one.handlers.register('slow', () =>
      new Promise<void>((resolve) => (finish = resolve)).then(() => void done.push('slow')),
    );
    one.runner.start();
    await one.queue.enqueue('note', { n: 1 });
    await until('the note', () => done.length === 1);
    const begun = finish;
    await one.queue.enqueue('slow', {});
    await until('the slow job', () => finish !== begun);
    let stopped = false;
    const stopping = one.runner.stop().then(() => (stopped = true));
    await one.queue.enqueue('note', { n: 2 });
    expect(stopped).toBe(false);
    finish();
    await stopping;
    expect(done).toEqual([{ n: 1 }, 'slow']);
  });

  it('never runs more jobs at once than the setting says', async () => {
    let now = 0;
    let most = 0;
    let finished = 0;
    one.handlers.register('busy', async () => {
      most = Math.max(most, (now += 1));
      await new Promise((resolve) => setImmediate(resolve));
      now -= 1;
      finished += 1;
    });
    await one.queue.open(one.handlers.kinds);
    for (let n = 0; n < 12; n += 1) await one.queue.enqueue('busy', { n });
    one.runner.start();
    await until('all jobs', () => finished === 12);
    expect(most).toBe(3);
  });

  it('does not take a handler for part of the unit of work that enqueued the job', async () => {
    const inside: boolean[] = [];
    one.handlers.register('where', async () => void inside.push(db.uow.inside));
    one.runner.start();
    await db.uow.write(() => one.queue.enqueue('where', {}));
    await until('the job', () => inside.length === 1);
    expect(inside).toEqual([false]);
  });

  it('shares jobs among processes without running one twice', async () => {
    const two = desk(open());
    two.handlers.register('note', async (payload) => void done.push(payload));
    for (let n = 0; n < 40; n += 1) await one.queue.enqueue('note', { n });
    await Promise.all([one.runner.runDue(), two.runner.runDue()]);
    await two.runner.beforeApplicationShutdown();
    expect(new Set(done.map((payload) => JSON.stringify(payload))).size).toBe(40);
    expect(done).toHaveLength(40);
  });
});

describe('the embedded queue over time', () => {
  const fetchRow = () => query<{ state: string; attempts: number; run_at: string }>(db.reads, 'SELECT * FROM jobs');

  it('runs a job when its time has come', async () => {
    const { queue, handlers, runner } = desk(embedded());
    handlers.register('note', () => Promise.resolve());
    await queue.enqueue('note', {}, { runAt: SOON });
    expect(await runner.runDue()).toBe(0);
    clock.set(SOON);
    expect(await runner.runDue()).toBe(1);
    expect(await fetchRow()).toEqual([]);
  });

  it('pauses twice as long after each failure', async () => {
    const { queue, handlers, runner } = desk(embedded());
    handlers.register('note', () => Promise.reject(new Error('no')), { retries: 9, backoffMs: 1_000 });
    await queue.enqueue('note', {});
    const pauses: number[] = [];
    for (let n = 0; n < 4; n += 1) {
      await runner.runDue();
      const [row] = await fetchRow();
      pauses.push(Date.parse(row?.run_at ?? '') - clock.now().getTime());
      clock.set(row?.run_at ?? '');
    }
    expect(pauses).toEqual([1_000, 2_000, 4_000, 8_000]);
  });

  it('takes over the job of a process that died, but only after its lease, and not for ever', async () => {
    const died = desk(embedded());
    died.handlers.register('note', () => Promise.resolve(), { retries: 1 });
    await died.queue.enqueue('note', {});
    const other = desk(embedded());
    let runs = 0;
    other.handlers.register('note', async () => void (runs += 1), { retries: 1 });
    await died.queue.claim(died.handlers.kinds, 1);
    expect(await other.runner.runDue()).toBe(0);
    clock.advance(60_000);
    await died.queue.claim(died.handlers.kinds, 1);
    clock.advance(60_000);
    await other.runner.runDue();
    expect(runs).toBe(0);
    expect(await other.queue.dead()).toMatchObject([{ attempts: 3, lastError: 'jobs.lease-expired' }]);
  });

  it('runs at a restart at once what the last process died at, where no other process can run jobs', async () => {
    const died = desk(embedded());
    died.handlers.register('note', () => Promise.resolve());
    await died.queue.enqueue('note', {});
    await died.queue.claim(died.handlers.kinds, 1);
    const next = desk(embedded());
    let runs = 0;
    next.handlers.register('note', async () => void (runs += 1));
    await next.queue.takeOver();
    await next.runner.runDue();
    expect(runs).toBe(1);
  });

  it('leaves the job to its new holder when the old one wakes up late', async () => {
    const slow = embedded();
    const quick = embedded();
    const { handlers } = desk(slow);
    handlers.register('note', () => Promise.resolve());
    await slow.enqueue('note', {});
    const [late] = await slow.claim(handlers.kinds, 1);
    clock.advance(60_000);
    const [taken] = await quick.claim(handlers.kinds, 1);
    if (!late || !taken) throw new Error('both must have had the job');
    await slow.finish(late);
    await slow.renew(late);
    expect(await fetchRow()).toMatchObject([{ state: 'running', attempts: 2 }]);
    await quick.finish(taken);
    expect(await fetchRow()).toEqual([]);
  });

  it('keeps a lease as long as the job is worked on', async () => {
    const slow = embedded();
    const { handlers } = desk(slow);
    handlers.register('note', () => Promise.resolve());
    await slow.enqueue('note', {});
    const [job] = await slow.claim(handlers.kinds, 1);
    clock.advance(50_000);
    if (job) await slow.renew(job);
    clock.advance(50_000);
    expect(await embedded().claim(handlers.kinds, 1)).toEqual([]);
  });

  it('leaves jobs of a kind that this process does not know to others', async () => {
    const { queue, runner } = desk(embedded());
    await queue.enqueue('unheard-of', {});
    expect(await runner.runDue()).toBe(0);
    expect(await fetchRow()).toMatchObject([{ state: 'waiting' }]);
  });

  it('does one job at a time, the first due first, for a tool that must find the same on every machine', async () => {
    const { queue, handlers, runner } = desk(embedded());
    const seen: unknown[] = [];
    const slowly = async ({ n }: JobPayload): Promise<void> => {
      seen.push(n);
      await new Promise(setImmediate);
      seen.push(`${String(n)} done`);
    };
    handlers.register('note', slowly);
    handlers.register('page', slowly, { atOnce: 2 });
    await queue.enqueue('note', { n: 3 });
    await queue.enqueue('page', { n: 2 }, { runAt: '2026-11-24T00:00:00.000Z' });
    await queue.enqueue('note', { n: 1 }, { runAt: '2026-11-23T00:00:00.000Z' });
    expect(await runner.runInTurn()).toBe(3);
    expect(seen).toEqual([1, '1 done', 2, '2 done', 3, '3 done']);
  });

  it('makes no commit while nothing is due', async () => {
    const { queue, handlers, runner } = desk(embedded());
    handlers.register('note', () => Promise.resolve());
    await queue.enqueue('note', {}, { runAt: SOON });
    const before = db.uow.commits;
    await runner.runDue();
    expect(db.uow.commits).toBe(before);
  });
});

describe('sweeps', () => {
  it('run when due, one process at a time, and go on after a failure', async () => {
    const [one, two] = [desk(embedded()), desk(embedded())];
    let runs = 0;
    const sweep = async (): Promise<void> => {
      runs += 1;
      if (runs === 2) throw new Error('no');
    };
    one.handlers.every('clocks', 60_000, sweep);
    two.handlers.every('clocks', 60_000, sweep);
    const both = () => Promise.all([one.runner.runDue(), two.runner.runDue()]);
    expect((await both()).sort()).toEqual([0, 1]);
    clock.advance(59_999);
    expect(await both()).toEqual([0, 0]);
    clock.advance(1);
    await both();
    clock.advance(60_000);
    await both();
    expect(runs).toBe(3);
  });

  it('run one after another where a tool runs what is due, in the order in which they were named', async () => {
    const { runner, handlers } = desk(embedded());
    const seen: string[] = [];
    const sweep = (name: string, ms: number) => async (): Promise<void> => {
      seen.push(`${name} begins`);
      await new Promise((done) => setTimeout(done, ms));
      seen.push(`${name} ends`);
    };
    handlers.every('slow', 60_000, sweep('slow', 200));
    handlers.every('quick', 60_000, sweep('quick', 0));
    expect(await runner.runDue()).toBe(2);
    expect(seen).toEqual(['slow begins', 'slow ends', 'quick begins', 'quick ends']);
  });

  it('run beside one another where the desk runs them', async () => {
    const { runner, handlers } = desk(embedded());
    const begun: string[] = [];
    let finish: () => void = () => undefined;
    const finished = new Promise<void>((resolve) => (finish = resolve));
    for (const name of ['one', 'other']) {
      handlers.every(name, 60_000, () => {
        begun.push(name);
        return finished;
      });
    }
    runner.start();
    await until('both sweeps to have begun', () => begun.length === 2);
    finish();
    await runner.stop();
    expect(begun).toEqual(['one', 'other']);
  });

  it('are told to go to the end where a tool waits for them, and not where the desk runs them', async () => {
    const { runner, handlers } = desk(embedded());
    const told: unknown[] = [];
    handlers.every('much', 60_000, (toTheEnd) => Promise.resolve(void told.push(toTheEnd)));
    await runner.runDue();
    clock.advance(60_000);
    runner.start();
    await until('the sweep of the desk', () => told.length === 2);
    await runner.stop();
    expect(told).toEqual([true, false]);
  });

  it('are taken over after the lease of a process that died at it', async () => {
    const { handlers, runner } = desk(embedded());
    let runs = 0;
    handlers.every('clocks', 1_000, async () => void (runs += 1));
    await new SweepLeases(db.uow, clock).take('clocks');
    await runner.runDue();
    expect(runs).toBe(0);
    clock.advance(60_000);
    await runner.runDue();
    expect(runs).toBe(1);
  });
});

describe('registration', () => {
  it('takes one handler for a kind and one sweep for a name', () => {
    const handlers = new JobHandlers();
    handlers.register('note', () => Promise.resolve());
    handlers.every('clocks', 1, () => Promise.resolve());
    expect(() => handlers.register('note', () => Promise.resolve())).toThrow(/two handlers/);
    expect(() => handlers.every('clocks', 1, () => Promise.resolve())).toThrow(/two sweeps/);
    expect(() => handlers.register('Not a kind', () => Promise.resolve())).toThrow(/not a kind/);
  });
});
