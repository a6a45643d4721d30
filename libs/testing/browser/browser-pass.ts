import { profile } from '#persistence';

/**
 * Whether browser specs run in this process: on SQLite only. They prove the pages; what the pages call is proven over HTTP
 * on both databases. Where they do not run it says so on a line of its own.
 */
export function isBrowserPass(what: string): boolean {
  const runs = profile.kind === 'sqlite';
  if (!runs) process.stderr.write(`NOT RUN: ${what} (browser specs run in the pass on SQLite)\n`);
  return runs;
}
