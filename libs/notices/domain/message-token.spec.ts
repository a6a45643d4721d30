import { describe, expect, it } from '@jest/globals';
import { newToken, tokensFrom } from './message-token.js';

describe('the tokens that begin so', () => {
  const orders: [string, (a: string, b: string) => number][] = [
    ['by their bytes (C)', (a, b) => (a < b ? -1 : a > b ? 1 : 0)],
    ['as ICU sorts', new Intl.Collator('en-US').compare],
    ['as ICU sorts Japanese', new Intl.Collator('ja-JP').compare],
  ];

  it.each(orders)('are a range when a database sorts %s', (_, compare) => {
    for (let n = 0; n < 200; n += 1) {
      const token = newToken();
      const [first, last] = tokensFrom(token.slice(0, 10));
      expect(compare(token, first)).toBeGreaterThanOrEqual(0);
      expect(compare(token, last)).toBeLessThanOrEqual(0);
      const other = newToken();
      const inside = compare(other, first) >= 0 && compare(other, last) <= 0;
      expect(inside).toBe(other.startsWith(token.slice(0, 10)));
    }
  });

  it('would be missed by a bound outside the alphabet', () => {
    const token = 'abababab23zzzzzzzzzzzzzzzz';
    expect(new Intl.Collator('en-US').compare(token, `${token.slice(0, 10)}{`)).toBeGreaterThan(0);
  });
});
