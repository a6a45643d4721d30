import { describe, expect, it } from '@jest/globals';
import { LoginThrottle } from './login-throttle.js';

const at = (account: string, address: string) => ({ account, address });

function failTimes(throttle: LoginThrottle, n: number, attempt: (i: number) => ReturnType<typeof at>, nowMs = 0): void {
  for (let i = 0; i < n; i += 1) throttle.fail(attempt(i), nowMs);
}

describe('login throttling', () => {
  it('lets the first five mistakes pass and then doubles the wait', () => {
    const throttle = new LoginThrottle();
    const me = at('a@example.jp', '192.0.2.1');
    failTimes(throttle, 4, () => me);
    expect(throttle.waitMs(me, 0)).toBe(0);
    const waits = [1, 2, 3].map(() => {
      throttle.fail(me, 0);
      return throttle.waitMs(me, 0);
    });
    expect(waits).toEqual([1_000, 2_000, 4_000]);
    expect(throttle.waitMs(me, 4_000)).toBe(0);
  });

  it('never lets one pair wait longer than a quarter of an hour', () => {
    const throttle = new LoginThrottle();
    const me = at('a@example.jp', '192.0.2.1');
    failTimes(throttle, 49, () => me);
    expect(throttle.waitMs(me, 0)).toBe(15 * 60_000);
  });

  it('slows guessing at one account from many addresses, but a stranger cannot lock its owner out for long', () => {
    const throttle = new LoginThrottle();
    failTimes(throttle, 500, (i) => at('a@example.jp', `198.51.100.${String(i)}`));
    const owner = at('a@example.jp', '192.0.2.7');
    expect(throttle.waitMs(owner, 0)).toBe(60_000);
  });

  it('slows one address that tries many accounts, and leaves other addresses alone', () => {
    const throttle = new LoginThrottle();
    failTimes(throttle, 60, (i) => at(`user${String(i)}@example.jp`, '192.0.2.1'));
    expect(throttle.waitMs(at('fresh@example.jp', '192.0.2.1'), 0)).toBeGreaterThan(0);
    expect(throttle.waitMs(at('fresh@example.jp', '192.0.2.2'), 0)).toBe(0);
  });

  it('does not let a good sign-in wash away what the address did to other accounts', () => {
    const throttle = new LoginThrottle();
    failTimes(throttle, 60, (i) => at(`user${String(i)}@example.jp`, '192.0.2.1'));
    const own = at('own@example.jp', '192.0.2.1');
    throttle.fail(own, 0);
    throttle.succeed(own);
    expect(throttle.waitMs(at('next@example.jp', '192.0.2.1'), 0)).toBeGreaterThan(0);
  });

  it('forgets after an hour', () => {
    const throttle = new LoginThrottle();
    const me = at('a@example.jp', '192.0.2.1');
    failTimes(throttle, 10, () => me);
    throttle.fail(me, 3_600_000 * 2);
    expect(throttle.waitMs(me, 3_600_000 * 2)).toBe(0);
  });
});
