import { randomInt } from 'node:crypto';
import { createServer } from 'node:net';

/**
 * Below the ports that systems give out by themselves (Linux from 32768, others from 49152). One of those may be given to
 * another server or connection while the program that is to listen on it still starts, or starts again after a kill.
 */
const [FIRST, AFTER_LAST] = [20_000, 32_000];

/** A port of this machine that nobody listens on, for a program that a test starts. */
export async function freePort(): Promise<number> {
  for (let tries = 0; tries < 100; tries += 1) {
    const port = randomInt(FIRST, AFTER_LAST);
    if (await isFree(port)) return port;
  }
  throw new Error(`no port between ${String(FIRST)} and ${String(AFTER_LAST)} is free`);
}

function isFree(port: number): Promise<boolean> {
  return new Promise((resolve) => {
    const probe = createServer();
    probe.once('error', () => {
      resolve(false);
    });
    probe.listen(port, '127.0.0.1', () => {
      probe.close(() => {
        resolve(true);
      });
    });
  });
}
