import { describe, expect, it } from '@jest/globals';
import { Guideline } from '#guideline';
import { FakeClock } from '#testing';
import { BoardQueries } from '../data/board-queries.js';
import { OtherFigures } from './other-figures.js';
import { boardFile, ReadGuidelineBoard } from './read-guideline-board.js';
import { judge, lineState, type Evidence } from '../domain/guideline-board.js';
import { seriesOf } from '../domain/month-series.js';

describe('a figure of the board', () => {
  it.each([
    [0, 'zero', 'fine'],
    [1, 'zero', 'look'],
    [2, { most: 2 }, 'fine'],
    [2.1, { most: 2 }, 'look'],
    [true, 'yes', 'fine'],
    [false, 'yes', 'look'],
    [null, 'yes', 'look'],
    [null, 'zero', 'shown'],
    [17, undefined, 'shown'],
  ] as const)('%j with the wish %j is %s', (value, wish, state) => {
    expect(judge(value, wish)).toBe(state);
  });

  it('makes its example need a look, whatever the others say', () => {
    const of = (...states: Evidence['state'][]) => states.map((state) => ({ state }) as Evidence);
    expect(lineState(of('fine', 'look', 'shown'))).toBe('look');
    expect(lineState(of('fine', 'shown'))).toBe('fine');
  });
});

describe('the file of the board', () => {
  const file = boardFile();

  it('has evidence for each of the 27 examples and for nothing else', () => {
    expect(Object.keys(file.clauses)).toEqual(
      Guideline.load()
        .all()
        .map(({ id }) => id),
    );
    expect(Object.values(file.clauses).filter((codes) => codes.length === 0)).toEqual([]);
  });

  it('describes what it names, names what it describes, and names only what can be measured', () => {
    const named = new Set(Object.values(file.clauses).flat());
    expect([...named, 'touching'].sort()).toEqual(Object.keys(file.measures).sort());
    const reader = Object.create(ReadGuidelineBoard.prototype) as ReadGuidelineBoard;
    const queries = Object.create(BoardQueries.prototype) as BoardQueries;
    const others = Object.create(OtherFigures.prototype) as OtherFigures;
    const parts: object = { queries, others, clock: new FakeClock() };
    Object.assign(reader, parts);
    expect([...named].filter((code) => !reader.codes().includes(code))).toEqual([]);
    expect(reader.codes()).not.toContain('touching');
  });
});

describe('the course of the figures', () => {
  const figure = (key: string, value: number | boolean | null) => ({ key, item: key, value, unit: '件' });
  const month = (...figures: ReturnType<typeof figure>[]) => ({
    sections: { incidents: { title: '事案', definition: '', figures } },
  });

  it('counts 0 where a month does not name a figure, keeps what could not be measured, and leaves out what stands', () => {
    const course = seriesOf([
      month(figure('a', 1), figure('open_now', 9)),
      month(figure('b', null), figure('open_now', 8)),
    ]);
    expect(course['incidents']?.lines.map(({ key, values }) => [key, values])).toEqual([
      ['a', [1, 0]],
      ['b', [0, null]],
    ]);
  });
});
