import { describe, expect, it } from '@jest/globals';
import { acknowledgementLanguage } from './acknowledgement-language.js';

describe('the language of an acknowledgement', () => {
  it.each([
    ['ja', 'ja'],
    ['ja-JP', 'ja'],
    ['', 'ja'],
    ['zh', 'zh'],
    ['zh-Hant-TW', 'zh'],
    ['ko', 'ko'],
    ['VI', 'vi'],
    ['pt_BR', 'pt'],
    ['en-GB', 'en'],
    ['und', 'en'],
    ['th', 'en'],
    ['jam', 'en'],
    ['plain', 'en'],
  ])('of a complaint in "%s" is %s', (language, expected) => {
    expect(acknowledgementLanguage({ language })).toBe(expected);
  });

  it.each([
    ['ja', 'zh'],
    ['en', 'pt'],
    ['ja', 'en'],
    ['und', 'vi'],
  ])('of a text taken for "%s" is %s for whoever chose that for the form', (language, pageLanguage) => {
    expect(acknowledgementLanguage({ language, pageLanguage })).toBe(pageLanguage);
  });

  it('is plain Japanese for whoever used that form and wrote Japanese, and that of the text for all others', () => {
    const after = (language: string) => acknowledgementLanguage({ language, plainJapanese: true });
    expect(['ja', 'vi', 'en', 'und'].map(after)).toEqual(['plain', 'vi', 'en', 'en']);
  });
});
