import { describe, expect, it } from '@jest/globals';
import { pileBound } from './pile-bound.js';
import { confidenceAfter, setAsideState, type Evidence, type SetAsideReason } from './set-aside-state.js';

const TARGETS = { target: 0.01, cleanSamples: 300, staleDays: 21, confidence: 0.95 };
const NOW = '2026-11-25T00:00:00.000Z';
const RECENT = '2026-11-20T00:00:00.000Z';
const OLD = '2026-11-03T00:00:00.000Z';

/** Size of the second planned look of a desk that is judged at 300 first. */
const SECOND = 1_000;

const nothing: Evidence = {
  now: NOW,
  stream: { read: 0, hits: 0, hitPlaces: [], newestAt: null },
  bound: pileBound([], 0.95),
  boundAtBest: null,
  newestRoundAt: null,
  waiting: [],
};
const stream = (read: number, hitPlaces: number[] = [], newestAt = RECENT): Partial<Evidence> => ({
  stream: { read, hits: hitPlaces.length, hitPlaces, newestAt },
});
const atBest = (size: number, read: number, hits: number): Partial<Evidence> => ({
  boundAtBest: pileBound([{ size, read, hits }], 0.95),
});
const pile = (read: number, hits: number, newestRoundAt = RECENT): Partial<Evidence> => ({
  bound: pileBound([{ size: 5_000, read, hits }], 0.95),
  newestRoundAt,
});

describe('whether unflagged complaints may rest', () => {
  it.each<[string, Partial<Evidence>, SetAsideReason]>([
    ['a desk that has read nothing', {}, 'start'],
    ['299 clean readings', stream(299), 'start'],
    ['300 clean readings', stream(300), 'proven'],
    ['300 readings with a signal', stream(300, [40]), 'above-target'],
    ['473 readings with a signal, which are no planned look', stream(473, [40]), 'above-target'],
    ['the readings before the second look, with a signal', stream(SECOND - 1, [40]), 'above-target'],
    ['the second look with a signal', stream(SECOND, [40]), 'proven'],
    ['the second look with two signals', stream(SECOND, [40, 900]), 'above-target'],
    ['a signal between the first look and the second', stream(400, [310]), 'proven'],
    ['300 clean readings of a month ago', stream(300, [], OLD), 'stale'],
    ['a round of 300 clean readings', pile(300, 0), 'proven'],
    ['a round of 200 clean readings after a good start', { ...stream(300), ...pile(200, 0) }, 'above-target'],
    ['a round with one signal in 300', pile(300, 1), 'above-target'],
    ['a round drawn 22 days ago', pile(300, 0, OLD), 'stale'],
    [
      '300 clean readings beside a round that has too many signals already',
      { ...stream(300), ...atBest(900, 300, 1) },
      'above-target',
    ],
    [
      'a round that is proven beside one with too many signals already',
      { ...pile(300, 0), ...atBest(6_000, 360, 3) },
      'above-target',
    ],
    [
      'a round that is proven beside one with a signal that it can bear',
      { ...pile(480, 0), ...atBest(6_000, 520, 1) },
      'proven',
    ],
    [
      'a fresh round beside one that waits for its readers too long',
      { ...pile(300, 0), waiting: [{ drawnAt: OLD }] },
      'stale',
    ],
    [
      'a fresh round beside one that waits since this week',
      { ...pile(300, 0), waiting: [{ drawnAt: RECENT }] },
      'proven',
    ],
    [
      '300 clean readings long ago, and empty weeks since',
      { ...stream(300, [], OLD), newestRoundAt: RECENT },
      'proven',
    ],
  ])('%s: as it should', (_, known, reason) => {
    const state = setAsideState({ ...nothing, ...known }, TARGETS);
    expect(state).toMatchObject({ reason, allowed: reason === 'proven' });
  });

  it('takes more confidence after each new beginning', () => {
    expect([0, 1, 2].map((restarts) => confidenceAfter(restarts, 0.95))).toEqual([0.95, 0.975, 0.9875]);
  });
});
