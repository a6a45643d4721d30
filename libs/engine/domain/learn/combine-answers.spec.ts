import { describe, expect, it } from '@jest/globals';
import type { LabelledText } from '../labelled-text.js';
import { sigmoid } from '../score/pool.js';
import { combine, weighed } from './combine-answers.js';
import { seededRandom } from './random.js';

const INPUTS = 2;
const random = seededRandom(3);

/** Bills told by the first answer; which of them are signals, called secrecy, only the score knows. */
const examples = Array.from({ length: 240 }, (_, i): LabelledText => {
  const signal = i % 3 === 0;
  return {
    id: `tz-${String(i + 1)}`,
    channel: 'web',
    lang: 'ja',
    text: '',
    leak_signal: signal,
    signal_kind: signal ? 'misdelivery' : null,
    clauses: signal ? ['3-2-iii'] : [],
    category: signal ? 'secrecy' : 'billing',
    severity: 'low',
  };
});
const held = Float64Array.from({ length: examples.length * INPUTS }, () => random());
const scores = examples.map((example) => (example.leak_signal ? 0.9 : 0.1));

function rightCategories(given: readonly number[]): number {
  const { combinations } = combine({ inputs: INPUTS, held }, examples, given);
  const heads = combinations.filter(({ label }) => label.startsWith('category:'));
  return examples.filter((example, i) => {
    const margins = heads.map(({ parts, bias, gain }) => weighed(held, i, parts) + bias + gain * (given[i] as number));
    return heads[margins.indexOf(Math.max(...margins))]?.label === `category:${example.category}`;
  }).length;
}

describe('labels over the answers of the first level', () => {
  it('learn from the score what the answers do not tell', () => {
    expect(rightCategories(scores)).toBe(240);
    // A score that says nothing helps nothing: the commoner category for all.
    expect(rightCategories(scores.map(() => 0.4))).toBe(160);
  });

  it('put the limit of clauses between what is a signal and what is none', () => {
    const { combinations, clauseLimit } = combine({ inputs: INPUTS, held }, examples, scores);
    const clause = combinations.find(({ label }) => label === 'clause:3-2-iii');
    const named = examples.map(
      (_, i) =>
        (scores[i] as number) *
        sigmoid(weighed(held, i, clause?.parts ?? new Float64Array(INPUTS)) + (clause?.bias ?? 0)),
    );
    expect(named.map((probability) => probability >= clauseLimit)).toEqual(
      examples.map((example) => example.leak_signal),
    );
  });

  it('hear of category and severity from texts with a score only, of kinds and clauses from all', () => {
    const { combinations } = combine({ inputs: INPUTS, held }, examples, scores.slice(0, 1));
    const biasOf = (label: string): number => combinations.find((one) => one.label === label)?.bias ?? 0;
    // Of the texts with a score, the one there is, all are called secrecy; of all, one in three.
    expect(biasOf('category:secrecy')).toBeGreaterThan(biasOf('category:billing'));
    expect(biasOf('clause:3-2-iii')).toBeGreaterThan(1);
    expect(combinations.filter(({ gain }) => gain !== 0).every(({ label }) => !label.startsWith('kind:'))).toBe(true);
  });
});
