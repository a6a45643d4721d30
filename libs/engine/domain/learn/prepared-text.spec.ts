import { describe, expect, it } from '@jest/globals';
import type { LabelledText } from '../labelled-text.js';
import { prepare, prepareHelpers, strangersTo, windowsIn } from './prepared-text.js';

const plain: LabelledText = {
  id: 'ta-0001',
  channel: 'web',
  lang: 'ja',
  text: '請求の件です。店の人が私の通話先を知っていました。よろしくお願いします。',
  leak_signal: true,
  signal_kind: 'insider_misuse',
  clauses: [],
  category: 'billing',
  severity: 'low',
  evidence: ['店の人が私の通話先を知っていました'],
};

describe('texts that help to train', () => {
  const judged = prepare([plain]);
  const helpers = prepareHelpers([
    { ...plain, id: 'tm-0001', from: 'ta-0001' },
    { ...plain, id: 'tm-0002', from: 'ta-0002' },
    { ...plain, id: 'tg-0001', lang: 'pt' },
  ]);

  it('do not help to judge the text whose scene they were written after', () => {
    expect(strangersTo(judged, helpers).map(({ example }) => example.id)).toEqual(['tm-0002', 'tg-0001']);
    expect(strangersTo([], helpers)).toHaveLength(3);
  });

  it('count less than the corpus, and more in languages it has little of', () => {
    expect(judged[0]?.weight).toBe(1);
    const [japanese, , portuguese] = helpers;
    expect(japanese?.weight).toBeLessThan(portuguese?.weight ?? 0);
    expect(portuguese?.weight).toBeLessThan(1);
  });
});

it('tells the sentences that hold the evidence from the others', () => {
  const [text] = prepare([plain]);
  const decisive = text === undefined ? [] : windowsIn(text).map((window) => window.decisive);
  // Three sentences, then two pairs of neighbours.
  expect(decisive).toEqual([false, true, false, true, true]);
});
