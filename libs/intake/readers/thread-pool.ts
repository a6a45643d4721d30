import { existsSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { Piscina } from 'piscina';

/** What a pool of threads is made of. */
export interface ThreadPoolOptions {
  /** Address of the worker's file beside the code, ending in `.js`. */
  worker: URL;
  threads: number;
  /** Heap of a thread in MiB; one that needs more is ended. */
  heapMb: number;
  /** A thread is let go after so many idle milliseconds. */
  idleMs: number;
}

/** Opens a pool of threads for work on what strangers sent; from the sources where there is no build. */
export function openThreads<Task, Answer>({
  worker,
  threads,
  heapMb,
  idleMs,
}: ThreadPoolOptions): Piscina<Task, Answer> {
  const compiled = fileURLToPath(worker);
  const fromSource = !existsSync(compiled);
  const hooks = new URL('../child/ts-hooks.mjs', import.meta.url).href;
  const pool = new Piscina<Task, Answer>({
    filename: fromSource ? compiled.replace(/\.js$/, '.ts') : compiled,
    minThreads: 0,
    maxThreads: threads,
    idleTimeout: idleMs,
    atomics: 'disabled',
    execArgv: fromSource ? ['--import', hooks] : [],
    resourceLimits: { maxOldGenerationSizeMb: heapMb },
    // New threads are not told of the desk's settings: they need none, and some are secret.
    env: { TZ: 'UTC' },
  });
  pool.on('error', () => undefined);
  return pool;
}
