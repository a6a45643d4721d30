import { describe, expect, it } from '@jest/globals';
import { usualWords, windowWords } from './figures';

const HOUR_MS = 3_600_000;

describe('figures of a cluster', () => {
  it('name a window in whole hours or days', () => {
    const words = [1, 24, 72, 7 * 24].map((hours) => windowWords(hours * HOUR_MS, 'ja'));
    expect(words).toEqual(['1時間', '24時間', '3日', '7日']);
    expect(windowWords(7 * 24 * HOUR_MS, 'en')).toBe('7 d');
  });

  it('say what is usual in words, also when it is hardly anything', () => {
    expect([0, 0.0004, 0.34, 41.2].map((value) => usualWords(value, 'ja'))).toEqual([
      '0.0 件',
      '0.1 件未満',
      '0.3 件',
      '41 件',
    ]);
    expect(usualWords(0.0004, 'en')).toBe('<0.1');
  });
});
