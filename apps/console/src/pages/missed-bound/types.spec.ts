import { describe, expect, it } from '@jest/globals';
import { percent } from './types';

describe('a bound in percent', () => {
  it('is never shown smaller than it is', () => {
    expect(percent(0.00993608)).toBe('1.00 %');
    expect(percent(0.000998079)).toBe('0.10 %');
    expect(percent(0.012301)).toBe('1.24 %');
    expect(percent(0.2041)).toBe('20.5 %');
    expect([percent(0), percent(1)]).toEqual(['0.00 %', '100.0 %']);
  });
});
