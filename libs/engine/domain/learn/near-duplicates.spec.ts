import { describe, expect, it } from '@jest/globals';
import type { LabelledText } from '../labelled-text.js';
import { withoutNearDuplicates } from './near-duplicates.js';

const text = (id: string, words: string): LabelledText => ({
  id,
  channel: 'web',
  lang: 'ja',
  text: words,
  leak_signal: false,
  signal_kind: null,
  clauses: [],
  category: 'other',
  severity: 'low',
});

const scored = text('tx-0001', '先週の請求書に、知らない番号への通話が三件載っていました。夜中の通話です。');

describe('texts that join the training beside the scored ones', () => {
  it.each([
    ['the same text', scored.text],
    ['another width and spacing', '先週の請求書に、 知らない番号への通話が３件載っていました。夜中の通話です。'],
    ['a word changed', '先月の請求書に、知らない番号への通話が三件載っていました。夜中の通話です。'],
  ])('leaves out %s', (_, words) => {
    expect(withoutNearDuplicates([text('ty-0001', words)], [scored])).toEqual([]);
  });

  it('keeps another story about the same thing', () => {
    const other = text('ty-0002', '請求書の二枚目が隣の家のものでした。通話先がすべて見えてしまいます。');
    expect(withoutNearDuplicates([other], [scored])).toEqual([other]);
  });
});
