import { describe, expect, it } from '@jest/globals';
import { loadYaml } from '#kernel';
import { judgeCalls, stepBelow, type CallOutcome, type LadderRules } from './ladder.js';

describe('the ladder towards a person', () => {
  it.each([
    ['elp', 'email', 'letter'],
    ['ep', 'email', 'phone'],
    ['e', 'email', 'substitute'],
    ['elp', 'letter', 'phone'],
    ['el', 'letter', 'substitute'],
    ['elp', 'phone', 'substitute'],
    ['', 'phone', 'substitute'],
    ['elp', 'substitute', null],
  ] as const)('of somebody reached by "%s", %s that failed is followed by %s', (reach, failed, next) => {
    expect(stepBelow(reach, failed)).toBe(next);
  });
});

describe('telephone calls to one person', () => {
  const { phone } = loadYaml<LadderRules>('ladder.yaml');
  const calls = (...list: [CallOutcome, string][]) => list.map(([outcome, day]) => ({ outcome, day }));
  const [first, second, third] = ['2026-11-24', '2026-11-25', '2026-11-26'];

  it.each([
    ['nobody answered once', calls(['no-answer', first]), 'pending', null],
    [
      'nobody answered three times on one day',
      calls(['no-answer', first], ['no-answer', first], ['no-answer', first]),
      'pending',
      null,
    ],
    [
      'nobody answered three times on two days',
      calls(['no-answer', first], ['no-answer', first], ['no-answer', second]),
      'failed',
      'no-answer',
    ],
    [
      'asked to call again in between',
      calls(['no-answer', first], ['call-back', second], ['no-answer', third]),
      'pending',
      null,
    ],
    ['told in the end', calls(['no-answer', first], ['told', second]), 'acknowledged', null],
    ['somebody else lives there', calls(['wrong-number', first]), 'failed', 'wrong-number'],
    ['would not hear it', calls(['call-back', first], ['refused', second]), 'failed', 'refused'],
    ['no call at all', [], 'pending', null],
  ] as const)('%s: %s', (_title, made, state, why) => {
    expect(judgeCalls(made, phone)).toEqual({ state, why });
  });
});
