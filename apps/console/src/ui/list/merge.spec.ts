import { describe, expect, it } from '@jest/globals';
import { compare, unique } from './merge';

const line = (id: string, state = 'received') => ({ id, state });

describe('the lines of a list', () => {
  it('stand once each, in the place that they had first', () => {
    const lines = [line('a'), line('b'), line('a', 'closed'), line('c')];
    expect(unique(lines)).toEqual([line('a'), line('b'), line('c')]);
  });
});

describe('a second look at a list', () => {
  it('tells what is new, gone and changed, of what it saw', () => {
    const shown = [line('c'), line('b'), line('a'), line('z')];
    const seen = compare(shown, [line('d'), line('c'), line('a', 'closed')], { whole: false });
    expect(seen.fresh).toEqual([line('d')]);
    expect([...seen.gone]).toEqual(['b']);
    expect([...seen.changed]).toEqual([['a', line('a', 'closed')]]);
  });

  it('says nothing of lines behind the last one that it saw, unless it saw all', () => {
    const shown = [line('c'), line('b'), line('a')];
    expect([...compare(shown, [line('c')], { whole: false }).gone]).toEqual([]);
    expect([...compare(shown, [line('c')], { whole: true }).gone]).toEqual(['b', 'a']);
    expect([...compare(shown, [], { whole: true }).gone]).toEqual(['c', 'b', 'a']);
  });

  it('takes nothing for gone that may have moved, unless it saw all', () => {
    const shown = [line('c'), line('b'), line('a')];
    const now = [line('c'), line('a')];
    expect([...compare(shown, now, { whole: false }).gone]).toEqual(['b']);
    expect([...compare(shown, now, { whole: false, moving: true }).gone]).toEqual([]);
    expect([...compare(shown, now, { whole: true, moving: true }).gone]).toEqual(['b']);
  });

  it('knows of lines that were asked about wherever they stand', () => {
    const shown = [line('c'), line('b'), line('a'), line('z')];
    const asked = { ids: ['b', 'a', 'z', 'gone before'], found: [line('z', 'closed')] };
    for (const moving of [false, true]) {
      const seen = compare(shown, [line('c'), line('a')], { whole: false, moving, asked });
      expect([[...seen.gone], [...seen.changed]]).toEqual([['b'], [['z', line('z', 'closed')]]]);
    }
  });

  it('finds nothing where nothing happened', () => {
    const shown = [line('b'), line('a')];
    const seen = compare(shown, shown, { whole: true });
    expect([seen.fresh, seen.gone.size, seen.changed.size]).toEqual([[], 0, 0]);
  });
});
