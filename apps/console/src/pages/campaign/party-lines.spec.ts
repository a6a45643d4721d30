import { describe, expect, it } from '@jest/globals';
import { readParties } from './party-lines';

describe('a typed list of people to notify', () => {
  it('reads one person a line, in either order, with Japanese commas too', () => {
    const typed = '見本 花子, hanako@example.jp\ntaro@example.jp、見本 太郎\n\nonly@example.jp';
    expect(readParties(typed)).toEqual({
      parties: [
        { name: '見本 花子', email: 'hanako@example.jp' },
        { email: 'taro@example.jp', name: '見本 太郎' },
        { email: 'only@example.jp' },
      ],
      badLines: [],
    });
  });

  it('takes a name without an address, for somebody who must be told another way', () => {
    expect(readParties('見本 次郎').parties).toEqual([{ name: '見本 次郎' }]);
  });

  it('names the lines it cannot read and keeps the others', () => {
    expect(readParties('a@example.jp\nb@example.jp, c@example.jp\nx, y, z@example.jp')).toEqual({
      parties: [{ email: 'a@example.jp' }],
      badLines: [2, 3],
    });
  });
});
