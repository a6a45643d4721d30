import { describe, expect, it } from '@jest/globals';
import type { EngineResult } from '../engine-result.js';
import type { LabelledText } from '../labelled-text.js';
import { figuresOf } from './figures.js';
import type { Judged } from './figures.js';

function judged(
  signal: boolean,
  score: number,
  more: Partial<LabelledText> & { result?: Partial<EngineResult> } = {},
): Judged {
  const { result, ...labels } = more;
  const example: LabelledText = {
    ...{ id: 'x-1', channel: 'web', lang: 'ja', text: '請求書が来た。隣の人のだった。', leak_signal: signal },
    ...{ signal_kind: signal ? 'misdelivery' : null, clauses: [], category: 'billing', severity: 'low' },
    ...labels,
  };
  return {
    example,
    result: {
      ...{ score, flagged: score >= 0.5, kinds: signal ? ['misdelivery'] : [], leads: ['L7'], clauses: [] },
      ...{ category: 'billing', severity: 'low', reasons: [{ start: 7, end: 15, text: '隣の人のだった。', why: '…' }] },
      ...{ engine: 'test', ...result },
    },
  };
}

const SOME = [
  judged(true, 0.9, { difficulty: 'plain', evidence: ['隣の人のだった'] }),
  judged(true, 0.4, { difficulty: 'implicit', signal_kind: 'system_fault', channel: 'fax' }),
  judged(false, 0.6, { difficulty: 'hard_negative', category: 'secrecy', channel: 'fax' }),
  judged(false, 0.1, { difficulty: 'easy_negative' }),
];

describe('figures of an evaluation', () => {
  const figures = figuresOf(SOME);

  it('count at the threshold and rank by the score', () => {
    expect(figures).toMatchObject({ n: 4, prevalence: 0.5, recall: 0.5, precision: 0.5, fpr: 0.5, rocAuc: 0.75 });
    expect(figures.fprAtRecall).toEqual({ '0.90': 0.5, '0.95': 0.5, '0.98': 0.5, '0.99': 0.5, '1.00': 0.5 });
    expect(figures.brier).toBeCloseTo((0.01 + 0.36 + 0.36 + 0.01) / 4, 5);
    expect(figures.categoryAccuracy).toBe(0.75);
  });

  it('are given by channel, language, difficulty and kind', () => {
    expect(Object.keys(figures.by)).toEqual(['channel', 'lang', 'difficulty', 'signalKind']);
    expect(figures.by['channel']?.['fax']).toMatchObject({ n: 2, recall: 0, fpr: 1, rocAuc: 0 });
  });

  it('set a kind against all texts without a signal, and an easy negative against all signals', () => {
    expect(figures.by['signalKind']?.['misdelivery']).toMatchObject({ n: 1, recall: 1, fpr: null, rocAuc: 1 });
    expect(figures.by['signalKind']?.['system_fault']).toMatchObject({ n: 1, recall: 0, rocAuc: 0.5 });
    expect(figures.by['difficulty']?.['easy_negative']).toMatchObject({
      fpr: 0,
      recall: null,
      precision: null,
      rocAuc: 1,
    });
  });

  it('say how many reasons lie on the evidence, and how many flags lack a reason or a lead', () => {
    expect(figures).toMatchObject({ reasonsOnEvidence: 1, firstReasonOnEvidence: 1, flaggedWithoutReason: 0 });
    const bare = figuresOf([judged(true, 0.9, { result: { reasons: [], leads: [] } }), judged(false, 0.1)]);
    expect(bare).toMatchObject({ flaggedWithoutReason: 1, flaggedWithoutLead: 1 });
  });
});
