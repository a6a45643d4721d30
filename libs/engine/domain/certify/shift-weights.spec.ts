import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { levelsOf, mixOf, sizeOf, type Levels } from './mix.js';
import { shiftWeights } from './shift-weights.js';

const levels = fc.record({
  channel: fc.constantFrom('phone', 'letter', 'fax'),
  language: fc.constantFrom('ja', 'en'),
  length: fc.constantFrom('0', '300'),
});
const run = { seed: 3, numRuns: 100 };

/** Weighted share of a level among texts. */
function shareOf(texts: readonly Levels[], weights: ArrayLike<number>, channel: string): number {
  const all = Array.from(weights).reduce((sum, weight) => sum + weight, 0);
  return texts.reduce((sum, text, i) => sum + (text.channel === channel ? (weights[i] as number) : 0), 0) / all;
}

describe('weights of a calibration set for a desk', () => {
  it('are all one where the desk has the same mix', () => {
    fc.assert(
      fc.property(fc.array(levels, { minLength: 5, maxLength: 60 }), (texts) => {
        const mix = mixOf(texts.map((each) => ({ levels: each, times: 40 })));
        const { weights, largest, uncovered } = shiftWeights(texts, mix, ['channel', 'language', 'length']);
        for (const weight of weights) expect(weight).toBeCloseTo(1, 5);
        expect(largest).toBeCloseTo(1, 5);
        expect(uncovered).toBe(0);
      }),
      run,
    );
  });

  it('give the calibration set the shares of the desk, in each dimension', () => {
    const texts: Levels[] = Array.from({ length: 200 }, (_, i) => ({
      channel: i < 150 ? 'phone' : 'letter',
      language: i % 3 === 0 ? 'en' : 'ja',
    }));
    const mix = { channel: { phone: 20_000, letter: 80_000 }, language: { ja: 50_000, en: 50_000 } };
    const { weights } = shiftWeights(texts, mix, ['channel', 'language']);
    expect(shareOf(texts, weights, 'letter')).toBeCloseTo(0.8, 3);
    const english = texts.map(({ language }) => ({ channel: language ?? '' }));
    expect(shareOf(english, weights, 'en')).toBeCloseTo(0.5, 3);
  });

  it('tell what share of the desk no calibration text stands for', () => {
    const texts: Levels[] = [{ channel: 'phone' }, { channel: 'letter' }];
    const { uncovered } = shiftWeights(texts, { channel: { phone: 30, letter: 30, fax: 40 } }, ['channel']);
    expect(uncovered).toBeCloseTo(0.4, 9);
  });

  it('leave out a dimension that is not known of every calibration text, and a desk without texts', () => {
    const texts: Levels[] = [{ channel: 'phone', language: 'ja' }, { channel: 'letter' }];
    const mix = { language: { en: 100 }, channel: {} };
    expect([...shiftWeights(texts, mix, ['channel', 'language']).weights]).toEqual([1, 1]);
  });
});

describe('the levels of a text', () => {
  it('put scores and lengths into bands and rare languages together', () => {
    expect(levelsOf({ channel: 'fax', language: 'ja', bytes: 299, score: 0 })).toEqual({
      channel: 'fax',
      language: 'ja',
      length: '0',
      score: '0',
    });
    expect(levelsOf({ channel: 'fax', language: 'tl', bytes: 5000, score: 1 })).toMatchObject({
      language: 'other',
      length: '900',
      score: '0.6',
    });
  });

  it('are counted, several texts at once if need be', () => {
    const mix = mixOf([{ levels: { channel: 'fax' }, times: 3 }, { levels: { channel: 'web' } }, { levels: {} }]);
    expect(mix).toEqual({ channel: { fax: 3, web: 1 } });
    expect([sizeOf(mix), sizeOf(mix, 'score')]).toEqual([4, 0]);
  });
});
