import { fork, type ChildProcess } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { projectRoot } from '#kernel';
import type { BareOrder, BareResult } from './bare-pool.js';
import { machine, median, rounded } from './machine.js';
import { BENCH_WORDS, NoticesDesk, type DeskPlace } from './notices-desk.js';
import type { ListOrder } from './notices-list.js';

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
  const dataDir = mkdtempSync(join(tmpdir(), 'madoguchi-bench-'));
  const place = { dataDir, smtpUrl: sink.url, connections: o.connections };
  try {
    // Each campaign is listed before the desk is opened: what listing costs is no part of these figures.
    const lists: string[] = [];
    for (let run = 0; run < o.runs; run += 1) lists.push(await listed({ place, people: o.n }));
    const planned = o.planned > 0 ? await listed({ place, people: o.planned }) : null;
    return await measured({ ...o, place, lists, planned });
  } finally {
    rmSync(dataDir, { recursive: true, force: true });
    sink.stop();
  }
}

interface Measured extends Omit<NoticesBenchOptions, 'planned'> {
  place: DeskPlace;
  lists: readonly string[];
  planned: string | null;
}

async function measured(o: Measured): Promise<object> {
  const watch = new MemoryWatch();
  const desk = await NoticesDesk.open(o.place);
  const url = o.place.smtpUrl;
  try {
    const idleMiB = watch.reset();
    const best = await bestSetting(url, o.bare);
    const pairs: { desk: Timed; bare: BareResult }[] = [];
    for (const id of o.lists) {
      const bare = await bareRun({ url, n: o.n, connections: best.connections });
      pairs.push({ bare, desk: await deskRun(desk, id) });
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
      memoryMiB: { idle: rounded(idleMiB), sending: rounded(watch.reset()) },
    };
    return { ...figures, ...(o.planned === null ? {} : { planned: await plannedRun(desk, o.planned, watch) }) };
  } finally {
    watch.stop();
    await desk.close();
  }
}

interface Timed {
  perSecond: number;
  cpuMsEach: number;
}

async function deskRun(desk: NoticesDesk, id: string): Promise<Timed> {
  await desk.begun(id);
  const cpu = process.cpuUsage();
  const began = performance.now();
  const sent = await desk.send(id);
  const seconds = (performance.now() - began) / 1000;
  const { user, system } = process.cpuUsage(cpu);
  return { perSecond: sent / seconds, cpuMsEach: (user + system) / 1000 / sent };
}

/** A long list is planned whole; then a part of it is sent. The highest memory of each, in MiB. */
async function plannedRun(desk: NoticesDesk, id: string, watch: MemoryWatch): Promise<object> {
  const planning = performance.now();
  await desk.begun(id);
  const planSeconds = (performance.now() - planning) / 1000;
  const planMiB = watch.reset();
  const began = performance.now();
  const sent = await desk.send(id, OF_PLANNED);
  const perSecond = sent / ((performance.now() - began) / 1000);
  return {
    planSeconds: rounded(planSeconds),
    sent,
    perSecond: rounded(perSecond),
    memoryMiB: { planning: rounded(planMiB), sending: rounded(watch.reset()) },
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

function bareRun(order: Omit<BareOrder, 'subject' | 'text'>): Promise<BareResult> {
  const { subject, body: text } = BENCH_WORDS;
  return answerOf<BareResult>('bare-pool.js', { ...order, subject, text } satisfies BareOrder);
}

async function listed(order: ListOrder): Promise<string> {
  return (await answerOf<{ id: string }>('notices-list.js', order)).id;
}

/** What a program of its own process answers to an order. */
function answerOf<T>(name: string, order: object): Promise<T> {
  const child = fork(program(name));
  return new Promise((resolve, reject) => {
    child.once('message', (answer) => {
      resolve(answer as T);
    });
    child.once('exit', (code) => {
      reject(new Error(`${name} ended with code ${String(code)}`));
    });
    child.send(order);
  });
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
