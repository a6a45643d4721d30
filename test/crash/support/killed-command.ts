import { spawn } from 'node:child_process';
import { join } from 'node:path';
import { projectRoot, type Settings } from '#kernel';

/** A command that has not come to its statement by then hangs; the test is told what it had said. */
const PATIENCE_MS = 200_000;

/**
 * Runs the built command line in a process of its own that dies, as by kill -9, when it is about to run a statement that begins
 * with `sql` for the `times`-th time; answers what it had said. Fails when the command came to an end of its own.
 */
export async function killedAt(
  args: readonly string[],
  settings: Settings,
  { sql, times }: { sql: string; times: number },
): Promise<string> {
  const own = Object.entries(process.env).filter(([name]) => !name.startsWith('MADOGUCHI_') && name !== 'NODE_OPTIONS');
  const env = {
    ...Object.fromEntries(own),
    TZ: 'UTC',
    INIT_CWD: settings.dataDir,
    MADOGUCHI_DATA_DIR: settings.dataDir,
    ...(settings.databaseUrl === null ? {} : { MADOGUCHI_DATABASE_URL: settings.databaseUrl }),
    DIES_AT: sql,
    DIES_TIMES: String(times),
  };
  const words = [
    '--require',
    join(projectRoot(), 'test/crash/support/dies-at.cjs'),
    join(projectRoot(), 'dist/apps/cli/main.js'),
    ...args,
  ];
  const child = spawn(process.execPath, words, { env, cwd: settings.dataDir, stdio: ['ignore', 'pipe', 'pipe'] });
  let said = '';
  let complained = '';
  child.stdout.on('data', (chunk: Buffer) => (said += chunk.toString()));
  child.stderr.on('data', (chunk: Buffer) => (complained += chunk.toString()));
  const patience = setTimeout(() => child.kill('SIGTERM'), PATIENCE_MS);
  const signal = await new Promise<string | null>((resolve, reject) => {
    child.once('error', reject);
    child.once('close', (_code, by) => {
      resolve(by);
    });
  }).finally(() => {
    clearTimeout(patience);
  });
  if (signal !== 'SIGKILL')
    throw new Error(`the command was not killed in its middle; it had said:\n${said}${complained}`);
  return said;
}
