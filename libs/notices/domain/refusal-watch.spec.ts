import { describe, expect, it } from '@jest/globals';
import { RefusalWatch } from './refusal-watch.js';

const after = (ends: readonly boolean[]) => {
  const watch = new RefusalWatch();
  for (const refused of ends) watch.add(refused);
  return watch.tripped;
};
const list = (length: number, isRefused: (index: number) => boolean) =>
  Array.from({ length }, (_, index) => isRefused(index));

describe('watching what the mail server refuses', () => {
  it('lets a list go on that has dead addresses, a fifth of it', () => {
    expect(after(list(10_000, (index) => index % 5 === 0))).toBe(false);
    expect(after(list(40, () => true))).toBe(false);
  });

  it('stops when more than forty of the last two hundred were refused', () => {
    expect(after(list(41, () => true))).toBe(true);
    expect(after([...list(9_000, () => false), ...list(200, (index) => index % 4 === 0)])).toBe(true);
  });

  it('forgets what is longer ago', () => {
    expect(after([...list(41, () => true), ...list(200, () => false)])).toBe(false);
  });
});
