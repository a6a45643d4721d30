import { fork } from 'node:child_process';
import type { ChildProcess } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { setPriority } from 'node:os';
import { fileURLToPath } from 'node:url';
import type { ChildAnswer, ChildFailure, ChildRequest } from '../child/messages.js';

/** Why a page or document has no text. */
export type DocumentFailure = ChildFailure | 'child-crashed' | 'time-out';

/** A request before it has its number. */
export type Unnumbered<T> = T extends { id: number } ? Omit<T, 'id'> : never;

/** What came back: the child's answer, or why there is none. */
export type Answer = ChildAnswer | { ok: false; failure: DocumentFailure };

/** Limits of one child process, in MiB. */
export interface ChildLimits {
  heapMb: number;
  residentMb: number;
}

const MEMORY_CHECK_MS = 500;
const PAGE_BYTES = 4096;
const MIB = 1024 * 1024;
/** Reading waits for everything else on the machine: a desk that answers slowly is worse than a page read later. */
const NICENESS = 10;

/** The child ended or had to be ended while it owed an answer. */
class ChildGone extends Error {
  readonly failure: 'child-crashed' | 'time-out';

  constructor(failure: 'child-crashed' | 'time-out') {
    super(failure);
    this.failure = failure;
  }
}

/** One child process and the questions put to it, one at a time. Nothing here throws; a lost child is an answer too. */
export class ChildLine {
  /** Times the child was lost since `deaths` was last set to 0. */
  deaths = 0;
  private child: ChildProcess | null = null;
  private nextId = 1;
  private readonly limits: ChildLimits;

  constructor(limits: ChildLimits) {
    this.limits = limits;
  }

  /** Process id of the child, null while there is none. */
  get pid(): number | null {
    return this.child?.pid ?? null;
  }

  /** Starts the child when there is none. */
  start(): void {
    this.child ??= this.forked();
  }

  /** Asks and waits at most `timeoutMs`; the child is ended when it does not answer in time. */
  async ask(request: Unnumbered<ChildRequest>, timeoutMs: number): Promise<Answer> {
    try {
      return await this.answered(request, timeoutMs);
    } catch (error) {
      if (!(error instanceof ChildGone)) throw error;
      this.deaths++;
      await this.end();
      return { ok: false, failure: error.failure };
    }
  }

  /** Ends the child with the helpers it started, and waits for it. */
  async end(): Promise<void> {
    const child = this.child;
    this.child = null;
    if (child === null || child.exitCode !== null || child.signalCode !== null) return;
    await new Promise<void>((resolve) => {
      child.ref();
      child.once('exit', () => {
        resolve();
      });
      if (!killGroup(child)) resolve();
    });
  }

  private answered(request: Unnumbered<ChildRequest>, timeoutMs: number): Promise<ChildAnswer> {
    const child = this.child;
    if (child === null) return Promise.reject(new ChildGone('child-crashed'));
    const id = this.nextId++;
    return new Promise((resolve, reject) => {
      const done = (settle: () => void): void => {
        clearTimeout(timer);
        clearInterval(memory);
        child.off('message', onMessage).off('exit', onExit).off('error', onExit);
        settle();
      };
      const fail = (failure: 'child-crashed' | 'time-out'): void => {
        done(() => {
          reject(new ChildGone(failure));
        });
      };
      const onExit = (): void => {
        fail('child-crashed');
      };
      const onMessage = (answer: ChildAnswer): void => {
        if (answer.id !== id) return;
        done(() => {
          resolve(answer);
        });
      };
      const timer = setTimeout(fail, timeoutMs, 'time-out');
      const memory = setInterval(() => {
        if (residentMb(child.pid) > this.limits.residentMb) killGroup(child);
      }, MEMORY_CHECK_MS);
      child.on('message', onMessage).on('exit', onExit).on('error', onExit);
      child.send({ ...request, id }, (error) => {
        if (error !== null) fail('child-crashed');
      });
    });
  }

  private forked(): ChildProcess {
    const compiled = fileURLToPath(new URL('../child/ocr-child.js', import.meta.url));
    const limits = [`--max-old-space-size=${this.limits.heapMb.toString()}`];
    const fromSource = !existsSync(compiled);
    const hooks = new URL('../child/ts-hooks.mjs', import.meta.url).href;
    const execArgv = fromSource ? [...limits, '--import', hooks] : limits;
    const child = fork(fromSource ? compiled.replace(/\.js$/, '.ts') : compiled, [], {
      execArgv,
      serialization: 'advanced',
      stdio: ['ignore', 'ignore', 'ignore', 'ipc'],
      // A group of its own, so that the programs it runs end with it.
      detached: true,
    });
    child.on('exit', () => {
      if (this.child === child) this.child = null;
    });
    child.on('error', () => undefined);
    lowerPriority(child.pid);
    // An idle child must not keep the desk (or a test) alive; `ask` holds its own timers while it waits.
    child.unref();
    child.channel?.unref();
    return child;
  }
}

function lowerPriority(pid: number | undefined): void {
  if (pid === undefined) return;
  try {
    setPriority(pid, NICENESS);
  } catch {
    // Gone already, or a system without priorities: it reads all the same.
  }
}

function killGroup(child: ChildProcess): boolean {
  try {
    return child.pid !== undefined && process.kill(-child.pid, 'SIGKILL');
  } catch {
    return child.kill('SIGKILL');
  }
}

/** Resident memory of a process and of the helpers it runs, in MiB; 0 where /proc does not tell (the heap limit still holds). */
export function residentMb(pid: number | undefined): number {
  if (pid === undefined) return 0;
  const id = pid.toString();
  try {
    const helpers = readFileSync(`/proc/${id}/task/${id}/children`, 'latin1').trim().split(' ').filter(Boolean);
    const pages = Number(readFileSync(`/proc/${id}/statm`, 'latin1').split(' ')[1]);
    return (pages * PAGE_BYTES) / MIB + helpers.reduce((sum, helper) => sum + residentMb(Number(helper)), 0);
  } catch {
    return 0;
  }
}
