import { describe, expect, it } from '@jest/globals';
import { loadYaml } from '#kernel';
import { displaySentences } from '../text/display-sentences.js';
import { foldText } from '../text/fold-text.js';
import { FrameFinder } from './frames.js';
import { Lexicon } from './lexicon.js';
import type { SignalWords } from './signal-words.js';

const words = loadYaml<SignalWords>('signals.yaml');
const lexicon = new Lexicon(words);
const finder = new FrameFinder(lexicon);

function conceptsIn(text: string, scanned = false): string[] {
  return [...new Set(lexicon.find(foldText(text), scanned).map((hit) => lexicon.concepts[hit.concept] ?? ''))];
}

function framesIn(text: string, signature = ''): string[] {
  const hits = lexicon.find(foldText(text));
  const written = lexicon.writersOf(text, hits, signature);
  return finder.find(text, displaySentences(text), { hits, written }).map((hit) => hit.frame.id);
}

describe('the lexicon', () => {
  it('finds concepts whatever the width or the kana', () => {
    expect(conceptsIn('ﾓﾄｶﾚ ではなく元カレが通話履歴を知っていた')).toEqual(
      expect.arrayContaining(['who-former-partner', 'what-calls', 'did-know']),
    );
  });

  it.each([
    ['漏洩', '通話記録が漏洩した', 'did-tell'],
    ['漏泄', '通話記録が漏泄した', 'did-tell'],
    ['old forms of characters', '通話記錄の寫し', 'what-calls'],
    ['simplified characters', '通话记录', 'what-calls'],
    ['a large つ for a small one', '元夫が知つていた', 'did-know'],
    ['an abbreviation of the desk', '本確なしで番号を伝えた', 'access-loose'],
    ['マイペ', 'マイペ開いたら', 'what-account'],
    ['half-width kana', 'ﾏｲﾍﾟｰｼﾞ', 'what-account'],
    ['the dialect of Osaka', '元夫が知ってはった', 'did-know'],
    ['the dialect of Hiroshima', '姑が知っとった', 'did-know'],
  ])('levels %s', (_, text, concept) => {
    expect(conceptsIn(text)).toContain(concept);
  });

  it('says exactly where a levelled word stands in the original', () => {
    const text = 'CLより入電。本確せずに案内、ﾏｲﾍﾟｰｼﾞは確認済';
    const found = lexicon.find(foldText(text)).map((hit) => text.slice(hit.start, hit.end));
    expect(found).toContain('ﾏｲﾍﾟｰｼﾞ');
    expect(found.every((word) => text.includes(word))).toBe(true);
  });

  it('reads what a scanner mistakes, in letters and faxes only', () => {
    for (const text of ['通詰履歴の写し', 'cal1 history', '留守番雷話に入った']) {
      const concepts = ['what-calls', 'what-voice'];
      expect(conceptsIn(text, true).some((name) => concepts.includes(name))).toBe(true);
      expect(conceptsIn(text).some((name) => concepts.includes(name))).toBe(false);
    }
  });

  it('takes short Latin terms as whole words only', () => {
    expect(conceptsIn('new sim card')).toContain('what-account');
    expect(conceptsIn('a simple plan')).not.toContain('what-account');
  });

  it.each(['画面には表示されていません', '相手の画面には見えない', 'it did not appear'])(
    'leaves a denied word out: %s',
    (text) => {
      expect(conceptsIn(text)).not.toContain('did-see');
    },
  );

  it.each(['見えているのではないか', '画面に表示され', 'it appeared'])('keeps one that is not denied: %s', (text) => {
    expect(conceptsIn(text)).toContain('did-see');
  });

  it('has all ten lead classes, each with a source', () => {
    expect(Object.keys(words.leads)).toEqual(['L1', 'L2', 'L3', 'L4', 'L5', 'L6', 'L7', 'L8', 'L9', 'L10']);
  });
});

describe('frames', () => {
  it('fire when their concepts meet in a sentence or two neighbours', () => {
    expect(framesIn('元夫がそれを知っていた')).toContain('partner-knows');
    expect(framesIn('元夫から電話が来ました。なぜか知っているのです')).toContain('partner-knows');
    expect(framesIn('それを知っていた')).not.toContain('partner-knows');
  });

  it('do not fire across a distance', () => {
    const filler = 'そのあと市役所に寄り、銀行に寄り、魚屋に寄り、薬局に寄り、郵便局に寄り、'.repeat(2);
    expect(framesIn(`元夫に荷物を渡し、${filler}店の人が道を知っていた`)).not.toContain('partner-knows');
  });

  it.each(['が私の勘違いでした。', '。私の勘違いでした。'])('do not fire beside an innocent explanation: %s', (end) => {
    expect(framesIn(`元夫がそれを知っていた${end}`)).not.toContain('partner-knows');
  });

  it('take the writer’s office from the introduction or the signature', () => {
    const tip = '別の事件で、貴社の顧客の一覧が保存されていました。';
    expect(framesIn(`お世話になっております。${tip}`)).not.toContain('police-report');
    expect(framesIn(`○○県警の山田です。お世話になっております。急ぎのお願いです。${tip}`)).toContain('police-report');
    expect(framesIn(`お世話になっております。急ぎのお願いです。${tip}`, '--\n○○県警察本部')).toContain('police-report');
  });

  it('leave "no fault found" about a slow line alone', () => {
    const again = '前回は異常なしと言われましたが、また同じことが起きています。';
    expect(framesIn(again)).toContain('again-after-no-problem');
    expect(framesIn(`速度が遅いままです。${again}`)).not.toContain('again-after-no-problem');
  });
});

describe('checking the words', () => {
  const first = words.frames[0];
  if (first === undefined) throw new Error('no frames');

  it.each([
    ['an unknown concept', { ...first, all: ['who-strangr'] }, 'did you mean who-stranger?'],
    ['an unknown concept within a choice', { ...first, all: [['no-such-concept']] }, 'no-such-concept'],
    ['an unknown lead', { ...first, lead: 'L11' }, 'use one of L1 to L10'],
  ])('refuses a frame with %s and says how to mend it', (_, frame, told) => {
    expect(() => new Lexicon({ ...words, frames: [frame] })).toThrow(told);
  });

  it('refuses a pattern that cannot be read', () => {
    const slots = { ...words.slots, when: { ja: 'いつ', said: '(昨日' } };
    expect(() => new Lexicon({ ...words, slots })).toThrow('check brackets');
  });
});
