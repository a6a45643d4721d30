import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { isTold, mayMove, NOTICE_STATES, PROGRESS, statesBefore } from './notice-state.js';

const anyState = fc.constantFrom(...NOTICE_STATES);

describe('the state of a notice', () => {
  it('never moves backwards, whatever happens in whatever order', () => {
    fc.assert(
      fc.property(fc.array(anyState, { maxLength: 40 }), (wishes) => {
        let state: (typeof NOTICE_STATES)[number] = 'pending';
        for (const wish of wishes) {
          if (!mayMove(state, wish)) continue;
          expect(PROGRESS[wish]).toBeGreaterThan(PROGRESS[state]);
          state = wish;
        }
      }),
    );
  });

  it('comes to rest after at most five steps', () => {
    fc.assert(
      fc.property(fc.infiniteStream(anyState), (wishes) => {
        let state: (typeof NOTICE_STATES)[number] = 'pending';
        let steps = 0;
        for (const wish of wishes.take(500)) {
          if (!mayMove(state, wish)) continue;
          state = wish;
          steps += 1;
        }
        expect(steps).toBeLessThanOrEqual(5);
      }),
    );
  });

  it('goes from unknown to sending for nobody: a machine does not send twice', () => {
    expect(mayMove('unknown', 'sending')).toBe(false);
    expect(statesBefore('sending')).toEqual(['pending']);
  });

  it('counts only accepted and acknowledged as told', () => {
    expect(NOTICE_STATES.filter(isTold)).toEqual(['accepted', 'acknowledged']);
  });
});
