import { describe, expect, it } from '@jest/globals';
import { msBetween, parseInstant, plusMs } from './clock.js';

describe('instants', () => {
  it.each([
    ['2026-11-25T09:30:00+09:00', '2026-11-25T00:30:00.000Z'],
    ['2026-11-25T00:30Z', '2026-11-25T00:30:00.000Z'],
    ['2026-11-25T09:30:00.123456789+0900', '2026-11-25T00:30:00.123Z'],
    ['2024-02-29T23:59:59-12:00', '2024-03-01T11:59:59.000Z'],
  ])('%s is %s, so that text order is time order', (text, at) => {
    expect(parseInstant(text)).toBe(at);
  });

  it.each([
    '2026-11-25T09:30:00',
    '2026-11-25',
    '2026-02-30T00:00:00Z',
    '2026-11-25T25:00:00Z',
    '2026-11-25T09:30:00+09:00 ',
    'tomorrow',
    '',
  ])('refuses %j, which is no moment or could be two', (text) => {
    expect(() => parseInstant(text)).toThrow(expect.objectContaining({ code: 'kernel.bad-instant' }));
  });

  it('can be moved and measured', () => {
    expect(plusMs('2026-11-25T00:00:00.000Z', -1)).toBe('2026-11-24T23:59:59.999Z');
    expect(msBetween('2026-11-24T23:59:59.999Z', '2026-11-25T00:00:00.000Z')).toBe(1);
  });
});
