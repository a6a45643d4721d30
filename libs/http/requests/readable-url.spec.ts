import { describe, expect, it } from '@jest/globals';
import { readableUrl } from './readable-url.js';

const PEOPLE = 'text/html,application/xhtml+xml,*/*;q=0.8';

describe('an address whose escapes say nothing', () => {
  it.each([
    ['/%E0%A4%A', '/%25E0%25A4%25A'],
    ['/en/%?a=%20', '/en/%25?a=%20'],
    ['/%FF', '/%25FF'],
  ])('is taken as it stands for people: %s', (url, read) => {
    expect(readableUrl(url, PEOPLE)).toBe(read);
    expect(() => decodeURIComponent(read.split('?')[0] ?? '')).not.toThrow();
  });

  it.each([
    ['a readable one', '/%E8%8B%A6?q=%zz', PEOPLE],
    ['one of the API', '/api/v1/%E0%A4%A', PEOPLE],
    ['a program', '/%E0%A4%A', 'application/json'],
    ['somebody who names nothing', '/%E0%A4%A', undefined],
  ])('leaves %s alone', (_, url, accept) => {
    expect(readableUrl(url, accept)).toBe(url);
  });
});
