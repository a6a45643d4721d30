import { describe, expect, it } from '@jest/globals';
import { carryOver, segments } from './spans';

const whole = (text: string, spans: Parameters<typeof segments>[1]): string =>
  segments(text, spans)
    .map((segment) => segment.text)
    .join('');

describe('segments of a highlighted text', () => {
  it('marks the stretch of a span and leaves the rest plain', () => {
    expect(segments('別の人の明細が届いた', [{ start: 0, end: 6, why: '他人の明細' }])).toEqual([
      { text: '別の人の明細', whys: ['他人の明細'] },
      { text: 'が届いた', whys: [] },
    ]);
  });

  it('cuts overlapping spans so that the shared part carries both reasons', () => {
    const cut = segments('abcdef', [
      { start: 0, end: 4, why: 'A' },
      { start: 2, end: 6, why: 'B' },
    ]);
    expect(cut).toEqual([
      { text: 'ab', whys: ['A'] },
      { text: 'cd', whys: ['A', 'B'] },
      { text: 'ef', whys: ['B'] },
    ]);
  });

  it('counts UTF-16 code units, so that a span after an emoji or a rare kanji sits right', () => {
    expect(segments('𠮷😀漏えい', [{ start: 4, end: 7, why: '漏えい' }])[1]).toEqual({
      text: '漏えい',
      whys: ['漏えい'],
    });
  });

  it('never splits a surrogate pair', () => {
    expect(segments('a😀b', [{ start: 2, end: 4, why: 'x' }])).toEqual([
      { text: 'a', whys: [] },
      { text: '😀b', whys: ['x'] },
    ]);
  });

  it('leaves out spans that are empty, backwards or outside the text', () => {
    const spans = [
      { start: 2, end: 2, why: 'empty' },
      { start: 3, end: 1, why: 'backwards' },
      { start: 90, end: 99, why: 'outside' },
    ];
    expect(segments('abcd', spans)).toEqual([{ text: 'abcd', whys: [] }]);
  });

  it('gives the text back exactly for any spans', () => {
    const text = '苦情😀の本文。\n二行目 𠮷野家';
    for (let start = -1; start <= text.length + 1; start += 1) {
      for (let end = -1; end <= text.length + 1; end += 1) expect(whole(text, [{ start, end, why: 'x' }])).toBe(text);
    }
  });
});

describe('marks while the text is being typed', () => {
  const spans = [{ start: 3, end: 5, why: 'x' }];
  const before = '明細が届いた。';

  it.each([
    ['behind them: they stay', '明細が届いた。家に', [{ start: 3, end: 5, why: 'x' }]],
    ['before them: they move along', '昨日、明細が届いた。', [{ start: 6, end: 8, why: 'x' }]],
    ['inside them: they go', '明細が届かない。', []],
    ['nowhere', before, [{ start: 3, end: 5, why: 'x' }]],
    ['everywhere', '', []],
  ])('a change %s', (_where, after, expected) => {
    expect(carryOver(spans, before, after)).toEqual(expected);
  });
});
