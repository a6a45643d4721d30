import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { areaOf } from './description.js';
import { linesIn, slipsIn } from './mentions.js';
import { nameLikeness, SIMILAR_NAME } from './name-likeness.js';
import { REASON_KINDS, scoreOf, SUGGEST_FROM } from './reasons.js';
import { BANDS, bandsOf, foldForComparison, likeness, shinglesOf } from './shingles.js';

const TEXT =
  '先月の請求書に私の知らない番号への通話が並んでいました。窓口で調べてもらいましたが、係の方は私の明細ではないと言います。';

describe('the sketch of a text', () => {
  it('puts width, case, kana, signs and quoted lines aside', () => {
    expect(foldForComparison('ＡＢＣ　タナカ、\n> 引用した行\n「た」')).toBe('abcたなかた');
  });

  it('is the same for the same words, and has one word a band', () => {
    const one = bandsOf(shinglesOf(foldForComparison(TEXT)));
    expect(one).toHaveLength(BANDS);
    expect(bandsOf(shinglesOf(foldForComparison(TEXT.replace(/。/g, '．\n'))))).toEqual(one);
    expect(bandsOf(shinglesOf('短い'))).toEqual([]);
  });

  it('shares bands with a text of which some letters were changed, and hardly any with another text', () => {
    const bands = (text: string): Set<string> =>
      new Set(bandsOf(shinglesOf(foldForComparison(text))).map((band, at) => `${String(at)} ${band}`));
    const shared = (other: string): number => [...bands(TEXT)].filter((band) => bands(other).has(band)).length;
    expect(shared(TEXT.replace('先月', '九月').replace('係の方', '担当者'))).toBeGreaterThan(4);
    expect(shared('電波が弱く、二階では動画が途切れます。中継器を借りたいのですが、在庫がないそうです。')).toBe(0);
  });

  it('measures what two sets have in common between nothing and all, the same both ways', () => {
    const sets = fc.array(fc.integer({ min: 0, max: 30 })).map((members) => new Set(members));
    fc.assert(
      fc.property(sets, sets, (a, b) => {
        const one = likeness(a, b);
        expect(one).toEqual(likeness(b, a));
        expect(one.jaccard).toBeGreaterThanOrEqual(0);
        expect(one.jaccard).toBeLessThanOrEqual(one.contained);
        expect(one.contained).toBeLessThanOrEqual(1);
      }),
    );
    expect(likeness(new Set([1, 2]), new Set([2, 1]))).toEqual({ jaccard: 1, contained: 1 });
  });

  it('takes a very long text by its beginning and end', () => {
    const long = 'あ'.repeat(1_000_000);
    expect(foldForComparison(long).length).toBe(16_000);
  });
});

describe('numbers that a text names', () => {
  it('are telephone lines in every notation, not those of companies', () => {
    expect(
      linesIn('０９０－１２３４－５６７８、03-1234-5678と+81 90 1234 5678です。0120-000-000へ電話しました。'),
    ).toEqual(['+819012345678', '+81312345678']);
    expect(linesIn('契約番号 1234567890123456 の2026-11-000123')).toEqual([]);
  });

  it('are slip numbers', () => {
    expect(slipsIn('受付番号２０２６－１１－０００１２３と2026-11-000123、2026-13-000001、12026-11-000123')).toEqual([
      '2026-11-000123',
    ]);
  });
});

describe('what speaks for a pair', () => {
  it('never says more than certain, and more reasons never say less', () => {
    const reasons = fc.array(fc.constantFrom(...REASON_KINDS).map((kind) => ({ kind, percent: 80 })));
    fc.assert(
      fc.property(reasons, fc.constantFrom(...REASON_KINDS), (known, more) => {
        const before = scoreOf(known, 1);
        const after = scoreOf([...known, { kind: more, percent: 80 }], 1);
        expect(after).toBeGreaterThanOrEqual(before);
        expect(after).toBeLessThanOrEqual(1);
      }),
    );
  });

  it('is enough with one number, not with a name, and not with a number after a year', () => {
    expect(scoreOf([{ kind: 'same-phone' }], 10)).toBeGreaterThanOrEqual(SUGGEST_FROM);
    expect(scoreOf([{ kind: 'same-name' }], 10)).toBeLessThan(SUGGEST_FROM);
    expect(scoreOf([{ kind: 'same-phone' }], 400)).toBeLessThan(SUGGEST_FROM);
    expect(scoreOf([{ kind: 'same-text' }], 400)).toBeGreaterThanOrEqual(SUGGEST_FROM);
  });

  it('knows names that were heard wrongly from names of others', () => {
    expect(nameLikeness('田中一郎', '田中一朗')).toBeGreaterThanOrEqual(SIMILAR_NAME);
    expect(nameLikeness('鈴木花子', '鈴木一郎')).toBeLessThan(SIMILAR_NAME);
    expect(nameLikeness('林', '林')).toBe(0);
  });

  it.each([
    ['〒231-0005 神奈川県横浜市中区本町1-1', '神奈川県横浜市'],
    ['神奈川県　横浜市中区', '神奈川県横浜市'],
    ['東京都千代田区霞が関2-1-2', '東京都千代田区'],
    ['私書箱 12', null],
  ])('reads the town out of %s', (address, town) => {
    expect(areaOf(address)).toBe(town);
  });
});
