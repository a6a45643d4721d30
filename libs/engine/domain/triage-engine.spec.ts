import { beforeAll, describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { SIGNAL_KINDS } from './vocabulary.js';
import type { EngineResult } from './engine-result.js';
import { loadEngine } from '../data/load-engine.js';
import type { TriageEngine } from './triage-engine.js';

let engine: TriageEngine;
let again: TriageEngine;

beforeAll(async () => {
  engine = await loadEngine();
  again = await loadEngine();
});

const assess = (text: string): EngineResult => engine.assess({ text, channel: 'web' });

function expectSound(text: string, result: EngineResult): void {
  expect(result.score).toBeGreaterThanOrEqual(0);
  expect(result.score).toBeLessThanOrEqual(1);
  if (result.flagged) expect(result.reasons.length).toBeGreaterThan(0);
  for (const reason of result.reasons) {
    expect(reason.start).toBeGreaterThanOrEqual(0);
    expect(reason.end).toBeLessThanOrEqual(text.length);
    expect(reason.end).toBeGreaterThan(reason.start);
    expect(reason.text).toBe(text.slice(reason.start, reason.end));
    expect(reason.why).not.toBe('');
  }
}

describe('assessing complaints that no one wrote for the corpus', () => {
  it.each([
    '先月別れた夫が、私が弁護士に三回電話したことを知っていました。携帯はずっと手元にあります。',
    'マイページを開いたら知らない人の名前で、通話の一覧も全部その人のものでした。',
    '封筒を開けたら隣町の方の通話明細が入っていました。どうしたらよいですか。',
    'ショップの店員さんから、夜中に私のメールの内容を冗談にした連絡が来ました。',
    'I opened the app and it showed another customer’s call history and name.',
  ])('flags: %s', (text) => {
    const result = assess(text);
    expect(result.flagged).toBe(true);
    expect(result.kinds.length).toBeGreaterThan(0);
    expectSound(text, result);
  });

  it.each([
    '引っ越すのでインターネットの解約手続きの方法を教えてください。',
    '充電しても電池がすぐ減ります。修理の料金を知りたいです。',
    '台所の水漏れでルーターが濡れて電源が入りません。交換をお願いします。',
  ])('does not flag: %s', (text) => {
    const result = assess(text);
    expect(result.flagged).toBe(false);
    expect(result.reasons).toEqual([]);
    expect(result.kinds).toEqual([]);
  });

  it.each([
    ['police', '県警の生活安全課です。押収した端末に貴社の顧客の一覧がありました。', 'L9'],
    ['the ministry', '総務省です。貴社の利用者の件で報告を求めます。', 'L9'],
    ['the press', '新聞の記者です。貴社から流出した名簿を入手しました。見解をお願いします。', 'L9'],
    ['another operator', '弊社の利用者から届いた件で、貴社の設備の確認を求めます。', 'L9'],
    ['the same again after "no problem"', '前回は問題ないと言われましたが、また同じことが起きています。', 'L10'],
  ])('always flags word from %s', (_, text, lead) => {
    const result = assess(text);
    expect(result.flagged).toBe(true);
    expect(result.leads).toContain(lead);
    expectSound(text, result);
  });

  it('finds one telling sentence inside a long text about something else', () => {
    const chatter =
      '料金プランの変更についてお聞きします。家族で三回線使っております。手続きは店で済ませました。'.repeat(60);
    const hint = '封筒を開けたら知らない人の通話明細が入っていました。';
    expect(assess(chatter).flagged).toBe(false);
    const text = `${chatter}${hint}${chatter}`;
    const result = assess(text);
    expect(result.flagged).toBe(true);
    const at = text.indexOf(hint);
    expect(result.reasons.some((reason) => reason.start < at + hint.length && reason.end > at)).toBe(true);
  });
});

describe('odd texts', () => {
  it.each([
    ['nothing', ''],
    ['white space', ' 　\n\t '],
    ['emoji only', '😡😡👪🏽'],
    ['NUL bytes', '\0\0\0'],
    ['lone surrogates', '\ud83d\udc00\ud800'],
    ['punctuation', '。。。！？'],
  ])('assesses %s without flagging it', (_, text) => {
    expect(assess(text)).toMatchObject({ score: 0, flagged: false, reasons: [] });
  });

  it.each([50_000, 200_000])('reads %d characters to the end', (size) => {
    const text = '家族で三回線使っております。手続きは店で済ませました。'.repeat(size / 20).slice(0, size - 60);
    const hint = '別人の通話履歴が私のマイページに表示され、知らない人の名前と発信先が並んでいました。';
    expect(assess(text).flagged).toBe(false);
    expect(assess(text + hint).flagged).toBe(true);
  });

  it('never throws, keeps spans inside the text and gives a reason for every flag, whatever the text', () => {
    const words = fc.constantFrom(
      '元夫が',
      '通話履歴',
      '知っていた',
      '。',
      '\n',
      '他人の',
      '名前',
      'ｶﾞ',
      '\ud800',
      '\0',
      '漏えい',
      'ﷺ',
    );
    const texts = fc
      .array(fc.oneof(words, fc.string({ unit: 'binary', maxLength: 20 }), fc.string()))
      .map((all) => all.join(''));
    fc.assert(
      fc.property(texts, (text) => {
        expectSound(text, assess(text));
      }),
      { numRuns: 200 },
    );
  });

  it('says the same of the same text, in any order and in another copy of the engine', () => {
    const texts = ['元夫が通話の相手を知っていた。', '解約したい。', '知らない人のメールが届いた。'];
    const first = texts.map(assess);
    expect([...texts].reverse().map(assess).reverse()).toEqual(first);
    expect(texts.map((text) => again.assess({ text, channel: 'web' }))).toEqual(first);
  });
});

describe('follow-up questions', () => {
  it.each(SIGNAL_KINDS)('asks three different ones for %s, in either language', (kind) => {
    for (const lang of ['ja', 'en']) {
      const questions = engine.questions({ kinds: [kind] }, lang);
      expect(questions).toHaveLength(3);
      expect(new Set(questions).size).toBe(3);
    }
  });

  it('does not ask for what the text has said', () => {
    const ask = (text?: string): string[] => engine.questions({ kinds: ['misdelivery'] }, 'ja', text);
    expect(ask().some((question) => question.includes('いつ気づきましたか'))).toBe(true);
    expect(ask('昨日の15時に届いた。').some((question) => question.includes('いつ気づきましたか'))).toBe(false);
  });
});
