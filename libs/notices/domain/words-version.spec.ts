import { describe, expect, it } from '@jest/globals';
import { conflictOver, wordsVersion } from './words-version.js';

const [mine, theirs] = [
  { subject: 'お詫び', body: '本文' },
  { subject: 'お詫び', body: '直した本文' },
];

describe('words that are saved', () => {
  it('conflict where others stand than their writer saw, and both are told', () => {
    const seen = wordsVersion({ subject: 'お詫び', body: '前の本文' }, 'ja');
    expect(conflictOver('ja', { standing: theirs, written: mine, seen })).toEqual({
      language: 'ja',
      yours: mine,
      current: { ...theirs, version: wordsVersion(theirs, 'ja') },
    });
    expect(conflictOver('en', { standing: null, written: mine, seen })).toMatchObject({ current: { version: '' } });
    expect(conflictOver('en', { standing: theirs, written: null, seen: '' })).toMatchObject({ yours: null });
  });

  it('do not where the writer saw what stands, or writes the same', () => {
    const seen = wordsVersion(theirs, 'ja');
    expect(conflictOver('ja', { standing: theirs, written: mine, seen })).toBeNull();
    expect(conflictOver('ja', { standing: theirs, written: { ...theirs }, seen: '' })).toBeNull();
    expect(conflictOver('en', { standing: null, written: mine, seen: '' })).toBeNull();
  });
});
