import { describe, expect, it } from '@jest/globals';
import { isId, newId } from './ids.js';

describe('identifiers', () => {
  it('are all different, well formed, and grow in the order in which they were made', () => {
    const ids = Array.from({ length: 10_000 }, newId);
    expect(new Set(ids).size).toBe(ids.length);
    expect([...ids].sort()).toEqual(ids);
    expect(ids.every(isId)).toBe(true);
  });

  it.each([
    '',
    '01JDH0NC0DENT000000000000',
    '81JDH0NC0DENT0000000000000',
    '01jdh0nc0dent0000000000000',
    '01JDH0NC0DENTI000000000000',
  ])('are not to be mistaken for %j', (text) => {
    expect(isId(text)).toBe(false);
  });
});
