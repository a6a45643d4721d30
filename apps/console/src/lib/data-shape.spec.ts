import { describe, expect, it } from '@jest/globals';
import { shapeOf } from './data-shape';

describe('how a value of a report is shown', () => {
  it.each([
    [3, 'single'],
    [null, 'single'],
    ['2026-11', 'single'],
    [[{ channel: 'phone', received: 3 }], 'rows'],
    [['a', 'b'], 'list'],
    [[{ a: 1 }, 'mixed'], 'list'],
    [{ phone: 3 }, 'map'],
    [[], 'empty'],
    [{}, 'empty'],
  ] as const)('shows %j as %s', (value, shape) => {
    expect(shapeOf(value)).toBe(shape);
  });
});
