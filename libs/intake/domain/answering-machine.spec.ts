import { describe, expect, it } from '@jest/globals';
import { isAnsweringMachine, type EarlierMail } from './answering-machine.js';

const ANSWER = 'お問い合わせありがとうございます。担当者より折り返しご連絡いたします。受付番号 2026-11-0001';
const at = (minute: number, text = ANSWER, answered = true): EarlierMail => ({
  text,
  answered,
  receivedAt: `2026-11-25T04:${minute.toString().padStart(2, '0')}:00.000Z`,
});
const receivedAt = '2026-11-25T04:30:00.000Z';
const BEGAN = at(1, '先月の請求書が届いていません。');

describe('an answering machine that marks nothing', () => {
  it('is known when its acknowledgements are used up and its last mails say the same as this one', () => {
    const text = ANSWER.replace('0001', '0004');

    expect(isAnsweringMachine({ text, receivedAt, earlier: [at(20), at(10), BEGAN], limit: 3 })).toBe(true);
  });

  it('is known too while the newest acknowledgement is not yet noted at its case', () => {
    const earlier = [at(20, ANSWER, false), at(10), BEGAN];

    expect(isAnsweringMachine({ text: ANSWER, receivedAt, earlier, limit: 3 })).toBe(true);
  });

  it.each<[string, { text?: string; earlier?: EarlierMail[]; limit?: number }]>([
    ['before it has sent so many', { earlier: [at(20), at(10)] }],
    [
      'when its last mail was another letter',
      { earlier: [at(20, 'まだ返事がありません。いつですか。'), at(10), at(5)] },
    ],
    [
      'when the mail says something new',
      { text: `${ANSWER}\n追伸：昨日、隣の家に私の請求書が届いていました。至急お電話ください。` },
    ],
    [
      'when it writes the same again after hours',
      { earlier: [{ ...at(0), receivedAt: '2026-11-25T01:00:00.000Z' }, at(0), BEGAN] },
    ],
    [
      'when it wrote on another Tokyo day',
      { earlier: [at(20), at(10), { ...BEGAN, receivedAt: '2026-11-24T14:59:00.000Z' }] },
    ],
    ['when one mail a day is acknowledged and the same came once before', { limit: 1, earlier: [at(20)] }],
    [
      'when we have not written to it: nobody mails, or the mails waited together in a mailbox',
      { earlier: [at(20, ANSWER, false), at(10, ANSWER, false), { ...BEGAN, answered: false }] },
    ],
    ['when only one of three was acknowledged', { earlier: [at(20, ANSWER, false), at(10, ANSWER, false), BEGAN] }],
    ['when nobody is acknowledged at all', { limit: 0 }],
    ['when there is no text to compare', { text: '', earlier: [at(20, ''), at(10, ''), BEGAN] }],
  ])('is not suspected %s', (_, over) => {
    const known = { text: ANSWER, receivedAt, earlier: [at(20), at(10), BEGAN], limit: 3, ...over };

    expect(isAnsweringMachine(known)).toBe(false);
  });

  it('compares the beginning of a long text', () => {
    const long = '同じ文章です。'.repeat(200_000);

    expect(isAnsweringMachine({ text: long, receivedAt, earlier: [at(20, long), at(10, long)], limit: 2 })).toBe(true);
  });
});
