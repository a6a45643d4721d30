import { setTimeout as pause } from 'node:timers/promises';

/**
 * Waits until `condition` answers something truthy and answers that; tests wait this way and never for a fixed time.
 * @param what the thing waited for, in words, for the error after `timeoutMs` (default a minute: a slow machine is no failure)
 */
export async function until<T>(
  what: string,
  condition: () => T | Promise<T>,
  timeoutMs = 60_000,
): Promise<NonNullable<T>> {
  const end = performance.now() + timeoutMs;
  for (;;) {
    const answer = await condition();
    if (answer) return answer;
    if (performance.now() > end) throw new Error(`waited ${timeoutMs} ms in vain for: ${what}`);
    await pause(15);
  }
}
