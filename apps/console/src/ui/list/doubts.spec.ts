import { describe, expect, it } from '@jest/globals';
import { Doubts } from './doubts';

describe('lines that have changed', () => {
  it('are asked about until that was answered, and again when they change meanwhile', () => {
    const doubts = new Doubts();
    doubts.tell(['a', 'b']);
    const lost = doubts.open();
    expect(lost.ids).toEqual(['a', 'b']);
    doubts.tell(['c']);
    const asked = doubts.open();
    expect(asked.ids).toEqual(['a', 'b', 'c']);
    doubts.tell(['b']);
    doubts.settle(asked.asOf);
    expect(doubts.open().ids).toEqual(['b']);
    doubts.settle(doubts.open().asOf);
    expect(doubts.open().ids).toEqual([]);
  });

  it('are not taken for asked by a look of the same list before the page was opened again', () => {
    const before = new Doubts();
    before.tell(['a']);
    const { asOf } = before.open();
    const after = new Doubts();
    after.tell(['a']);
    after.settle(asOf);
    expect(after.open().ids).toEqual(['a']);
  });

  it('may be doubtful from the outset', () => {
    const doubts = new Doubts(['a', 'b']);
    doubts.tell(['c']);
    expect(doubts.open().ids).toEqual(['a', 'b', 'c']);
  });
});
