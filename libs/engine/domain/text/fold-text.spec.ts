import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { foldTerm, foldText } from './fold-text.js';
import { sentencesOf, windowsOf } from './sentence-windows.js';

describe('folding a text', () => {
  it.each([
    ['ﾏｲﾍﾟｰｼﾞ', 'マイページ'],
    ['ＳＭＳ　メール', 'sms メール'],
    ['ル一夕一', 'ルーター'],
    ['着信 ロ グ', '着信ログ'],
    ['１２:34', '00:00'],
    ['か\u3099', 'が'],
  ])('reads %s like %s', (one, other) => {
    expect(foldTerm(one)).toBe(foldTerm(other));
  });

  it('keeps different words apart', () => {
    expect(foldTerm('メール')).not.toBe(foldTerm('メーカー'));
    expect(foldTerm('漏洩')).not.toBe(foldTerm('水漏れ'));
  });

  it('maps every folded unit back to a place in the original, in order', () => {
    const anything = fc.array(
      fc.oneof(fc.string({ unit: 'binary' }), fc.constantFrom('\ud800', '\0', 'ﷺ', 'ｶﾞ', '👪')),
    );
    fc.assert(
      fc.property(anything, (parts) => {
        const text = parts.join('');
        const folded = foldText(text);
        const wrong = Array.from(folded.units.keys()).filter((at) => {
          const [start, end] = [folded.start[at] ?? -1, folded.end[at] ?? -1];
          return start < (folded.start[at - 1] ?? 0) || end <= start || end > text.length;
        });
        expect(wrong).toEqual([]);
      }),
      { numRuns: 300 },
    );
  });
});

describe('cutting into sentences', () => {
  it('cuts at full stops and covers the whole text', () => {
    const text = foldText('請求書が届きました。中身は隣の方のものでした。どうすればよいですか？');
    const sentences = sentencesOf(text);
    expect(sentences).toHaveLength(3);
    expect(sentences[0]?.from).toBe(0);
    expect(sentences[2]?.to).toBe(text.units.length);
    expect(windowsOf(sentences)).toHaveLength(5);
  });

  it('leaves no gap and no overlap, and none longer than 120 units', () => {
    fc.assert(
      fc.property(
        fc.string({ maxLength: 2000, unit: fc.constantFrom('あ', '。', '、', '\n', 'a', ' ', '.') }),
        (raw) => {
          const text = foldText(raw);
          let from = 0;
          const wrong = sentencesOf(text).filter((sentence) => {
            const fits = sentence.from === from && sentence.to - sentence.from <= 120;
            from = sentence.to;
            return !fits;
          });
          expect(wrong).toEqual([]);
          expect(from).toBe(text.units.length);
        },
      ),
    );
  });
});
