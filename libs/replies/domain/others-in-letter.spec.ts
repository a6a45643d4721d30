import { describe, expect, it } from '@jest/globals';
import { needsWord, othersInLetter, type LetterContext } from './others-in-letter.js';
import { unfilledPlaces } from './letter-text.js';

const context: LetterContext = {
  names: ['青葉 花子', '弁護士 佐野 健'],
  phones: ['090-1111-2222'],
  emails: ['hanako@example.net'],
  addresses: ['〒100-0000 東京都架空区一丁目2番3号'],
  slipNumber: '2026-11-000123',
  told: '知らない番号 080-3333-4444 から電話がありました。店員の村上さんに話しました。',
  others: ['元夫が私の通話の相手と時刻を知っていて、店の人から聞いたと言っています。'],
  own: 'お客様相談窓口 0120-000-123 desk@example.jp',
};
const kinds = (text: string) =>
  othersInLetter({ subject: 'お知らせ', text }, context).map(({ kind, known }) => [kind, known]);

describe('what of somebody else a letter carries', () => {
  it.each<[string, [string, string | null][]]>([
    ['080-5555-6666 の契約者について', [['phone', null]]],
    ['０８０ー５５５５ー６６６６にかけ直しました', [['phone', null]]],
    ['+81 80 5555 6666', [['phone', null]]],
    ['taro@example.org からの申出', [['email', null]]],
    ['受付番号 2026-11-000124 と同じ内容です', [['slip', null]]],
    ['鈴木 一郎様の回線で', [['name', null]]],
    ['鈴木様の回線で', [['name', null]]],
    ['カトウさんが', [['name', null]]],
    ['Mr. Smith told us', [['name', null]]],
    ['東京都別町区二丁目5番の店舗', [['address', null]]],
    ['11月3日14時12分に発信があり', [['call-record', null]]],
    ['通話先は記録によると 14:12 です', [['call-record', null]]],
    ['暗証番号は4649です', [['secret', null]]],
    ['カード番号 4111 1111 1111 1111', [['secret', null]]],
    ['「元夫が私の通話の相手と時刻を知っていて、店の人から聞いたと」', [['shared-text', null]]],
    ['080-3333-4444 を調べました', [['phone', 'told']]],
    ['村上さんに確かめました', [['name', 'told']]],
  ])('%s', (text, expected) => {
    expect(kinds(text)).toEqual(expected);
  });

  it('says where a card number stands, whatever letters stand before it', () => {
    for (const before of ['', '㈱ﾊﾞﾊﾞの', '㍿の１枚目 '])
      for (const card of ['4111 1111 1111 1111', '４１１１－１１１１　１１１１－１１１１']) {
        const text = `${before}番号は${card}です`;
        const found = othersInLetter({ subject: '', text }, context).find(({ kind }) => kind === 'secret');
        expect([found?.text, text.slice(found?.start, found?.end)]).toEqual([card, card]);
      }
  });

  it.each([
    '青葉 花子 様\n青葉様のお申し出について',
    '青葉花子様',
    'お客様、皆様、ご家族様、担当者様',
    '同様の仕様で、多様な模様です',
    'お電話は 090-1111-2222 へ。窓口は 0120-000-123、desk@example.jp です',
    '受付番号 ２０２６－１１－０００１２３',
    '佐野 健様にもお伝えします',
    '2026-11-25 10:30 にご連絡します。11月26日15時にお電話します。',
    '通話料の割引について、通話品質を確かめました',
    '〒100-0000 東京都架空区一丁目2番3号にお送りします',
    '料金は1,234,567円です',
  ])('%s: nothing of others (control)', (text) => {
    expect(kinds(text)).toEqual([]);
  });

  it('gives the places in the letter as written', () => {
    const text = '調べたところ、鈴木様の番号は 080-5555-6666 でした。';
    const found = othersInLetter({ subject: '', text }, context);
    expect(found.map(({ start, end }) => text.slice(start, end))).toEqual(['鈴木様', '080-5555-6666']);
    expect(found.map(({ value }) => value)).toEqual([null, '+818055556666']);
  });

  it('asks for a word about all but what the complainant told us', () => {
    const [told] = othersInLetter({ subject: '', text: '080-3333-4444 について' }, context);
    const [strange] = othersInLetter({ subject: '080-5555-6666', text: '' }, context);
    expect([told && needsWord(told), strange && needsWord(strange)]).toEqual([false, true]);
    expect(told && needsWord({ ...told, known: 'other-case' })).toBe(true);
  });
});

describe('places that a template left open', () => {
  it('are found with brackets, blanks and circles, and only they', () => {
    const text = '確認した結果：［確認した結果］\n{{name}} 〇〇 ___';
    expect(unfilledPlaces({ subject: '［件名］', text }).map(({ pointer }) => pointer)).toEqual([
      '/subject',
      '/text',
      '/text',
      '/text',
      '/text',
    ]);
    expect(unfilledPlaces({ subject: '回答', text: '「確認した結果」（別紙）' })).toEqual([]);
  });
});
