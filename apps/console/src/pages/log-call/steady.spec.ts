import { describe, expect, it } from '@jest/globals';
import { steady } from './steady';

describe('questions while the note grows', () => {
  it('stay where they are, go when they are answered, and new ones come behind', () => {
    expect(steady(['a', 'b', 'c'], ['c', 'd', 'b'])).toEqual(['b', 'c', 'd']);
    expect(steady([], ['b', 'a'])).toEqual(['b', 'a']);
    expect(steady(['a'], [])).toEqual([]);
  });
});
