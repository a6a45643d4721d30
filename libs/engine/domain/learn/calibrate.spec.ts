import { describe, expect, it } from '@jest/globals';
import { calibrate } from './calibrate.js';
import { seededRandom } from './random.js';
import { sigmoid } from '../score/pool.js';

const random = seededRandom(3);
const truths = Array.from({ length: 2000 }, () => (random() - 0.5) * 8);
const positive = truths.map((margin) => random() < sigmoid(margin));

describe('calibration', () => {
  it.each([
    [1, 0],
    [4, 0],
    [6, 30],
    [0.01, -5],
  ])('gives the same probabilities for margins stretched %d times and moved by %d', (stretch, move) => {
    const margins = truths.map((margin) => margin * stretch + move);
    const { slope, offset } = calibrate(margins, positive);
    const worst = margins.map((margin, i) => Math.abs(sigmoid(slope * margin + offset) - sigmoid(truths[i] as number)));
    expect(Math.max(...worst)).toBeLessThan(0.06);
  });

  it('does not turn the order round', () => {
    expect(calibrate([1, 2, 3], [true, false, false]).slope).toBeGreaterThan(0);
  });
});
