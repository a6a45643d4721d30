import { beforeAll, describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { SIGNAL_KINDS } from './vocabulary.js';
import type { EngineResult } from './engine-result.js';
import { loadEngine } from '../data/load-engine.js';
import type { TriageEngine } from './triage-engine.js';

const SHORT_OF_WORDS = 'ルルルルルルルルルルルル';

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

describe('rules that always flag', () => {
  it.each([
    ['○○県警サイバー犯罪対策課の者です。別件で押収したパソコンから、御社のお客様の通話明細が見つかりました。', 'L9'],
    ['警察から、あなたの電話の記録が売られていたと連絡がありました。どういうことですか。', 'L9'],
    ['総務省総合通信基盤局です。貴社利用者から申告が複数寄せられております。事実関係をご報告ください。', 'L9'],
    ['毎朝新聞社会部の記者です。御社の委託先から通話履歴が流出したとの内部告発があり、見解をお聞かせください。', 'L9'],
    ['大学の研究室の者です。貴社のAPIは認証なしで他人の位置情報が返ってきます。公表の予定です。', 'L9'],
    ['I am a security researcher. Your customer portal leaks call records. I plan disclosure in 30 days.', 'L9'],
    ['先月も同じことを申し出て「異常なし」との回答でしたが、今日また隣の家の請求書が入っていました。', 'L10'],
  ])('flag %s', (text, lead) => {
    const result = engine.assess({ text, channel: 'email' }, { threshold: 1 });
    expect(result.flagged).toBe(true);
    expect(result.leads[0]).toBe(lead);
    expect(result.reasons[0]?.why).toContain(lead);
    expectSound(text, result);
  });

  it.each([
    '詐欺に遭い、警察に相談しました。番号を変えたいです。',
    '新聞の料金を電話代と一緒に払いたいのですが、できますか。',
    '総務省のホームページで安い料金の比較を見ました。乗り換えを考えています。',
    '前回、調査の結果問題ありませんと言われましたが、また速度が遅いです。',
    '取材で使うのでモバイルルーターを借りたい。編集部です。',
  ])('leave alone: %s', (text) => {
    expect(engine.assess({ text, channel: 'email' }, { threshold: 1 }).flagged).toBe(false);
  });
});

describe('mails', () => {
  const SIGN = 'マイページを開いたら知らない人の名前で、通話の一覧も全部その人のものでした。';
  const quoted = (text: string): string => `> ${text}`;

  it('find a sign that stands in the quoted mail only, and say so', () => {
    const text = `先日の件、その後いかがでしょうか。\n\n${quoted(SIGN)}`;
    const result = assess(text);
    expect(result.flagged).toBe(true);
    const reason = result.reasons.find(({ start }) => start >= text.indexOf('>'));
    expect(reason?.why).toContain('引用');
    expectSound(text, result);
  });

  it('are not flagged by the words of a signature or of a notice under it', () => {
    const plain = '引っ越すのでインターネットの解約手続きの方法を教えてください。';
    const signature =
      '--\n株式会社みなと 通信の秘密・情報漏えい対策室\nTEL 03-0000-0000\n\n本メールには機密情報が含まれます。誤って受信された場合は、内容を第三者に開示せず、直ちに削除してください。';
    const signed = assess(`${plain}\n\n${signature}`);
    expect(signed.flagged).toBe(false);
    // The text is read with the signature too, so that nothing hides in one; such words weigh little.
    expect(signed.score).toBeLessThan(0.05);
  });
});

describe('the threshold', () => {
  it('is the caller’s when the caller has one', () => {
    const text = '封筒を開けたら隣町の方の通話明細が入っていました。';
    const { score } = assess(text);
    expect(engine.assess({ text, channel: 'web' }, { threshold: score + 0.0001 }).flagged).toBe(false);
    expect(engine.assess({ text, channel: 'web' }, { threshold: score }).flagged).toBe(true);
  });
});

describe('reasons', () => {
  it('are whole sentences, with the words around a quotation', () => {
    const text =
      'いつもお世話になっております。昨日、義母から「あなた、弁護士に三回電話したわね。」と言われました。誰にも話していません。';
    const result = assess(text);
    const whole = '昨日、義母から「あなた、弁護士に三回電話したわね。」と言われました。';
    expect(result.reasons.some((reason) => reason.text.includes(whole))).toBe(true);
    expectSound(text, result);
  });

  it('come with a lead class, whatever the flag rests on', () => {
    const texts = ['元夫が通話の相手を知っていた。', SHORT_OF_WORDS, 'Somebody else’s voicemail is on my phone.'];
    for (const result of texts.map((text) => engine.assess({ text, channel: 'web' }, { threshold: 0 }))) {
      expect(result.flagged).toBe(true);
      expect(result.leads.length).toBeGreaterThan(0);
      expect(result.reasons.length).toBeGreaterThan(0);
    }
  });
});

describe('odd texts', () => {
  it('does not judge a single character', () => {
    expect(assess('あ')).toMatchObject({ score: 0, flagged: false });
    expect(assess('盗聴').score).toBeGreaterThan(0);
  });

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

describe('words in what looks like a signature', () => {
  it('are still read: nothing hides at the end of a mail', () => {
    const plain =
      '前略。料金プランの件でお店に伺いました。\n元夫が私の通話履歴を見ていて、電話の相手も全部知っていました。';
    const signed = `前略。料金プランの件でお店に伺いました。\n--\n元夫が私の通話履歴を見ていて電話の相手も全部知っている件\nTEL 03-0000-0000`;
    const [open, hidden] = [plain, signed].map((text) => engine.assess({ text, channel: 'email' }));
    expect(open?.flagged).toBe(true);
    expect(hidden?.flagged).toBe(true);
    expect(hidden?.reasons.length).toBeGreaterThan(0);
    for (const reason of hidden?.reasons ?? []) expect(signed.slice(reason.start, reason.end)).toBe(reason.text);
  });
});
