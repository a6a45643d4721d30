import { describe, expect, it } from '@jest/globals';
import { averagePrecision, fprAtRecall, rocAuc } from './ranking.js';

describe('ranking figures', () => {
  const positive = [true, false, true, false];

  it('are perfect for a perfect order and worst for the reverse', () => {
    expect(rocAuc([0.9, 0.1, 0.8, 0.2], positive)).toBe(1);
    expect(rocAuc([0.1, 0.9, 0.2, 0.8], positive)).toBe(0);
    expect(averagePrecision([0.9, 0.1, 0.8, 0.2], positive)).toBe(1);
  });

  it('count ties half', () => {
    expect(rocAuc([1, 1, 1, 1], positive)).toBe(0.5);
    expect(fprAtRecall([1, 1, 1, 1], positive, 0.5)).toBe(1);
  });

  it('give the false alarms that a wished recall costs', () => {
    const scores = [0.9, 0.8, 0.7, 0.1];
    expect(fprAtRecall(scores, positive, 0.5)).toBe(0);
    expect(fprAtRecall(scores, positive, 1)).toBe(0.5);
  });

  it('are not a number when a class is missing', () => {
    expect(rocAuc([1, 2], [true, true])).toBeNaN();
  });
});
