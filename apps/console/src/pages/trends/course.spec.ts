import { describe, expect, it } from '@jest/globals';
import {
  byScale,
  courseOf,
  drawnLines,
  FRAME,
  NARROW_FRAME,
  shortMonth,
  sinceFirst,
  type TrendLine,
  type Trends,
} from './course';

const line = (key: string, values: (number | null)[], unit = '件'): TrendLine => ({ key, item: key, unit, values });
const months = ['2026-09', '2026-10', '2026-11'];

describe('the course of figures', () => {
  it('stands on zero, within the frame, one point for each month', () => {
    const { lines, ticks } = courseOf(months, [line('a', [0, 5, 10])]);
    const ys = lines[0]?.dots.map(({ y }) => y) ?? [];
    expect(ys[0]).toBe(FRAME.height - FRAME.bottom);
    expect(Math.min(...ys)).toBeGreaterThanOrEqual(FRAME.top);
    expect(ticks[0]?.value).toBe(0);
    expect(lines[0]?.path.match(/[ML]/g)?.join('')).toBe('MLL');
  });

  it('breaks where there was nothing to measure', () => {
    const { lines } = courseOf(months, [line('a', [1, null, 3])]);
    expect(lines[0]?.path.match(/[ML]/g)?.join('')).toBe('MM');
    expect(lines[0]?.dots).toHaveLength(2);
  });

  it('keeps the names of lines apart, though they end at one height', () => {
    const { lines } = courseOf(
      months,
      ['a', 'b', 'c'].map((key) => line(key, [1, 1, 1])),
    );
    const ys = lines.map(({ nameY }) => nameY).sort((a, b) => a - b);
    expect(Math.min(...ys.slice(1).map((y, n) => y - (ys[n] ?? 0)))).toBeGreaterThanOrEqual(15);
  });

  it('shows one month and no month', () => {
    expect(courseOf(['2026-11'], [line('a', [2])]).lines[0]?.dots).toHaveLength(1);
    expect(courseOf([], []).lines).toEqual([]);
    expect(shortMonth('2026-11')).toBe('26/11');
  });
});

describe('a drawing for a telephone', () => {
  const year = Array.from({ length: 12 }, (_, n) => `2026-${String(n + 1).padStart(2, '0')}`);
  const counts = year.map((_, n) => n);

  it('stays within its frame and names as many months as there is room for, the last among them', () => {
    const { lines, months: named } = courseOf(year, [line('a', counts)], NARROW_FRAME);
    const { width, left, right } = NARROW_FRAME;
    for (const { x } of lines[0]?.dots ?? []) {
      expect(x).toBeGreaterThanOrEqual(left);
      expect(x).toBeLessThanOrEqual(width - right + 0.001);
    }
    const shown = named.filter((each) => each.shown);
    expect(shown.at(-1)?.month).toBe('2026-12');
    const gaps = shown.slice(1).map(({ x }, n) => x - (shown[n]?.x ?? 0));
    expect(Math.min(...gaps)).toBeGreaterThanOrEqual(40);
  });

  it('names every month where there is room for all', () => {
    expect(courseOf(year, [line('a', counts)]).months.every(({ shown }) => shown)).toBe(true);
  });
});

describe('the scales', () => {
  const keysOf = (lines: TrendLine[]): string[][] =>
    byScale(lines).map((group) => group.map(({ line: { key }, n }) => `${key} ${String(n)}`));

  it('are two where small lines would lie flat under large ones; each line keeps its place', () => {
    const lines = [line('all', [170, 160]), line('few', [1, 14]), line('none', [0, 0]), line('half', [80, 90])];
    expect(keysOf(lines)).toEqual([['all 0', 'none 2', 'half 3'], ['few 1']]);
  });

  it('are one where the lines are alike, or count nothing', () => {
    expect(keysOf([line('a', [10, 20]), line('b', [3, 2])])).toEqual([['a 0', 'b 1']]);
    expect(keysOf([line('a', [0]), line('b', [null])])).toEqual([['a 0', 'b 1']]);
    expect(keysOf([])).toEqual([]);
  });
});

describe('the lines that are drawn', () => {
  const lines = [line('small', [1, 1]), line('none', [0, 0]), line('large', [9, 9]), line('hours', [70, 80], '時間')];

  it('are those chosen, of one unit', () => {
    expect(drawnLines(lines, ['small', 'hours']).map(({ key }) => key)).toEqual(['small']);
  });

  it('are the largest of the first unit when nobody chose, never empty ones, six at most', () => {
    expect(drawnLines(lines, []).map(({ key }) => key)).toEqual(['small', 'large']);
    const many = Array.from({ length: 9 }, (_, n) => line(`l${String(n)}`, [n + 1]));
    expect(drawnLines(many, []).map(({ key }) => key)).toEqual(['l3', 'l4', 'l5', 'l6', 'l7', 'l8']);
  });
});

describe('the months shown', () => {
  const of = (...values: (number | null)[][]): Trends => ({
    ...{ at: '', running: false, months },
    sections: { received: { title: '', definition: '', lines: values.map((each, n) => line(String(n), each)) } },
  });

  it('begin with the first in which anything was counted, in whatever figure', () => {
    const shown = sinceFirst(of([0, 0, 4], [null, 2, 0]));
    expect(shown.months).toEqual(['2026-10', '2026-11']);
    expect(shown.sections['received']?.lines.map(({ values }) => values)).toEqual([
      [0, 4],
      [2, 0],
    ]);
  });

  it('are all of them when each has something, or none has', () => {
    expect(sinceFirst(of([1, 0, 0])).months).toEqual(months);
    expect(sinceFirst(of([0, 0, 0])).months).toEqual(months);
  });
});
