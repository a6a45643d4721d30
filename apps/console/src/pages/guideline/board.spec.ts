import { describe, expect, it } from '@jest/globals';
import { change, partsOf, type BoardLine } from './board';

const line = (id: string): BoardLine => ({ id, title: { ja: id, en: id }, text: '', state: 'fine', evidence: [] });

describe('the board of the guideline', () => {
  it("is divided into the guideline's parts", () => {
    const parts = partsOf(['1-i', '1-ii', '3-1-i', '3-2-iii', '4-iv'].map(line));
    expect(parts.map(({ part, lines }) => [part, lines.length])).toEqual([
      ['1', 2],
      ['3-1', 1],
      ['3-2', 1],
      ['4', 1],
    ]);
  });

  it.each([
    [3, 2, '↑'],
    [1, 2, '↓'],
    [2, 2, ''],
    [null, 2, ''],
    [5, null, ''],
  ])('shows which way %j went from %j', (value, before, sign) => {
    expect(change({ value, before })).toBe(sign);
  });
});
