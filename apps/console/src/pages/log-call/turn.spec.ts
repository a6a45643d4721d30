import { describe, expect, it } from '@jest/globals';
import { isOver, turned } from './turn';

describe('the way to another call', () => {
  it('is over when the address names it, and not while the address still names where it began', () => {
    const turn = turned(null, 'a', 'b');
    expect([isOver(turn, 'a'), isOver(turn, 'b')]).toEqual([false, true]);
  });

  it('leads past calls that the address may name for a moment', () => {
    const turn = turned(turned(null, 'a', 'b'), 'a', 'c');
    expect(['a', 'b', 'c'].map((named) => isOver(turn, named))).toEqual([false, false, true]);
  });

  it('is over when the address is led elsewhere before it has followed', () => {
    const turn = turned(null, 'a', 'b');
    expect([isOver(turn, 'd'), isOver(turn, '')]).toEqual([true, true]);
  });
});
