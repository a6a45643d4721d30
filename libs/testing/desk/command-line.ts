import { spawn } from 'node:child_process';
import { join } from 'node:path';
import { projectRoot, type Settings } from '#kernel';

/** What a run of `madoguchi` left. */
export interface CommandResult {
  code: number;
  stdout: string;
  stderr: string;
  /** Standard output as one JSON value. */
  json<T>(): T;
  /** Standard output as JSON Lines. */
  lines<T>(): T[];
}

/** Where and with what a command runs. */
export interface CommandOptions {
  /** The desk whose data the command works on; without it the command must need none. */
  settings?: Settings;
  /** Folder against which paths in arguments resolve. */
  cwd?: string;
  /** Further environment variables. */
  env?: Record<string, string>;
  /** Standard input; empty when absent. */
  input?: string;
}

/** Runs the built command line (`npm test` builds it first) in a process of its own. */
export function runMadoguchi(args: readonly string[], options: CommandOptions = {}): Promise<CommandResult> {
  const { settings, cwd = projectRoot(), env = {}, input = '' } = options;
  const program = join(projectRoot(), 'dist/apps/cli/main.js');
  const child = spawn(process.execPath, [program, ...args], { cwd, env: environment(settings, cwd, env) });
  child.stdin.on('error', () => undefined);
  child.stdin.end(input);
  const stdout: Buffer[] = [];
  const stderr: Buffer[] = [];
  child.stdout.on('data', (chunk: Buffer) => stdout.push(chunk));
  child.stderr.on('data', (chunk: Buffer) => stderr.push(chunk));
  return new Promise((resolve, reject) => {
    child.on('error', reject);
    child.on('close', (code) =>
      resolve(resultOf(code, Buffer.concat(stdout).toString(), Buffer.concat(stderr).toString())),
    );
  });
}

function resultOf(code: number | null, stdout: string, stderr: string): CommandResult {
  const parse = (text: string): unknown => JSON.parse(text);
  return {
    code: code ?? 128,
    stdout,
    stderr,
    json: <T>() => parse(stdout) as T,
    lines: <T>() =>
      stdout
        .split('\n')
        .filter((line) => line !== '')
        .map((line) => parse(line) as T),
  };
}

/** The environment without settings of whoever runs the tests. */
function environment(settings: Settings | undefined, cwd: string, more: Record<string, string>): NodeJS.ProcessEnv {
  const own = Object.entries(process.env).filter(([name]) => !name.startsWith('MADOGUCHI_') && name !== 'NODE_OPTIONS');
  return {
    ...Object.fromEntries(own),
    TZ: 'UTC',
    INIT_CWD: cwd,
    ...(settings ? { MADOGUCHI_DATA_DIR: settings.dataDir } : {}),
    ...(settings?.databaseUrl ? { MADOGUCHI_DATABASE_URL: settings.databaseUrl } : {}),
    ...more,
  };
}
