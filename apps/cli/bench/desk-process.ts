import { spawn, type ChildProcess } from 'node:child_process';
import { randomInt } from 'node:crypto';
import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { projectRoot, Settings, systemActor } from '#kernel';
import { ApiTokens } from '#access';
import { openContext } from '../context.js';

/** Clock ticks per second of /proc/PID/stat on Linux. */
const TICKS = 100;

/** What the bootstrap tells Node about memory; a desk that is measured is told the same. */
const SPARING = process.execArgv.filter((flag) => /^--(max-semi-space-size|heap-growing-percent)=/.test(flag));

/** A real desk in a process of its own, on a fresh data folder. */
export class DeskProcess {
  private constructor(
    readonly url: string,
    readonly token: string,
    readonly dataDir: string,
    readonly startMs: number,
    private readonly child: ChildProcess,
  ) {}

  /** Migrates, makes an agent's token, starts the desk and waits until it answers. */
  static async start(more: Record<string, string> = {}, nodeArguments: readonly string[] = []): Promise<DeskProcess> {
    const dataDir = mkdtempSync(join(tmpdir(), 'madoguchi-bench-'));
    const token = await makeToken(dataDir);
    const port = await freePort();
    const env = {
      ...Object.fromEntries(Object.entries(process.env).filter(([name]) => !name.startsWith('MADOGUCHI_'))),
      MADOGUCHI_DATA_DIR: dataDir,
      MADOGUCHI_PORT: String(port),
      MADOGUCHI_LOG_LEVEL: 'warn',
      TZ: 'UTC',
      ...more,
    };
    const began = performance.now();
    const child = spawn(
      process.execPath,
      [...SPARING, ...nodeArguments, join(projectRoot(), 'dist/apps/desk/main.js')],
      {
        env,
        stdio: ['ignore', 'ignore', 'ignore'],
      },
    );
    const url = `http://127.0.0.1:${String(port)}`;
    await untilAnswers(`${url}/healthz`, child);
    return new DeskProcess(url, token, dataDir, performance.now() - began, child);
  }

  /** Processor seconds used so far, all threads, by the desk's process. */
  cpuSeconds(): number {
    const fields = this.proc('stat')
      .slice(this.proc('stat').lastIndexOf(')') + 2)
      .split(' ');
    return (Number(fields[11]) + Number(fields[12])) / TICKS;
  }

  /** Processor seconds of the desk's children, ended ones and their own children included. */
  childCpuSeconds(): number {
    return (
      this.family().reduce((sum, pid) => sum + ticksOf(pid, pid === this.child.pid ? [13, 14] : [11, 12, 13, 14]), 0) /
      TICKS
    );
  }

  /** Resident memory in MiB of the desk's children together. */
  childrenMiB(): number {
    return this.family()
      .filter((pid) => pid !== this.child.pid)
      .reduce((sum, pid) => sum + residentOf(pid), 0);
  }

  /** Highest resident memory of the desk so far in MiB. */
  peakMiB(): number {
    return Number(/VmHWM:\s+(\d+)/.exec(this.proc('status'))?.[1] ?? 0) / 1024;
  }

  /** Resident memory in MiB. */
  residentMiB(): number {
    return Number(/VmRSS:\s+(\d+)/.exec(this.proc('status'))?.[1] ?? 0) / 1024;
  }

  /** Ends the desk and takes its data away. */
  async stop(): Promise<void> {
    const ended = new Promise<void>((resolve) =>
      this.child.once('exit', () => {
        resolve();
      }),
    );
    this.child.kill('SIGTERM');
    await ended;
    rmSync(this.dataDir, { recursive: true, force: true });
  }

  /** The desk and all its descendants that run now. */
  private family(): number[] {
    const parents = new Map<number, number>();
    for (const name of readdirSync('/proc')) {
      const pid = Number(name);
      const fields = Number.isInteger(pid) ? statOf(pid) : null;
      if (fields) parents.set(pid, Number(fields[1]));
    }
    const family = new Set([this.child.pid ?? 0]);
    for (let grew = true; grew;) {
      grew = false;
      for (const [pid, parent] of parents) {
        if (!family.has(parent) || family.has(pid)) continue;
        family.add(pid);
        grew = true;
      }
    }
    return [...family];
  }

  private proc(file: string): string {
    return readFileSync(`/proc/${String(this.child.pid)}/${file}`, 'utf8');
  }
}

/** Fields of /proc/PID/stat after the name; index 0 is the state. Null when the process is gone. */
function statOf(pid: number): string[] | null {
  try {
    const text = readFileSync(`/proc/${String(pid)}/stat`, 'utf8');
    return text.slice(text.lastIndexOf(')') + 2).split(' ');
  } catch {
    return null;
  }
}

function ticksOf(pid: number, fields: readonly number[]): number {
  const stat = statOf(pid);
  return stat === null ? 0 : fields.reduce((sum, field) => sum + Number(stat[field]), 0);
}

function residentOf(pid: number): number {
  try {
    return Number(/VmRSS:\s+(\d+)/.exec(readFileSync(`/proc/${String(pid)}/status`, 'utf8'))?.[1] ?? 0) / 1024;
  } catch {
    return 0;
  }
}

async function makeToken(dataDir: string): Promise<string> {
  const context = await openContext(Settings.load({ MADOGUCHI_DATA_DIR: dataDir, MADOGUCHI_LOG_LEVEL: 'warn' }));
  try {
    const made = await context
      .get(ApiTokens, { strict: false })
      .make({ name: 'bench', role: 'agent' }, systemActor('bench'));
    return made.secret;
  } finally {
    await context.close();
  }
}

/** A port that nobody listens on, below those that the system gives to connections while the desk still starts. */
export async function freePort(): Promise<number> {
  for (;;) {
    const port = randomInt(20_000, 32_000);
    const probe = createServer();
    const isFree = await new Promise<boolean>((resolve) => {
      probe.once('error', () => {
        resolve(false);
      });
      probe.listen(port, '127.0.0.1', () => {
        resolve(true);
      });
    });
    if (!isFree) continue;
    await new Promise((resolve) => probe.close(resolve));
    return port;
  }
}

async function untilAnswers(url: string, child: ChildProcess): Promise<void> {
  for (;;) {
    if (child.exitCode !== null)
      throw new Error(`the desk ended with code ${String(child.exitCode)} before it answered`);
    const ok = await fetch(url).then(
      (answer) => answer.ok,
      () => false,
    );
    if (ok) return;
    await new Promise((resolve) => setTimeout(resolve, 10));
  }
}
