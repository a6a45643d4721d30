import { describe, expect, it } from '@jest/globals';
import { failureCode, isSpent, pauseAfter } from './job.js';

describe('retrying', () => {
  it('waits twice as long each time, an hour at most', () => {
    const policy = { retries: 20, backoffMs: 5_000 };
    expect([1, 2, 3, 4].map((n) => pauseAfter(n, policy))).toEqual([5_000, 10_000, 20_000, 40_000]);
    expect(pauseAfter(60, policy)).toBe(3_600_000);
  });

  it.each([
    [0, 1, true],
    [2, 2, false],
    [2, 3, true],
  ])('with %i retries, a job that failed at try %i is given up: %s', (retries, attempts, spent) => {
    expect(isSpent(attempts, { retries, backoffMs: 0 })).toBe(spent);
  });

  it('keeps no text of a failure', () => {
    expect(failureCode(new TypeError('山田様の電話番号は'))).toBe('TypeError');
    expect(failureCode('山田様')).toBe('unknown');
  });
});
