import { describe, expect, it } from '@jest/globals';
import { conflictOf } from './conflict';

const current = { version: 4, text: '新しい本文' };

describe('a save that came too late', () => {
  it('reads the current version, whether it stands in the problem or under data', () => {
    const expected = { currentVersion: 4, currentText: '新しい本文' };
    expect(conflictOf({ status: 409, body: { yours: {}, current } })).toEqual(expected);
    expect(conflictOf({ status: 409, body: { data: { yours: {}, current } } })).toEqual(expected);
  });

  it('is not taken for a conflict when the problem is another one', () => {
    expect(conflictOf({ status: 422, body: { current } })).toBeNull();
    expect(conflictOf({ status: 409, body: { code: 'complaints.bad-transition' } })).toBeNull();
  });
});
