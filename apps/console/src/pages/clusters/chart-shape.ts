import type { Series } from './types';

/** Width and height of the drawing, and the room at its edges for the numbers. */
export const CHART = { width: 720, height: 220, left: 40, right: 12, top: 12, bottom: 26 } as const;

/** Where things stand in the chart. */
export interface ChartShape {
  bars: { x: number; y: number; width: number; height: number; count: number; at: string; over: boolean }[];
  boundY: number;
  expectedY: number;
  ticks: { y: number; value: number }[];
}

/** Lays out counts against the bound; the scale begins at zero and has room above what is highest. */
export function chartShape({ points, bound, expected }: Series): ChartShape {
  const { width, height, left, right, top, bottom } = CHART;
  const most = Math.max(bound, expected, ...points.map(({ count }) => count), 1) * 1.1;
  const y = (value: number): number => height - bottom - (value / most) * (height - top - bottom);
  const slot = (width - left - right) / Math.max(1, points.length);
  const step = niceStep(most / 4);
  return {
    bars: points.map(({ at, count }, n) => ({
      x: left + n * slot + slot * 0.1,
      y: y(count),
      width: slot * 0.8,
      height: Math.max(0, height - bottom - y(count)),
      count,
      at,
      over: count >= bound,
    })),
    boundY: y(bound),
    expectedY: y(expected),
    ticks: Array.from({ length: Math.floor(most / step) + 1 }, (_, n) => ({ y: y(n * step), value: n * step })),
  };
}

/** 1, 2, 5, 10, 20, … : the smallest that is not below `least`. */
function niceStep(least: number): number {
  for (let unit = 1; ; unit *= 10) for (const times of [1, 2, 5]) if (unit * times >= least) return unit * times;
}
