import { spawn } from 'node:child_process';

/** What a helper program answered; `code` null when it was killed or could not be started. */
export interface HelperResult {
  code: number | null;
  stdout: Buffer;
}

const MAX_OUTPUT_BYTES = 256 * 1024 * 1024;

/**
 * Runs a program with bytes on its standard input, killed after `timeoutMs`; `onFed` is called when it has them all.
 * Never throws; its stderr is discarded.
 */
export function runHelper(
  program: string,
  args: readonly string[],
  o: { input?: Uint8Array; timeoutMs: number; env?: Record<string, string>; onFed?: (() => void) | undefined },
): Promise<HelperResult> {
  return new Promise((resolve) => {
    const child = spawn(program, args, {
      stdio: ['pipe', 'pipe', 'ignore'],
      timeout: o.timeoutMs,
      killSignal: 'SIGKILL',
      env: { ...process.env, ...o.env },
    });
    const chunks: Buffer[] = [];
    let size = 0;
    child.stdout.on('data', (chunk: Buffer) => {
      size += chunk.length;
      if (size > MAX_OUTPUT_BYTES) child.kill('SIGKILL');
      else chunks.push(chunk);
    });
    child.on('error', () => {
      resolve({ code: null, stdout: Buffer.alloc(0) });
    });
    child.on('close', (code) => {
      resolve({ code, stdout: Buffer.concat(chunks) });
    });
    child.stdin.on('error', () => undefined);
    child.stdin.end(o.input ?? new Uint8Array(0), () => o.onFed?.());
  });
}
