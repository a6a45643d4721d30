import { describe, expect, it } from '@jest/globals';
import { ACKNOWLEDGEMENT_LANGUAGES } from '../domain/acknowledgement-language.js';
import { blanksOf } from '../domain/template-text.js';
import { NoticeTemplates } from './notice-templates.js';

const texts = new NoticeTemplates().acknowledgements();
const of = (language: string) => texts.find((text) => text.language === language) ?? { subject: '', body: '' };
/** Plain Japanese as it is read, without readings. */
const plain = of('plain').body.replace(/（[ぁ-ん]+）/g, '');

describe('the words of acknowledgements', () => {
  it('stand in every language of the public pages', () => {
    expect(texts.map(({ language }) => language)).toEqual([...ACKNOWLEDGEMENT_LANGUAGES]);
  });

  it.each(ACKNOWLEDGEMENT_LANGUAGES)(
    'have in %s the same blanks as in Japanese, no link and no open place',
    (language) => {
      const { subject, body } = of(language);
      expect([blanksOf(subject), blanksOf(body)]).toEqual([blanksOf(of('ja').subject), blanksOf(of('ja').body)]);
      expect(`${subject}${body}`.replace(/\{\{\w+\}\}/g, '')).not.toMatch(/[{}〔〕［］…]|https?:|www\./);
      expect(body.split('\n')).toHaveLength(of('ja').body.split('\n').length + (language === 'plain' ? 2 : 0));
    },
  );

  it('say the same thing twice in no two languages', () => {
    const lines = texts.flatMap(({ subject, body }) => [subject, ...body.split('\n')]);
    const words = lines.filter((line) => line.replace(/\{\{\w+\}\}/g, '').trim() !== '');
    expect(new Set(words).size).toBe(words.length);
  });

  it.each([
    ['zh', /[\u3041-\u30fa]/],
    ['ko', /[\u3041-\u30fa\u3400-\u9fff]/],
    ['vi', /[\u3041-\u30fa\u3400-\u9fff\uac00-\ud7af]/],
    ['pt', /[\u3041-\u30fa\u3400-\u9fff\uac00-\ud7af]/],
    ['en', /[^\x00-\x7f]/],
  ])('bear no letters of another language in %s', (language, foreign) => {
    expect(`${of(language).subject}${of(language).body}`).not.toMatch(foreign);
  });

  it('in plain Japanese are short sentences in easy words, with the reading of every kanji', () => {
    const { subject, body } = of('plain');
    expect(/[\u3400-\u9fff々](?![\u3400-\u9fff々]*（[ぁ-ん]+）)/.exec(`${subject}\n${body}`)?.[0]).toBeUndefined();
    expect(plain.split(/[。\n]/).filter((sentence) => sentence.length > 45)).toEqual([]);
    expect(plain).not.toMatch(/いたし|でござい|お申し出|恐れ入|所定|当該|速やか|何卒|にて|および|または|により|場合は/);
  });
});
