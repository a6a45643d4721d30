import { spawn } from 'node:child_process';

/**
 * Runs a program and collects what it prints.
 * @returns {Promise<{ code: number, output: string }>} exit code (128 when a signal ended it) and both streams together
 */
export function runQuietly(command, args, options = {}) {
  return new Promise((resolve, reject) => {
    const child = spawn(command, args, { ...options, stdio: ['ignore', 'pipe', 'pipe'] });
    let output = '';
    child.stdout.on('data', (chunk) => (output += chunk));
    child.stderr.on('data', (chunk) => (output += chunk));
    child.on('error', reject);
    child.on('close', (code) => resolve({ code: code ?? 128, output }));
  });
}

/** Runs a program on the terminal of this one and answers its exit code. */
export function runShown(command, args, options = {}) {
  return new Promise((resolve, reject) => {
    const child = spawn(command, args, { ...options, stdio: ['ignore', 'inherit', 'inherit'] });
    child.on('error', reject);
    child.on('close', (code) => resolve(code ?? 128));
  });
}

/**
 * Hands this process over to another program: same terminal, signals passed on, exit code kept.
 * A terminal sends Ctrl-C to the whole group, so SIGINT is passed on only where there is no terminal.
 */
export function handOver(command, args, options) {
  const child = spawn(command, args, { ...options, stdio: 'inherit' });
  const passOn = (signal) => child.kill(signal);
  process.on('SIGTERM', passOn);
  process.on('SIGHUP', passOn);
  process.on('SIGINT', (signal) => (process.stdin.isTTY ? undefined : passOn(signal)));
  child.on('error', (error) => {
    process.stderr.write(`madoguchi: could not start ${command}: ${error.message}\n`);
    process.exit(1);
  });
  child.on('close', (code, signal) => {
    if (signal === null) process.exit(code ?? 1);
    for (const name of ['SIGTERM', 'SIGHUP', 'SIGINT']) process.removeAllListeners(name);
    process.kill(process.pid, signal);
  });
}
