import { describe, expect, it } from '@jest/globals';
import { ApiProblem } from '../../api/client';
import { asOneText, isOtherWords, standingWords } from './words-conflict';

describe('words that somebody else saved first', () => {
  const refused = (current: object) => new ApiProblem(409, { code: 'notices.words-changed', data: { current } });

  it('are told from the refusal, with the version that the next save is over', () => {
    const words = { subject: 'お詫び', body: '直した本文' };
    expect(standingWords(refused({ ...words, version: 'v2' }))).toEqual({ version: 'v2', words });
    expect(asOneText(words, 'なし')).toBe('お詫び\n\n直した本文');
  });

  it('may have been taken away', () => {
    expect(standingWords(refused({ version: '' }))).toEqual({ version: '', words: null });
    expect(asOneText(null, 'なし')).toBe('なし');
  });

  it('are no news to a form that took them over, while the page still shows what the form began with', () => {
    expect(['v1', 'v2', 'v3'].map((shown) => isOtherWords(shown, ['v1', 'v2']))).toEqual([false, false, true]);
  });

  it('are no matter of another refusal', () => {
    expect(standingWords(new ApiProblem(409, { code: 'notices.campaign-locked' }))).toBeNull();
    expect(standingWords(new TypeError('no network'))).toBeNull();
  });
});
