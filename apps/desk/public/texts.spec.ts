import { describe, expect, it } from '@jest/globals';
import { PUBLIC_LANGUAGES } from './languages.js';
import { withoutReadings } from './ruby.js';
import { easy } from './texts/easy.js';
import { ja } from './texts/ja.js';
import { TEXTS } from './texts.js';

/** Longest sentence of plain Japanese, in characters. */
const LONGEST = 45;
/** Words that plain Japanese does without. */
const HARD = /いたし|でござい|お申し出|恐れ入|所定|当該|速やか|何卒|にて|および|または|により|場合は/;
const BARE_KANJI = /[\u3400-\u9fff々](?![\u3400-\u9fff々]*《)/;

function texts(words: unknown, at = ''): [key: string, text: string][] {
  if (typeof words === 'string') return [[at, words]];
  if (typeof words !== 'object' || words === null) return [];
  return Object.entries(words).flatMap(([key, value]) => texts(value, `${at}.${key}`));
}

const blanksOf = (text: string): string[] => [...text.matchAll(/\{\w+\}/g)].map(([blank]) => blank).sort();

describe('the words of the public pages', () => {
  it.each(PUBLIC_LANGUAGES)('are whole in %s: each key has its words, with the same blanks', (language) => {
    const [own, base] = [new Map(texts(TEXTS[language])), texts(ja)];
    for (const [key, text] of base) {
      expect([key, (own.get(key) ?? '').trim() !== '']).toEqual([key, true]);
      expect([key, blanksOf(own.get(key) ?? '')]).toEqual([key, blanksOf(text)]);
    }
  });

  it('differ between languages, but for a few short ones', () => {
    const base = new Map(texts(ja));
    for (const language of ['en', 'zh', 'ko', 'vi', 'pt'] as const) {
      const same = texts(TEXTS[language]).filter(
        ([key, text]) => text.length > 6 && base.get(key) === text && text !== '{keep}',
      );
      expect(same).toEqual([]);
    }
  });

  it('in plain Japanese are short sentences', () => {
    const long = texts(easy).flatMap(([key, text]) =>
      withoutReadings(text)
        .split(/[。！？]/)
        .filter((sentence) => sentence.length > LONGEST)
        .map((sentence) => [key, sentence]),
    );
    expect(long).toEqual([]);
  });

  it('in plain Japanese give every kanji its reading, and none that is no kana', () => {
    for (const [key, text] of texts(easy)) {
      expect([key, BARE_KANJI.exec(text)?.[0]]).toEqual([key, undefined]);
      for (const [, reading] of text.matchAll(/《([^》]*)》/g))
        expect([key, reading]).toEqual([key, expect.stringMatching(/^[ぁ-ん]+$/)]);
    }
  });

  it('in plain Japanese avoid official words', () => {
    for (const [key, text] of texts(easy))
      expect([key, HARD.exec(withoutReadings(text))?.[0]]).toEqual([key, undefined]);
  });

  it('in plain Japanese are looked at by checks that can fail (control)', () => {
    expect(BARE_KANJI.exec('漢字《かんじ》と電話')?.[0]).toBe('電');
    expect(BARE_KANJI.exec('漢字《かんじ》です')).toBeNull();
    expect(HARD.test('速やかにご連絡いたします')).toBe(true);
  });
});
