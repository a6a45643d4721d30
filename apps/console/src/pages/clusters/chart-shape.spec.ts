import { describe, expect, it } from '@jest/globals';
import { CHART, chartShape } from './chart-shape';

const at = '2026-11-25T00:00:00.000Z';
const series = (counts: number[], bound = 6) => ({
  windowMs: 3_600_000,
  expected: 0.4,
  bound,
  points: counts.map((count) => ({ at, count })),
});

describe('the chart of a cluster', () => {
  it('marks what reaches the bound and keeps everything inside', () => {
    const shape = chartShape(series([0, 2, 6, 9]));
    expect(shape.bars.map(({ over }) => over)).toEqual([false, false, true, true]);
    for (const { x, y, width, height } of shape.bars) {
      expect(x).toBeGreaterThanOrEqual(CHART.left);
      expect(x + width).toBeLessThanOrEqual(CHART.width - CHART.right);
      expect(y).toBeGreaterThanOrEqual(CHART.top);
      expect(y + height).toBeCloseTo(CHART.height - CHART.bottom, 6);
    }
    expect(shape.boundY).toBeLessThan(shape.expectedY);
  });

  it('counts in whole steps from zero, few of them', () => {
    for (const most of [1, 7, 40, 900]) {
      const { ticks } = chartShape(series([most], 2));
      expect(ticks[0]?.value).toBe(0);
      expect(ticks.every(({ value }) => Number.isInteger(value))).toBe(true);
      expect(ticks.length).toBeLessThanOrEqual(6);
    }
  });

  it('stands without points', () => {
    expect(chartShape(series([])).bars).toEqual([]);
  });
});
