import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { textDiff, type TextPart } from './report-diff.js';

const side = (parts: TextPart[], without: TextPart['kind']) =>
  parts
    .filter(({ kind }) => kind !== without)
    .map(({ text }) => text)
    .join('');

describe('differences of texts', () => {
  it('are told sentence by sentence', () => {
    expect(textDiff('甲。乙。丙。', '甲。丁。丙。戊')).toEqual([
      { kind: 'same', text: '甲。' },
      { kind: 'removed', text: '乙。' },
      { kind: 'added', text: '丁。' },
      { kind: 'same', text: '丙。' },
      { kind: 'added', text: '戊' },
    ]);
  });

  it('say nothing of equal texts but that they are the same', () => {
    expect(textDiff('同じ。', '同じ。')).toEqual([{ kind: 'same', text: '同じ。' }]);
    expect(textDiff('', '')).toEqual([]);
  });

  it('give back both texts to the letter', () => {
    const text = fc.array(fc.constantFrom('甲。', '乙、', '丙\n', '丁', '。', '\n')).map((parts) => parts.join(''));
    fc.assert(
      fc.property(text, text, (before, after) => {
        const parts = textDiff(before, after);
        expect([side(parts, 'added'), side(parts, 'removed')]).toEqual([before, after]);
      }),
    );
  });

  it('show very long texts as replaced', () => {
    const long = '甲。'.repeat(500);
    expect(textDiff(long, '乙。')).toEqual([
      { kind: 'removed', text: long },
      { kind: 'added', text: '乙。' },
    ]);
  });
});
