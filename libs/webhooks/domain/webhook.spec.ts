import { describe, expect, it } from '@jest/globals';
import { newSecret, pauseAfter, signatureOf } from './webhook.js';

const NOW = '2026-11-25T00:00:00.000Z';

describe('the signature of a webhook', () => {
  it('is that of the example of Standard Webhooks', () => {
    const message = { id: 'msg_p5jXN8AQM9LWM0D4loKWxJek', timestamp: 1614265330, body: '{"test": 2432232314}' };
    const secrets = [{ secret: 'whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw', until: null }];
    expect(signatureOf(message, secrets, NOW)).toBe('v1,g0hM9SsE+OTPJTGt/tmIKtSyZlE3uFJELVlNIOLJ1OE=');
  });

  it('is made with a replaced secret too, until its time is over', () => {
    const message = { id: 'a', timestamp: 1, body: '' };
    const both = [
      { secret: newSecret(), until: null },
      { secret: newSecret(), until: '2026-11-26T00:00:00.000Z' },
    ];
    expect(signatureOf(message, both, NOW).split(' ')).toHaveLength(2);
    expect(signatureOf(message, both, '2026-11-26T00:00:00.001Z').split(' ')).toHaveLength(1);
  });
});

describe('the pause before the next try', () => {
  it('doubles from five seconds to six hours', () => {
    expect([1, 2, 3, 50].map(pauseAfter)).toEqual([5_000, 10_000, 20_000, 21_600_000]);
  });
});
