import { describe, expect, it } from '@jest/globals';
import { sentenceOf, spanOf, type Told } from './plain-words.js';

const MINUTE_MS = 60_000;
const told: Told = {
  method: 'burst',
  level: 'weak',
  count: 12,
  expected: 0.31,
  windowMs: 40 * MINUTE_MS,
  names: { service: { ja: 'マイページ・アプリ', en: 'Portal and app' } },
  facts: {},
};

describe('why a cluster was raised', () => {
  it('is one plain sentence in either language', () => {
    expect(sentenceOf(told)).toEqual({
      ja: '40分間に、サービス「マイページ・アプリ」で弱いものも含めて兆候のある申出が12件ありました。ふだんは40分間に0.3件ほどです。',
      en: 'Within 40 minutes there were 12 complaints with at least a weak sign about Portal and app. In 40 minutes there are usually about 0.3.',
    });
  });

  it('says how many times the expected a shop has, as shrunken', () => {
    const { ja } = sentenceOf({
      ...told,
      method: 'disproportion',
      windowMs: 90 * 1440 * MINUTE_MS,
      names: { shop: { ja: '青葉駅前店', en: 'Aoba' } },
      facts: { ebgm: 4.2 },
    });
    expect(ja).toBe(
      '直近90日間に、店舗「青葉駅前店」で弱いものも含めて兆候のある申出が12件ありました。規模から見込まれる0.3件の約4.2倍です（小さい店舗ほど控えめに見積もっています）。',
    );
  });

  it('names no figure below a tenth, and boasts of no rarity', () => {
    const { ja } = sentenceOf({ ...told, expected: 0.0003, names: {} });
    expect(ja).toBe('40分間に、全体で弱いものも含めて兆候のある申出が12件ありました。ふだんは40分間に0.1件未満です。');
  });

  it.each([
    [15 * MINUTE_MS, '15分間'],
    [60 * MINUTE_MS, '1時間'],
    [1440 * MINUTE_MS, '24時間'],
    [7 * 1440 * MINUTE_MS, '7日間'],
  ])('%d ms is %s', (ms, words) => {
    expect(spanOf(ms).ja).toBe(words);
  });
});
