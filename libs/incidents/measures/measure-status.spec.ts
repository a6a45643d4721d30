import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import {
  hasPrevention,
  measureAfter,
  MEASURE_KINDS,
  MEASURE_STATES,
  MEASURE_STEP_NAMES,
  unfinished,
  VERDICTS,
  withoutEffect,
  type MeasureStanding,
} from './measure-status.js';

const measure = (change: Partial<MeasureStanding>): MeasureStanding => ({
  id: 'a',
  number: 1,
  kind: 'prevention',
  state: 'planned',
  checkDueOn: '2025-04-10',
  replacesId: null,
  ...change,
});

describe('steps of a measure', () => {
  it('judge only what was carried out', () => {
    const judged = MEASURE_STATES.filter((state) => VERDICTS.some((step) => measureAfter(state, step) !== null));
    expect(judged).toEqual(['done', 'effective']);
  });

  it('lead out of every state but that of a verdict of no effect, which nobody turns round', () => {
    const ends = MEASURE_STATES.filter((state) => !MEASURE_STEP_NAMES.some((step) => measureAfter(state, step)));
    expect(ends).toEqual(['ineffective']);
    expect(measureAfter('planned', 'effective')).toBeNull();
  });
});

describe('what keeps an incident open', () => {
  it.each([
    ['a plan', { state: 'planned' }, '2025-04-01', ['1']],
    ['nothing between carrying out and check', { state: 'done' }, '2025-04-10', []],
    ['a check past its day', { state: 'done' }, '2025-04-11', ['1']],
    ['no check of containment', { state: 'done', kind: 'containment', checkDueOn: null }, '2025-04-11', []],
    ['nothing that was dropped', { state: 'dropped' }, '2025-04-11', []],
    ['nothing that works', { state: 'effective' }, '2025-04-11', []],
  ] as const)('is %s', (_, change, today, open) => {
    expect(unfinished([measure(change)], today)).toEqual(open);
  });

  it('is a measure without effect until another in its place is found effective', () => {
    const failed = measure({ id: 'a', state: 'ineffective' });
    const next = (state: MeasureStanding['state']) => measure({ id: 'b', number: 2, state, replacesId: 'a' });
    expect(withoutEffect([failed])).toEqual(['1']);
    expect(withoutEffect([failed, next('planned')])).toEqual(['1']);
    expect(withoutEffect([failed, next('done')])).toEqual(['1']);
    expect(withoutEffect([failed, next('effective')])).toEqual([]);
    expect(withoutEffect([failed, next('ineffective')])).toEqual(['1', '2']);
    const third = measure({ id: 'c', number: 3, state: 'effective', replacesId: 'b' });
    expect(withoutEffect([failed, next('ineffective'), third])).toEqual([]);
  });

  it('never gets less by a measure that fails, whatever stands beside it', () => {
    const any = fc.record({
      id: fc.constantFrom('a', 'b', 'c', 'd'),
      number: fc.integer({ min: 1, max: 9 }),
      kind: fc.constantFrom(...MEASURE_KINDS),
      state: fc.constantFrom(...MEASURE_STATES),
      checkDueOn: fc.constant('2025-04-10'),
      replacesId: fc.constantFrom(null, 'a', 'b', 'c'),
    });
    fc.assert(
      fc.property(fc.array(any, { maxLength: 6 }), (measures) => {
        const failed = measures.map((each) =>
          each.state === 'effective' ? { ...each, state: 'ineffective' as const } : each,
        );
        return withoutEffect(failed).length >= withoutEffect(measures).length;
      }),
    );
  });

  it('is prevention that was dropped, as if there were none', () => {
    expect([hasPrevention([measure({ state: 'dropped' })]), hasPrevention([measure({})])]).toEqual([false, true]);
  });
});
