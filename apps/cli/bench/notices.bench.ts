import { fork, type ChildProcess } from 'node:child_process';
import { join } from 'node:path';
import { projectRoot } from '#kernel';
import type { BareOrder, BareResult } from './bare-pool.js';
import { machine, median, rounded } from './machine.js';
import { BENCH_WORDS, NoticesDesk } from './notices-desk.js';

/** How notices are measured. */
export interface NoticesBenchOptions {
  /** People of the campaign that is timed, and messages of the bare pool's best setting. */
  n: number;
  /** Connections of the desk. */
  connections: number;
  /** Settings of the bare pool that are tried. */
  bare: readonly number[];
  /** Runs of the desk and of the bare pool, in turn; the median is told. */
  runs: number;
  /** People of a second campaign that is planned whole and begun; 0 for none. */
  planned: number;
}

const LIMITS = { ratio: 0.8, residentMiB: 300 };
/** Messages that tell which setting of the bare pool is its best. */
const TRIAL = 3000;
/** Messages of the planned campaign that are sent while the memory is watched. */
const OF_PLANNED = 20_000;

/**
 * Notices per second to a mail server on this machine, with everything on (rows, seals, log, fsync), beside a bare pool
 * of nodemailer that sends the same messages with its best setting. Server and bare pool are processes of their own.
 */
export async function runNoticesBench(o: NoticesBenchOptions): Promise<object> {
  const sink = await startSink();
  const watch = new MemoryWatch();
  const desk = await NoticesDesk.open(sink.url, o.connections);
  try {
    const best = await bestSetting(sink.url, o.bare);
    const pairs: { desk: Timed; bare: BareResult }[] = [];
    for (let run = 0; run < o.runs; run += 1) {
      const bare = await bareRun({ url: sink.url, n: o.n, connections: best.connections });
      pairs.push({ bare, desk: await deskRun(desk, o.n) });
    }
    const figures = {
      bench: 'notices',
      what: 'plain-text notices of about 1.5 KB to one SMTP server on this machine; SQLite, two approvals and the trial run before',
      machine: machine(),
      limits: LIMITS,
      n: o.n,
      runs: o.runs,
      desk: { connections: o.connections, ...timedOf(pairs.map((pair) => pair.desk)) },
      barePool: { connections: best.connections, tried: best.tried, ...timedOf(pairs.map((pair) => pair.bare)) },
      ratio: rounded(median(pairs.map((pair) => pair.desk.perSecond / pair.bare.perSecond))),
      memoryMiB: { highest: rounded(watch.highest()) },
    };
    return { ...figures, ...(o.planned > 0 ? { planned: await plannedRun(desk, o.planned, watch) } : {}) };
  } finally {
    watch.stop();
    await desk.close();
    sink.stop();
  }
}

interface Timed {
  perSecond: number;
  cpuMsEach: number;
}

async function deskRun(desk: NoticesDesk, n: number): Promise<Timed> {
  const id = await desk.campaign(n);
  await desk.begun(id);
  const cpu = process.cpuUsage();
  const began = performance.now();
  const sent = await desk.send(id);
  const seconds = (performance.now() - began) / 1000;
  const { user, system } = process.cpuUsage(cpu);
  return { perSecond: sent / seconds, cpuMsEach: (user + system) / 1000 / sent };
}

/** A long list is planned whole; then a part of it is sent. The memory at each point, in MiB. */
async function plannedRun(desk: NoticesDesk, people: number, watch: MemoryWatch): Promise<object> {
  const listing = performance.now();
  const id = await desk.campaign(people);
  const listSeconds = (performance.now() - listing) / 1000;
  const listMiB = watch.reset();
  const planning = performance.now();
  await desk.begun(id);
  const planSeconds = (performance.now() - planning) / 1000;
  const planMiB = watch.reset();
  const began = performance.now();
  const sent = await desk.send(id, OF_PLANNED);
  const perSecond = sent / ((performance.now() - began) / 1000);
  return {
    people,
    listSeconds: rounded(listSeconds),
    planSeconds: rounded(planSeconds),
    sent,
    perSecond: rounded(perSecond),
    highestMiB: { listing: rounded(listMiB), planning: rounded(planMiB), sending: rounded(watch.reset()) },
  };
}

function timedOf(runs: readonly Timed[]): Timed {
  return {
    perSecond: rounded(median(runs.map((run) => run.perSecond))),
    cpuMsEach: rounded(median(runs.map((run) => run.cpuMsEach))),
  };
}

async function bestSetting(url: string, settings: readonly number[]) {
  const tried: { connections: number; perSecond: number }[] = [];
  for (const connections of settings) {
    const { perSecond } = await bareRun({ url, n: TRIAL, connections });
    tried.push({ connections, perSecond: rounded(perSecond) });
  }
  const best = tried.reduce((first, next) => (next.perSecond > first.perSecond ? next : first));
  return { connections: best.connections, tried };
}

async function bareRun(order: Omit<BareOrder, 'subject' | 'text'>): Promise<BareResult> {
  const child = fork(program('bare-pool.js'));
  const answer = new Promise<BareResult>((resolve, reject) => {
    child.once('message', (result) => {
      resolve(result as BareResult);
    });
    child.once('exit', (code) => {
      reject(new Error(`the bare pool ended with code ${String(code)}`));
    });
  });
  child.send({ ...order, subject: BENCH_WORDS.subject, text: BENCH_WORDS.body } satisfies BareOrder);
  return answer;
}

async function startSink(): Promise<{ url: string; stop(): void }> {
  const child: ChildProcess = fork(program('notices-sink.js'), { stdio: ['ignore', 'pipe', 'inherit', 'ipc'] });
  const url = await new Promise<string>((resolve) => {
    child.stdout?.once('data', (line: Buffer) => {
      resolve(line.toString('utf8').trim());
    });
  });
  return { url, stop: () => child.kill() };
}

function program(name: string): string {
  return join(projectRoot(), 'dist/apps/cli/bench', name);
}

/** The highest resident memory of this process between two looks, in MiB. */
class MemoryWatch {
  private most = 0;
  private readonly timer = setInterval(() => this.look(), 100);

  highest(): number {
    this.look();
    return this.most;
  }

  /** The highest since the last call. */
  reset(): number {
    const most = this.highest();
    this.most = 0;
    return most;
  }

  stop(): void {
    clearInterval(this.timer);
  }

  private look(): void {
    this.most = Math.max(this.most, process.memoryUsage.rss() / 2 ** 20);
  }
}
